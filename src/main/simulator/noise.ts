import type { Random } from './random.ts'

/** A smooth random function of the plane with mean 0 and a standard deviation of about 1. */
export type Noise = (x: number, y: number) => number

/**
 * Families of random textures. Training pictures have gradient noise; held-out ones value noise on a turned and warped
 * lattice, so that a net cannot live on the look of one kind of cloud.
 */
export type TextureFamily = 'gradient' | 'value'

/** One octave of the family: features about one unit wide. */
export function createNoise(random: Random, family: TextureFamily = 'gradient'): Noise {
  return family === 'gradient' ? gradientNoise(random) : valueNoise(random)
}

/** Gradient noise (Perlin 1985, quintic fade of 2002) on a unit lattice, gradients from a 32-bit hash of the seed. */
function gradientNoise(random: Random): Noise {
  const seed = Math.floor(random.next() * 0x100000000) | 0
  const SCALE_TO_UNIT_VARIANCE = 4.63
  return (x, y) => {
    const column = Math.floor(x)
    const row = Math.floor(y)
    const fx = x - column
    const fy = y - row
    const u = fade(fx)
    const v = fade(fy)
    const top = mix(gradient(seed, column, row, fx, fy), gradient(seed, column + 1, row, fx - 1, fy), u)
    const bottom = mix(
      gradient(seed, column, row + 1, fx, fy - 1),
      gradient(seed, column + 1, row + 1, fx - 1, fy - 1),
      u,
    )
    return mix(top, bottom, v) * SCALE_TO_UNIT_VARIANCE
  }
}

/** Value noise: random heights on a lattice of 1.6 units, turned by a random angle and bent by two slow waves. */
function valueNoise(random: Random): Noise {
  const seed = Math.floor(random.next() * 0x100000000) | 0
  const angle = random.uniform(0, 2 * Math.PI)
  const cos = Math.cos(angle) / 1.6
  const sin = Math.sin(angle) / 1.6
  const SCALE_TO_UNIT_VARIANCE = 2.9
  return (x, y) => {
    const bentX = x + 0.35 * Math.sin(1.3 * y)
    const bentY = y + 0.35 * Math.sin(1.7 * x)
    const u = bentX * cos - bentY * sin
    const v = bentX * sin + bentY * cos
    const column = Math.floor(u)
    const row = Math.floor(v)
    const fu = fade(u - column)
    const fv = fade(v - row)
    const top = mix(latticeValue(seed, column, row), latticeValue(seed, column + 1, row), fu)
    const bottom = mix(latticeValue(seed, column, row + 1), latticeValue(seed, column + 1, row + 1), fu)
    return mix(top, bottom, fv) * SCALE_TO_UNIT_VARIANCE
  }
}

/** A sum of octaves, each at twice the frequency and `gain` times the height of the one before; unit variance. */
export function createFractalNoise(
  random: Random,
  octaves: number,
  gain: number,
  family: TextureFamily = 'gradient',
): Noise {
  const layers = Array.from({ length: octaves }, () => createNoise(random, family))
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

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10)
const mix = (from: number, to: number, t: number): number => from + (to - from) * t

/** 256 directions, (cos, sin) in pairs. */
const DIRECTIONS = Float32Array.from({ length: 512 }, (_, i) => {
  const angle = ((i >> 1) * 2 * Math.PI) / 256
  return i % 2 === 0 ? Math.cos(angle) : Math.sin(angle)
})

function latticeHash(seed: number, column: number, row: number): number {
  let hash = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ seed
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
}

/** In [−1, 1). */
const latticeValue = (seed: number, column: number, row: number): number =>
  latticeHash(seed, column, row) / 0x80000000

function gradient(seed: number, column: number, row: number, dx: number, dy: number): number {
  const at = (latticeHash(seed, column, row) >>> 24) << 1
  return (DIRECTIONS[at] as number) * dx + (DIRECTIONS[at + 1] as number) * dy
}
