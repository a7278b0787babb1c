import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { applied, inverse, type Point, type Similarity } from '../../shared/imaging/similarity.ts'

export type { Point }

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
  /** How far the image is turned on the screen, radians, clockwise. */
  readonly rotation: number
}

/** Empty border round an image that is fitted, in CSS px. */
const FIT_MARGIN = 8

/** CSS pixels per image pixel at most. */
export const MAX_SCALE = 32

/** The whole image, as large as the pane allows; small images are enlarged no further than 4 times. */
export function fitted(image: ImageSize, pane: ImageSize, rotation = 0): Viewport {
  const width = Math.max(1, pane.width - 2 * FIT_MARGIN)
  const height = Math.max(1, pane.height - 2 * FIT_MARGIN)
  const [cos, sin] = [Math.abs(Math.cos(rotation)), Math.abs(Math.sin(rotation))]
  const scale = Math.min(
    width / (cos * image.width + sin * image.height),
    height / (sin * image.width + cos * image.height),
    4,
  )
  return { x: image.width / 2, y: image.height / 2, scale, rotation }
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
  return holding(viewport, { scale }, at, image, pane)
}

/** Turned by `angle`, radians, clockwise, round the image point under `at`. */
export function rotatedAt(
  viewport: Viewport,
  angle: number,
  at: Point,
  image: ImageSize,
  pane: ImageSize,
): Viewport {
  const turn = 2 * Math.PI
  const rotation = viewport.rotation + angle
  return holding(viewport, { rotation: rotation - turn * Math.round(rotation / turn) }, at, image, pane)
}

/** Moved so that the image follows the pointer by `dx`, `dy` CSS px. */
export function panned(viewport: Viewport, dx: number, dy: number, image: ImageSize): Viewport {
  const { x, y } = turnedBack(viewport, { x: dx, y: dy })
  return kept({ ...viewport, x: viewport.x - x, y: viewport.y - y }, image)
}

/** The change, with the image point under `at` staying where it is. */
function holding(
  viewport: Viewport,
  change: Partial<Pick<Viewport, 'scale' | 'rotation'>>,
  at: Point,
  image: ImageSize,
  pane: ImageSize,
): Viewport {
  const fixed = toImage(viewport, at, pane)
  const changed = { ...viewport, ...change }
  const { x, y } = turnedBack(changed, { x: at.x - pane.width / 2, y: at.y - pane.height / 2 })
  return kept({ ...changed, x: fixed.x - x, y: fixed.y - y }, image)
}

/** A way over the screen as one over the image. */
function turnedBack({ scale, rotation }: Viewport, { x, y }: Point): Point {
  const [cos, sin] = [Math.cos(rotation) / scale, Math.sin(rotation) / scale]
  return { x: cos * x + sin * y, y: cos * y - sin * x }
}

/** The middle of the pane never leaves the image. */
function kept(viewport: Viewport, image: ImageSize): Viewport {
  return {
    ...viewport,
    x: Math.min(image.width, Math.max(0, viewport.x)),
    y: Math.min(image.height, Math.max(0, viewport.y)),
  }
}

/** From image to pane, as one transform. */
export function imageToPane({ x, y, scale, rotation }: Viewport, pane: ImageSize): Similarity {
  const [a, b] = [scale * Math.cos(rotation), scale * Math.sin(rotation)]
  return { a, b, tx: pane.width / 2 - a * x + b * y, ty: pane.height / 2 - b * x - a * y }
}

export function toImage(viewport: Viewport, at: Point, pane: ImageSize): Point {
  return applied(inverse(imageToPane(viewport, pane)), at)
}

export function toPane(viewport: Viewport, at: Point, pane: ImageSize): Point {
  return applied(imageToPane(viewport, pane), at)
}
