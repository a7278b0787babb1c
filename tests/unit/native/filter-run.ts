import { join, resolve } from 'node:path'

import { loadNativeAddon } from '../../../src/main/analysis/native/addon.ts'

export const ADDON_PATH = resolve(
  join(import.meta.dirname, '../../../native/build/Release/basalis_native.node'),
)
export const addon = loadNativeAddon(ADDON_PATH)

export interface Settings {
  readonly radius: number
  readonly sigmaSpatial: number
  readonly sigmaRange: number
}

/** Default settings of L*, a* and b* (pipeline §2). */
export const CHANNELS: readonly Settings[] = [
  { radius: 5, sigmaSpatial: 4, sigmaRange: 8 },
  { radius: 1, sigmaSpatial: 1.5, sigmaRange: 4 },
  { radius: 2, sigmaSpatial: 2, sigmaRange: 4 },
]

export function sharedFloats(length: number): Float32Array<SharedArrayBuffer> {
  return new Float32Array(new SharedArrayBuffer(length * 4))
}

export function newCancelCell(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(4))
}

/** Numbers in [0, 1) that are the same in every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A plane with shading, hard edges, fine noise and a few far outliers, within 0…100. */
export function testPlane(width: number, height: number, seed = 1): Float32Array<SharedArrayBuffer> {
  const random = randomNumbers(seed)
  const plane = sharedFloats(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shading = 45 + 20 * Math.sin(x / 9) * Math.cos(y / 7)
      const edge = (x * 3 + y * 5) % 31 < 12 ? 18 : 0
      const outlier = random() < 0.01 ? 60 * (random() - 0.5) : 0
      plane[y * width + x] = Math.min(100, Math.max(0, shading + edge + 6 * (random() - 0.5) + outlier))
    }
  }
  return plane
}

export interface FilterResult {
  readonly plane: Float32Array<SharedArrayBuffer>
  readonly rowDifference: Float64Array
}

/** Row ranges of about `bandRows` rows each that cover `height`. */
export function bands(height: number, bandRows: number): { rowBegin: number; rowEnd: number }[] {
  const result = []
  for (let rowBegin = 0; rowBegin < height; rowBegin += bandRows) {
    result.push({ rowBegin, rowEnd: Math.min(height, rowBegin + bandRows) })
  }
  return result
}

/** Packs, filters `passes` times and unpacks, every step cut into bands that run at the same time. */
export async function filterPlane(
  plane: Float32Array,
  width: number,
  height: number,
  settings: Settings,
  options: { readonly bandRows?: number; readonly mask?: Uint8Array | null; readonly passes?: number } = {},
): Promise<FilterResult> {
  const { radius, sigmaRange, sigmaSpatial } = settings
  const ranges = bands(height, options.bandRows ?? height)
  const length = addon.stripPlaneLength(width, height, radius)
  let source = sharedFloats(length)
  let target = sharedFloats(length)
  const rowDifference = new Float64Array(height)
  const common = { width, height, radius, sigmaRange, cancel: newCancelCell() }
  await Promise.all(ranges.map((range) => addon.packStrips({ ...common, ...range, plane, strips: source })))
  for (let pass = 0; pass < (options.passes ?? 1); pass++) {
    const mask = options.mask ?? null
    const job = { ...common, sigmaSpatial, source, target, rowDifference, mask }
    await Promise.all(ranges.map((range) => addon.bilateralRows({ ...job, ...range })))
    ;[source, target] = [target, source]
  }
  const result = sharedFloats(width * height)
  await Promise.all(
    ranges.map((range) => addon.unpackStrips({ ...common, ...range, plane: result, strips: source })),
  )
  return { plane: result, rowDifference }
}

/** `passes` passes of the plain reference. */
export function referencePlane(
  plane: Float32Array,
  width: number,
  height: number,
  settings: Settings,
  passes = 1,
): Float32Array {
  let source = Float32Array.from(plane)
  let target = new Float32Array(plane.length)
  for (let pass = 0; pass < passes; pass++) {
    addon.referenceBilateral(
      source,
      target,
      width,
      height,
      settings.radius,
      settings.sigmaSpatial,
      settings.sigmaRange,
    )
    ;[source, target] = [target, source]
  }
  return source
}

export interface Deviation {
  readonly max: number
  readonly mean: number
  readonly p9999: number
}

/** |a − b| over all elements. */
export function deviation(a: Float32Array, b: Float32Array): Deviation {
  if (a.length !== b.length || a.length === 0) throw new Error(`lengths ${a.length} and ${b.length}`)
  const differences = Float64Array.from(a, (value, index) =>
    Math.abs(value - (b[index] ?? Number.NaN)),
  ).sort()
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length
  // NaN sorts last, so it shows as the maximum.
  const at = (quantile: number): number =>
    differences[Math.ceil(quantile * differences.length) - 1] ?? Number.POSITIVE_INFINITY
  return { max: at(1), mean, p9999: at(0.9999) }
}

/** Sum of |a − b| of each row, over the mask where there is one. */
export function rowSums(
  a: Float32Array,
  b: Float32Array,
  width: number,
  mask: Uint8Array | null = null,
): Float64Array {
  const sums = new Float64Array(a.length / width)
  a.forEach((value, index) => {
    if (mask !== null && mask[index] === 0) return
    const row = Math.floor(index / width)
    sums[row] = (sums[row] ?? 0) + Math.abs(value - (b[index] ?? Number.NaN))
  })
  return sums
}
