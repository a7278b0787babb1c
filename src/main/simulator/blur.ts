import { type Plane, createPlane } from './plane.ts'

/** Above this sigma (px) three box filters stand in for the Gaussian: under 3 % of its peak away from it. */
const BOX_FROM_SIGMA_PX = 4

/** Gaussian blur; the border repeats. `sigmaPx` below 0.15 returns the plane itself. */
export function gaussianBlur(plane: Plane, sigmaPx: number): Plane {
  if (sigmaPx < 0.15) return plane
  const rows = createPlane(plane)
  const done = createPlane(plane)
  const { width, height } = plane
  if (sigmaPx < BOX_FROM_SIGMA_PX) {
    const kernel = gaussianKernel(sigmaPx)
    for (let y = 0; y < height; y++) convolve(plane.data, rows.data, y * width, 1, width, kernel)
    for (let x = 0; x < width; x++) convolve(rows.data, done.data, x, width, height, kernel)
    return done
  }
  rows.data.set(plane.data)
  for (const radius of boxRadii(sigmaPx)) {
    for (let y = 0; y < height; y++) box(rows.data, done.data, y * width, 1, width, radius)
    for (let x = 0; x < width; x++) box(done.data, rows.data, x, width, height, radius)
  }
  return rows
}

/** One half of a normalised Gaussian, centre first. */
function gaussianKernel(sigma: number): Float32Array {
  const radius = Math.max(1, Math.ceil(3 * sigma))
  const kernel = new Float32Array(radius + 1)
  let sum = 0
  for (let i = 0; i <= radius; i++) {
    const weight = Math.exp((-i * i) / (2 * sigma * sigma))
    kernel[i] = weight
    sum += i === 0 ? weight : 2 * weight
  }
  return kernel.map((weight) => weight / sum)
}

function convolve(
  source: Float32Array,
  target: Float32Array,
  start: number,
  step: number,
  count: number,
  kernel: Float32Array,
): void {
  const last = count - 1
  const radius = kernel.length - 1
  for (let i = 0; i < count; i++) {
    let sum = (source[start + i * step] as number) * (kernel[0] as number)
    for (let k = 1; k <= radius; k++) {
      const before = i - k < 0 ? 0 : i - k
      const after = i + k > last ? last : i + k
      sum +=
        (kernel[k] as number) *
        ((source[start + before * step] as number) + (source[start + after * step] as number))
    }
    target[start + i * step] = sum
  }
}

/** Radii of three box filters whose variances add up to sigma² as closely as whole pixels allow. */
function boxRadii(sigma: number): readonly [number, number, number] {
  const ideal = Math.sqrt(4 * sigma * sigma + 1)
  const lower = Math.max(0, Math.floor((ideal - 1) / 2))
  const small = 2 * lower + 1
  const count = Math.round((12 * sigma * sigma - 3 * small * small - 12 * small - 9) / (-4 * small - 4))
  const radius = (index: number): number => (index < count ? lower : lower + 1)
  return [radius(0), radius(1), radius(2)]
}

function box(
  source: Float32Array,
  target: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
): void {
  const last = count - 1
  const value = (i: number): number => source[start + Math.min(last, Math.max(0, i)) * step] as number
  const size = 2 * radius + 1
  let sum = 0
  for (let i = -radius; i <= radius; i++) sum += value(i)
  for (let i = 0; i < count; i++) {
    target[start + i * step] = sum / size
    sum += value(i + radius + 1) - value(i - radius)
  }
}
