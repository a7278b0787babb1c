import { planeOfSpectrum, type Spectrum } from './fourier.ts'

export interface ShiftPeak {
  /** −side/2 … side/2: what lies at u in the first plane lies at u + (x, y) in the second. */
  readonly x: number
  readonly y: number
  readonly height: number
}

/** Cycles a sample above which the phase is mostly noise: it counts less and less. */
const HIGHEST = 0.22

/** Where two planes agree best, up to `count` places, the surest first (phase correlation, Kuglin and Hines 1975). */
export function shiftPeaks(first: Spectrum, second: Spectrum, count: number): ShiftPeak[] {
  const { side } = first
  const real = new Float64Array(side * side)
  const imaginary = new Float64Array(side * side)
  for (let v = 0, at = 0; v < side; v += 1)
    for (let u = 0; u < side; u += 1, at += 1) {
      const [ar, ai] = [first.real[at] as number, first.imaginary[at] as number]
      const [br, bi] = [second.real[at] as number, second.imaginary[at] as number]
      const re = ar * br + ai * bi
      const im = ar * bi - ai * br
      const length = Math.hypot(re, im)
      const frequency = Math.hypot(Math.min(u, side - u), Math.min(v, side - v)) / side
      const weight = length > 0 ? Math.exp(-((frequency / HIGHEST) ** 2)) / length : 0
      real[at] = re * weight
      imaginary[at] = im * weight
    }
  return highest(planeOfSpectrum({ side, real, imaginary }), side, count)
}

function highest(surface: Float64Array, side: number, count: number): ShiftPeak[] {
  const valueAt = (x: number, y: number): number =>
    surface[((y + side) % side) * side + ((x + side) % side)] as number
  const tops: ShiftPeak[] = []
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const height = valueAt(x, y)
      if (tops.length === count && height <= (tops[count - 1] as ShiftPeak).height) continue
      let isTop = true
      for (let step = 0; isTop && step < 9; step += 1)
        if (step !== 4 && valueAt(x + (step % 3) - 1, y + Math.floor(step / 3) - 1) > height) isTop = false
      if (!isTop) continue
      tops.push({
        x: centred(x, side) + top(valueAt(x - 1, y), height, valueAt(x + 1, y)),
        y: centred(y, side) + top(valueAt(x, y - 1), height, valueAt(x, y + 1)),
        height,
      })
      tops.sort((a, b) => b.height - a.height)
      tops.length = Math.min(count, tops.length)
    }
  return tops
}

const centred = (index: number, side: number): number => (index < side / 2 ? index : index - side)

function top(before: number, here: number, after: number): number {
  const bend = before - 2 * here + after
  return bend < 0 ? Math.min(0.5, Math.max(-0.5, (before - after) / (2 * bend))) : 0
}
