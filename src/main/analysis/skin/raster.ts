import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { Point } from './landmarks.ts'

/** Shapes to masks: one byte a pixel, 1 = inside. Pixel centres lie at whole coordinates. */

/** The pixels for which `inside` holds. */
export function maskWhere(pixels: number, inside: (at: number) => boolean): Uint8Array {
  const mask = new Uint8Array(pixels)
  for (let at = 0; at < pixels; at += 1) if (inside(at)) mask[at] = 1
  return mask
}

/** Even-odd filling of a closed outline. */
export const fillOutline = (size: ImageSize, outline: readonly Point[]): Uint8Array =>
  fillRings(size, [outline])

/** Even-odd filling of closed outlines: one inside another is a hole. */
export function fillRings({ width, height }: ImageSize, rings: readonly (readonly Point[])[]): Uint8Array {
  const mask = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const crossings = rings.flatMap((ring) => crossingsOf(ring, y)).sort((a, b) => a - b)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const begin = Math.max(0, Math.ceil(crossings[pair] as number))
      const end = Math.min(width - 1, Math.floor(crossings[pair + 1] as number))
      if (begin <= end) mask.fill(1, y * width + begin, y * width + end + 1)
    }
  }
  return mask
}

/** Where a closed outline crosses a row. */
const crossingsOf = (outline: readonly Point[], y: number): number[] =>
  outline.flatMap((from, index) => {
    const to = outline[(index + 1) % outline.length] as Point
    if (from.y <= y === to.y <= y) return []
    return [from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)]
  })

/** Everything within `radius` of a line through the points. */
export function strokeLine({ width, height }: ImageSize, line: readonly Point[], radius: number): Uint8Array {
  const mask = new Uint8Array(width * height)
  for (const [index, from] of line.entries()) {
    const to = line[index + 1] ?? from
    const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - radius))
    const right = Math.min(width - 1, Math.ceil(Math.max(from.x, to.x) + radius))
    const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - radius))
    const bottom = Math.min(height - 1, Math.ceil(Math.max(from.y, to.y) + radius))
    const length = (to.x - from.x) ** 2 + (to.y - from.y) ** 2
    for (let y = top; y <= bottom; y += 1)
      for (let x = left; x <= right; x += 1) {
        const along =
          length === 0 ? 0 : ((x - from.x) * (to.x - from.x) + (y - from.y) * (to.y - from.y)) / length
        const nearest = Math.min(1, Math.max(0, along))
        const dx = x - from.x - nearest * (to.x - from.x)
        const dy = y - from.y - nearest * (to.y - from.y)
        if (dx * dx + dy * dy <= radius * radius) mask[y * width + x] = 1
      }
  }
  return mask
}

/** An outline with everything within `margin` of it. */
export function fillGrown(size: ImageSize, outline: readonly Point[], margin: number): Uint8Array {
  const mask = fillOutline(size, outline)
  const [first] = outline
  if (first) unite(mask, strokeLine(size, [...outline, first], margin))
  return mask
}

/** Adds what is in `other`. */
export function unite(mask: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < mask.length; at += 1) if (other[at] !== 0) mask[at] = 1
}

/** Distance of every pixel to the nearest one of the mask, px: by chamfer steps of 1 and √2, at most 8 % too long. */
export function distanceTo(mask: Uint8Array, { width, height }: ImageSize): Float32Array {
  const far = width + height
  const distances = new Float32Array(mask.length)
  for (let at = 0; at < mask.length; at += 1) distances[at] = mask[at] === 0 ? far : 0
  // Down and to the right from the upper left corner, then back: each pixel looks at the four it comes from.
  for (const direction of [1, -1] as const)
    for (let row = 0; row < height; row += 1) {
      const y = direction > 0 ? row : height - 1 - row
      const hasBefore = row > 0
      for (let column = 0; column < width; column += 1) {
        const x = direction > 0 ? column : width - 1 - column
        const at = y * width + x
        const before = at - direction * width
        let nearest = distances[at] as number
        if (column > 0) nearest = Math.min(nearest, (distances[at - direction] as number) + 1)
        if (hasBefore) {
          nearest = Math.min(nearest, (distances[before] as number) + 1)
          if (x > 0) nearest = Math.min(nearest, (distances[before - 1] as number) + Math.SQRT2)
          if (x + 1 < width) nearest = Math.min(nearest, (distances[before + 1] as number) + Math.SQRT2)
        }
        distances[at] = nearest
      }
    }
  return distances
}
