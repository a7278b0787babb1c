import type { Rings } from '../../../shared/imaging/outline.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import { LEAST_SKIN } from '../skin/skin-mask.ts'
import { fillRings } from '../skin/raster.ts'

/** What lies in a region: its box in the photo, and which of the box's pixels count. */
export interface RegionCut {
  /** The smallest rectangle of the photo that holds the rings; never empty, at least one pixel. */
  readonly box: PixelRect
  /** One byte a pixel of the box: 255 = inside and skin, else 0. */
  readonly counted: Uint8Array
  /** Pixels of the photo inside the rings, and how many of them are skin. */
  readonly insidePx: number
  readonly skinPx: number
}

export function cutRegion(rings: Rings, skin: Uint8Array, size: ImageSize): RegionCut {
  const box = boxOf(rings, size)
  const inside = fillRings(
    box,
    rings.map((ring) => ring.map(({ x, y }) => ({ x: x - box.x, y: y - box.y }))),
  )
  let insidePx = 0
  let skinPx = 0
  for (let at = 0; at < inside.length; at += 1) {
    if (inside[at] === 0) continue
    insidePx += 1
    const x = at % box.width
    const here = (box.y + (at - x) / box.width) * size.width + box.x + x
    const is = (skin[here] as number) >= LEAST_SKIN
    inside[at] = is ? 255 : 0
    if (is) skinPx += 1
  }
  return { box, counted: inside, insidePx, skinPx }
}

/** The smallest rectangle of a photo that holds what of a region lies in it; at least one pixel. */
export function boxOf(rings: Rings, { width, height }: ImageSize): PixelRect {
  const clamped = (value: number, end: number): number => Math.min(end - 1, Math.max(0, value))
  const xs = rings.flat().map(({ x }) => x)
  const ys = rings.flat().map(({ y }) => y)
  const left = clamped(Math.floor(Math.min(...xs)), width)
  const top = clamped(Math.floor(Math.min(...ys)), height)
  const right = clamped(Math.ceil(Math.max(...xs)), width)
  const bottom = clamped(Math.ceil(Math.max(...ys)), height)
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}

type Plane = Uint8Array | Uint16Array | Float32Array

/** The box's part of a plane. `channel`: which plane of several one after another. */
export function cutPlane<P extends Plane>(
  plane: P,
  channel: number,
  { width, height }: ImageSize,
  { x, y, width: across, height: down }: PixelRect,
): P {
  const Kind = plane.constructor as new (length: number) => P
  const cut = new Kind(across * down)
  const first = channel * width * height + y * width + x
  for (let row = 0; row < down; row += 1) {
    const from = first + row * width
    cut.set(plane.subarray(from, from + across), row * across)
  }
  return cut
}

/** 0 where a pixel does not count. */
export function keepCounted(cut: Uint16Array, counted: Uint8Array): void {
  for (let at = 0; at < cut.length; at += 1) if (counted[at] === 0) cut[at] = 0
}
