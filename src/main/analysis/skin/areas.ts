import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { distanceTo, maskWhere } from './raster.ts'

/** Connected areas of a mask (one byte a pixel, 0 = outside) and the shapes made of them. */

export interface Areas {
  /** Number of the area of every pixel, from 1; 0 outside the mask. */
  readonly labels: Int32Array
  /** Pixels of every area; the first entry is that of no area. */
  readonly sizes: readonly number[]
}

/** 4-connected areas. */
export function areasOf(mask: Uint8Array, { width, height }: ImageSize): Areas {
  const labels = new Int32Array(mask.length)
  const sizes = [0]
  const waiting: number[] = []
  const enter = (at: number, label: number): void => {
    if (mask[at] === 0 || labels[at] !== 0) return
    labels[at] = label
    waiting.push(at)
  }
  for (let start = 0; start < mask.length; start += 1) {
    if (mask[start] === 0 || labels[start] !== 0) continue
    const label = sizes.length
    let size = 0
    enter(start, label)
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      size += 1
      const x = at % width
      if (x > 0) enter(at - 1, label)
      if (x + 1 < width) enter(at + 1, label)
      if (at >= width) enter(at - width, label)
      if (at + width < width * height) enter(at + width, label)
    }
    sizes.push(size)
  }
  return { labels, sizes }
}

/** The areas for which `keep` holds. */
export function keepAreas(mask: Uint8Array, size: ImageSize, keep: (pixels: number) => boolean): Uint8Array {
  const { labels, sizes } = areasOf(mask, size)
  const kept = sizes.map((pixels, area) => area > 0 && keep(pixels))
  return maskWhere(mask.length, (at) => kept[labels[at] as number] === true)
}

export const inverted = (mask: Uint8Array): Uint8Array => maskWhere(mask.length, (at) => mask[at] === 0)

export function countOf(mask: Uint8Array): number {
  let count = 0
  for (const inside of mask) if (inside !== 0) count += 1
  return count
}

/**
 * What hangs together with the seeds by more than a bridge of 2 · radius px: the mask is worn down, its areas that hold
 * seeds are grown again, and nothing that was not in the mask comes back.
 */
export function connectedTo(
  seeds: Uint8Array,
  mask: Uint8Array,
  size: ImageSize,
  radius: number,
): Uint8Array {
  const inner = distanceTo(inverted(mask), size)
  const worn = maskWhere(mask.length, (at) => (inner[at] as number) > radius)
  const { labels, sizes } = areasOf(worn, size)
  const touched = sizes.map(() => false)
  for (let at = 0; at < seeds.length; at += 1) if (seeds[at] !== 0) touched[labels[at] as number] = true
  touched[0] = false
  const core = maskWhere(mask.length, (at) => touched[labels[at] as number] === true)
  const outer = distanceTo(core, size)
  return maskWhere(mask.length, (at) => mask[at] !== 0 && (outer[at] as number) <= radius + 1.5)
}
