import type { ImageSize, RgbImage } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { RowBand } from '../row-bands.ts'

/** A small copy of a part of a photo: interleaved R, G, B, gamma-encoded sRGB bytes. */
export interface WorkPicture extends ImageSize {
  readonly data: Uint8Array<SharedArrayBuffer>
  /** The part of the photo that it shows, px of the photo. */
  readonly part: PixelRect
}

/** Long side at most, px, of the copy in which a face is looked for, and of the one in which its skin is. */
export const FIND_SIDE = 640
export const MASK_SIDE = 512

/** An empty picture for a part of a photo; never larger than the part itself. */
export function workPicture(part: PixelRect, longSide: number): WorkPicture {
  const scale = Math.min(1, longSide / Math.max(part.width, part.height))
  const width = Math.max(1, Math.round(part.width * scale))
  const height = Math.max(1, Math.round(part.height * scale))
  return { width, height, part, data: new Uint8Array(new SharedArrayBuffer(3 * width * height)) }
}

export interface ShrinkInput extends RowBand {
  readonly photo: RgbImage
  /** The band's rows are its rows. */
  readonly picture: WorkPicture
}

/** Each pixel becomes the mean of the photo's pixels that it stands for. */
export function shrinkPhoto({ photo, picture, rowBegin, rowEnd }: ShrinkInput, context: TaskContext): void {
  const { width, height, data, part } = picture
  const full = photo.bits === 8 ? 1 : 257
  for (let y = rowBegin; y < rowEnd; y += 1) {
    context.throwIfCancelled()
    const top = part.y + Math.floor((y * part.height) / height)
    const bottom = part.y + Math.floor(((y + 1) * part.height) / height)
    for (let x = 0; x < width; x += 1) {
      const left = part.x + Math.floor((x * part.width) / width)
      const right = part.x + Math.floor(((x + 1) * part.width) / width)
      let red = 0
      let green = 0
      let blue = 0
      for (let row = top; row < bottom; row += 1)
        for (let at = 3 * (row * photo.width + left), end = at + 3 * (right - left); at < end; at += 3) {
          red += photo.data[at] as number
          green += photo.data[at + 1] as number
          blue += photo.data[at + 2] as number
        }
      const share = 1 / (full * (bottom - top) * (right - left))
      const to = 3 * (y * width + x)
      data[to] = Math.round(red * share)
      data[to + 1] = Math.round(green * share)
      data[to + 2] = Math.round(blue * share)
    }
  }
}
