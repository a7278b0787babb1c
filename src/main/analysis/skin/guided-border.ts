import type { ImageSize, RgbImage } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { RowBand } from '../row-bands.ts'
import { boxBlur } from './colour-features.ts'
import { LEAST_SKIN } from './skin-mask.ts'
import type { WorkPicture } from './work-picture.ts'

/**
 * Brings a small mask to the photo's size with a border that follows the photo's edges: the fast guided filter (He & Sun
 * 2015, arXiv:1505.00996). In every small window the mask is fitted as a linear function of the colour; the fit is
 * enlarged instead of the mask, and applied to the photo's own pixels.
 */

/** Radius of the windows, px of the small picture. */
const RADIUS = 4

/** Colour differences (of 0…1) whose square is well below this do not make an edge. */
const FLATNESS = 2e-4

/** Of the small picture's size: three factors for R, G, B of 0…1 and a constant, one plane after the other. */
export interface BorderFit extends ImageSize {
  /** The part of the photo that it covers; outside there is no skin. */
  readonly part: PixelRect
  readonly data: Float32Array<SharedArrayBuffer>
}

export function fitBorder({ width, height, data, part }: WorkPicture, mask: Uint8Array): BorderFit {
  const pixels = width * height
  const mean = (value: (at: number) => number): Float32Array => {
    const plane = new Float32Array(pixels)
    for (let at = 0; at < pixels; at += 1) plane[at] = value(at)
    return boxBlur(plane, width, height, RADIUS)
  }
  const colour = (at: number, channel: number): number => (data[3 * at + channel] as number) / 255
  const masked = (at: number): number => (mask[at] !== 0 ? 1 : 0)
  const channels = [0, 1, 2] as const
  const colours = channels.map((channel) => mean((at) => colour(at, channel)))
  const masks = mean(masked)
  const products = channels.map((channel) => mean((at) => colour(at, channel) * masked(at)))
  const pairs = [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 1],
    [1, 2],
    [2, 2],
  ] as const
  const squares = pairs.map(([a, b]) => mean((at) => colour(at, a) * colour(at, b)))

  const planes = [0, 1, 2, 3].map(() => new Float32Array(pixels)) as [Plane, Plane, Plane, Plane]
  const [xs, ys, zs, constants] = planes
  const [rs, gs, bs] = colours as [Plane, Plane, Plane]
  const [rps, gps, bps] = products as [Plane, Plane, Plane]
  const [rrs, rgs, rbs, ggs, gbs, bbs] = squares as [Plane, Plane, Plane, Plane, Plane, Plane]
  for (let at = 0; at < pixels; at += 1) {
    const r = rs[at] as number
    const g = gs[at] as number
    const b = bs[at] as number
    const p = masks[at] as number
    // The covariance of the colours, a symmetric 3 × 3 matrix, and theirs with the mask; solved by Cramer's rule.
    const rr = (rrs[at] as number) - r * r + FLATNESS
    const rg = (rgs[at] as number) - r * g
    const rb = (rbs[at] as number) - r * b
    const gg = (ggs[at] as number) - g * g + FLATNESS
    const gb = (gbs[at] as number) - g * b
    const bb = (bbs[at] as number) - b * b + FLATNESS
    const rp = (rps[at] as number) - r * p
    const gp = (gps[at] as number) - g * p
    const bp = (bps[at] as number) - b * p
    const c00 = gg * bb - gb * gb
    const c01 = rb * gb - rg * bb
    const c02 = rg * gb - rb * gg
    const c12 = rg * rb - rr * gb
    const determinant = rr * c00 + rg * c01 + rb * c02
    const x = (c00 * rp + c01 * gp + c02 * bp) / determinant
    const y = (c01 * rp + (rr * bb - rb * rb) * gp + c12 * bp) / determinant
    const z = (c02 * rp + c12 * gp + (rr * gg - rg * rg) * bp) / determinant
    xs[at] = x
    ys[at] = y
    zs[at] = z
    constants[at] = p - x * r - y * g - z * b
  }
  const fit = new Float32Array(new SharedArrayBuffer(4 * 4 * pixels))
  planes.forEach((plane, index) => {
    fit.set(boxBlur(plane, width, height, RADIUS), index * pixels)
  })
  return { width, height, part, data: fit }
}

type Plane = Float32Array

export interface BorderInput extends RowBand {
  readonly photo: RgbImage
  readonly fit: BorderFit
  /** Of the photo's size; receives 0 = not skin … 255 = skin. */
  readonly target: Uint8Array<SharedArrayBuffer>
}

/** The soft border's range of fitted values: below it no skin, above it all skin. */
const [BORDER_FROM, BORDER_TO] = [0.25, 0.75]

/** Returns how many of the band's pixels count as skin. */
export function drawBorder(
  { photo, fit, target, rowBegin, rowEnd }: BorderInput,
  context: TaskContext,
): number {
  const { width } = photo
  const { part } = fit
  const factors = new Float32Array(4)
  const full = photo.bits === 8 ? 255 : 65535
  let count = 0
  target.fill(0, rowBegin * width, rowEnd * width)
  for (let y = Math.max(rowBegin, part.y); y < Math.min(rowEnd, part.y + part.height); y += 1) {
    context.throwIfCancelled()
    const row = place(y - part.y, part.height, fit.height)
    for (let x = part.x; x < part.x + part.width; x += 1) {
      interpolate(fit, place(x - part.x, part.width, fit.width), row, factors)
      const at = y * width + x
      const value =
        ((factors[0] as number) * (photo.data[3 * at] as number) +
          (factors[1] as number) * (photo.data[3 * at + 1] as number) +
          (factors[2] as number) * (photo.data[3 * at + 2] as number)) /
          full +
        (factors[3] as number)
      const share = Math.min(1, Math.max(0, (value - BORDER_FROM) / (BORDER_TO - BORDER_FROM)))
      const found = Math.round(255 * share)
      target[at] = found
      if (found >= LEAST_SKIN) count += 1
    }
  }
  return count
}

/** Where the centre of pixel `at` of `length` lies among `samples` pixels: the whole and the fractional part are used. */
const place = (at: number, length: number, samples: number): number =>
  Math.min(samples - 1, Math.max(0, ((at + 0.5) * samples) / length - 0.5))

/** Bilinear, all four planes. */
function interpolate({ width, height, data }: BorderFit, x: number, y: number, factors: Float32Array): void {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const right = Math.min(width - 1, left + 1)
  const upper = top * width
  const lower = Math.min(height - 1, top + 1) * width
  const across = x - left
  const down = y - top
  for (let plane = 0; plane < 4; plane += 1) {
    const from = plane * width * height
    const above =
      (data[from + upper + left] as number) * (1 - across) + (data[from + upper + right] as number) * across
    const below =
      (data[from + lower + left] as number) * (1 - across) + (data[from + lower + right] as number) * across
    factors[plane] = above * (1 - down) + below * down
  }
}
