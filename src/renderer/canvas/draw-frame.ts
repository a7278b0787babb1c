import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { Similarity } from '../../shared/imaging/similarity.ts'

/** From this many screen pixels per pixel of a picture on, pixels are shown as squares. */
const SQUARES_FROM = 6

/**
 * Draws a picture that shows the whole of a photo. `photo`: the size of that, in whose pixels `toPane` begins; `context` draws
 * in CSS pixels.
 */
export function drawFrame(
  context: CanvasRenderingContext2D,
  picture: ImageBitmap,
  photo: ImageSize,
  toPane: Similarity,
  alpha = 1,
): void {
  const { a, b, tx, ty } = toPane
  context.save()
  context.globalAlpha = alpha
  context.imageSmoothingEnabled = (Math.hypot(a, b) * photo.width) / picture.width < SQUARES_FROM
  context.imageSmoothingQuality = 'low'
  context.transform(a, b, -b, a, tx, ty)
  context.drawImage(picture, 0, 0, photo.width, photo.height)
  context.restore()
}
