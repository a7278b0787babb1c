import type { Random } from './random.ts'

/** A smooth random function of the plane with mean 0 and a standard deviation of about 1. */
export type Noise = (x: number, y: number) => number

/** Gradient noise (Perlin 1985, quintic fade of 2002) on a unit lattice, gradients from a 32-bit hash of the seed. */
export function createNoise(random: Random): Noise {
  const seed = Math.floor(random.next() * 0x100000000) | 0
  const SCALE_TO_UNIT_VARIANCE = 4.63
  return (x, y) => {
    const column = Math.floor(x)
    const row = Math.floor(y)
    const fx = x - column
    const fy = y - row
    const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
    const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
    const top = mix(gradient(seed, column, row, fx, fy), gradient(seed, column + 1, row, fx - 1, fy), u)
    const bottom = mix(
      gradient(seed, column, row + 1, fx, fy - 1),
      gradient(seed, column + 1, row + 1, fx - 1, fy - 1),
      u,
    )
    return mix(top, bottom, v) * SCALE_TO_UNIT_VARIANCE
  }
}

/** A sum of octaves, each at twice the frequency and `gain` times the height of the one before; unit variance. */
export function createFractalNoise(random: Random, octaves: number, gain: number): Noise {
  const layers = Array.from({ length: octaves }, () => createNoise(random))
  const variance = layers.reduce((sum, _layer, octave) => sum + gain ** (2 * octave), 0)
  const norm = 1 / Math.sqrt(variance)
  return (x, y) => {
    let sum = 0
    let height = norm
    let frequency = 1
    for (const layer of layers) {
      sum += height * layer(x * frequency, y * frequency)
      height *= gain
      frequency *= 2.03
    }
    return sum
  }
}

const mix = (from: number, to: number, t: number): number => from + (to - from) * t

/** 256 directions, (cos, sin) in pairs. */
const DIRECTIONS = Float32Array.from({ length: 512 }, (_, i) => {
  const angle = ((i >> 1) * 2 * Math.PI) / 256
  return i % 2 === 0 ? Math.cos(angle) : Math.sin(angle)
})

function gradient(seed: number, column: number, row: number, dx: number, dy: number): number {
  let hash = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ seed
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  const at = (hash >>> 24) << 1
  return (DIRECTIONS[at] as number) * dx + (DIRECTIONS[at + 1] as number) * dy
}
