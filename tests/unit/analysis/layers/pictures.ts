import type { SkinMask } from '../../../../src/main/analysis/skin/skin-mask.ts'
import {
  MAP_FULL,
  PIGMENTS,
  type MapConfidence,
  type PigmentMaps,
} from '../../../../src/shared/imaging/pigments.ts'
import { createLabImage, type ImageSize, type LabImage } from '../../../../src/shared/imaging/pixels.ts'

/** Numbers 0…1, the same every time. */
export function random(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648
}

export function noisyBytes(length: number, seed = 1): Uint8Array<SharedArrayBuffer> {
  const next = random(seed)
  const bytes = new Uint8Array(new SharedArrayBuffer(length))
  bytes.forEach((_, i) => (bytes[i] = next() * 256))
  return bytes
}

export function noisyWords(length: number, seed = 1): Uint16Array<SharedArrayBuffer> {
  const next = random(seed)
  const words = new Uint16Array(new SharedArrayBuffer(2 * length))
  words.forEach((_, i) => (words[i] = next() * 65536))
  return words
}

/** Maps with noise, and none and full at the first two pixels. */
export function noisyMaps({ width, height }: ImageSize): PigmentMaps {
  const data = noisyWords(PIGMENTS.length * width * height, 3)
  PIGMENTS.forEach((_, index) => {
    data.set([0, MAP_FULL].slice(0, width * height), index * width * height)
  })
  return { width, height, data }
}

/** L* between `low` and `high`, a* and b* between −`colour` and `colour`. */
export function noisyLab(size: ImageSize, low: number, high: number, colour: number): LabImage {
  const lab = createLabImage(size)
  const pixels = size.width * size.height
  const next = random(9)
  lab.data.forEach((_, i) => {
    lab.data[i] = i < pixels ? low + (high - low) * next() : colour * (2 * next() - 1)
  })
  return lab
}

/** The same confidence everywhere. */
export function evenConfidence({ width, height }: ImageSize, value: number): MapConfidence {
  const data = new Uint8Array(new SharedArrayBuffer(PIGMENTS.length * width * height)).fill(value)
  return { width, height, data }
}

/** Skin where `isSkin` says so, everywhere by default. */
export function skinOf(
  { width, height }: ImageSize,
  isSkin: (x: number, y: number) => boolean = () => true,
): SkinMask {
  const data = new Uint8Array(new SharedArrayBuffer(width * height))
  data.forEach((_, at) => (data[at] = isSkin(at % width, Math.floor(at / width)) ? 255 : 0))
  return { width, height, data, count: data.reduce((sum, value) => sum + (value >> 7), 0) }
}
