import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import type { DecodedPhoto } from '../../../src/main/decoder/decoder-client.ts'
import type { DecoderLimits } from '../../../src/main/decoder/limits.ts'
import { spawnChildProcess } from '../../../src/main/decoder/spawn-child-process.ts'

/** Generated pictures for the decoder tests: skin colours, with a block of another colour in each corner. */
export interface Scene {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

const CORNERS = [
  [200, 40, 40],
  [40, 180, 60],
  [50, 60, 200],
  [210, 200, 50],
] as const

export function scene(width = 96, height = 64): Scene {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const corner = (x < 16 || x >= width - 16) && (y < 16 || y >= height - 16)
      const block = CORNERS[(x < 16 ? 0 : 1) + (y < 16 ? 0 : 2)]
      const skin = [
        170 + (57.6 * x) / width,
        120 + (32 * y) / height,
        100 + (32 * (x + y)) / (width + height),
      ]
      data.set(corner && block !== undefined ? block : skin, 3 * (y * width + x))
    }
  }
  return { width, height, data }
}

/** Values in the full range of 16 bits that differ from pixel to pixel. */
export function noise16(width: number, height: number): Uint16Array {
  let state = 12345
  return Uint16Array.from({ length: width * height * 3 }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state >>> 15
  })
}

export const raw = ({ width, height, data }: Scene, channels: 3 | 4 = 3): Sharp =>
  sharp(data, { raw: { width, height, channels } })

export const openDecoder = (limits: Partial<DecoderLimits> = {}): PhotoDecoder =>
  new PhotoDecoder({ spawn: spawnChildProcess, limits })

export const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/photos/${name}`, import.meta.url))

/** Largest and mean absolute difference between the samples of two pictures of the same length. */
export function difference(photo: DecodedPhoto, expected: ArrayLike<number>): { max: number; mean: number } {
  const { data } = photo.image
  if (data.length !== expected.length) throw new Error(`${data.length} samples instead of ${expected.length}`)
  let max = 0
  let sum = 0
  for (let i = 0; i < data.length; i += 1) {
    const off = Math.abs((data[i] ?? 0) - (expected[i] ?? 0))
    max = Math.max(max, off)
    sum += off
  }
  return { max, mean: sum / data.length }
}

/** Red, green and blue of one pixel. */
export function pixel({ image }: DecodedPhoto, x: number, y: number): number[] {
  const at = 3 * (y * image.width + x)
  return [...image.data.subarray(at, at + 3)]
}
