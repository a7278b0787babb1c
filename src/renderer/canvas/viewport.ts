import type { ImageSize } from '../../shared/imaging/pixels.ts'

/**
 * Where a pane looks at an image: pure functions on points and scales. Image coordinates are pixels of level 0, pane
 * coordinates CSS pixels from the pane's upper left corner.
 */

export interface Viewport {
  /** The image point in the middle of the pane. */
  readonly x: number
  readonly y: number
  /** CSS pixels per image pixel. */
  readonly scale: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Empty border round an image that is fitted, in CSS px. */
const FIT_MARGIN = 8

/** CSS pixels per image pixel at most. */
export const MAX_SCALE = 32

/** The whole image, as large as the pane allows; small images are enlarged no further than 4 times. */
export function fitted(image: ImageSize, pane: ImageSize): Viewport {
  const width = Math.max(1, pane.width - 2 * FIT_MARGIN)
  const height = Math.max(1, pane.height - 2 * FIT_MARGIN)
  const scale = Math.min(width / image.width, height / image.height, 4)
  return { x: image.width / 2, y: image.height / 2, scale }
}

/** Zoomed by `factor` with the image point under `at` staying where it is. */
export function zoomedAt(
  viewport: Viewport,
  factor: number,
  at: Point,
  image: ImageSize,
  pane: ImageSize,
): Viewport {
  const smallest = Math.min(fitted(image, pane).scale, 1) / 2
  const scale = Math.min(MAX_SCALE, Math.max(smallest, viewport.scale * factor))
  const fixed = toImage(viewport, at, pane)
  return kept(
    {
      x: fixed.x - (at.x - pane.width / 2) / scale,
      y: fixed.y - (at.y - pane.height / 2) / scale,
      scale,
    },
    image,
  )
}

/** Moved so that the image follows the pointer by `dx`, `dy` CSS px. */
export function panned(viewport: Viewport, dx: number, dy: number, image: ImageSize): Viewport {
  const { x, y, scale } = viewport
  return kept({ x: x - dx / scale, y: y - dy / scale, scale }, image)
}

/** The middle of the pane never leaves the image. */
function kept(viewport: Viewport, image: ImageSize): Viewport {
  return {
    x: Math.min(image.width, Math.max(0, viewport.x)),
    y: Math.min(image.height, Math.max(0, viewport.y)),
    scale: viewport.scale,
  }
}

export function toImage({ x, y, scale }: Viewport, at: Point, pane: ImageSize): Point {
  return { x: x + (at.x - pane.width / 2) / scale, y: y + (at.y - pane.height / 2) / scale }
}

export function toPane({ x, y, scale }: Viewport, at: Point, pane: ImageSize): Point {
  return { x: (at.x - x) * scale + pane.width / 2, y: (at.y - y) * scale + pane.height / 2 }
}
