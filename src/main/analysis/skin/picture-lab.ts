import { decodeSrgb } from '../../../shared/imaging/colour.ts'
import type { WorkPicture } from './work-picture.ts'

const LINEAR = Float32Array.from({ length: 256 }, (_, byte) => decodeSrgb(byte / 255))

/** CIE L*, a*, b* of a small picture, a plane each (pipeline §1). */
export function labOfPicture({
  width,
  height,
  data,
}: WorkPicture): [Float32Array, Float32Array, Float32Array] {
  const pixels = width * height
  const planes = [0, 1, 2].map(() => new Float32Array(pixels)) as [Float32Array, Float32Array, Float32Array]
  for (let at = 0; at < pixels; at += 1) {
    const red = LINEAR[data[3 * at] as number] as number
    const green = LINEAR[data[3 * at + 1] as number] as number
    const blue = LINEAR[data[3 * at + 2] as number] as number
    const x = compressed((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    const y = compressed(0.2126729 * red + 0.7151522 * green + 0.072175 * blue)
    const z = compressed((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883)
    planes[0][at] = 116 * y - 16
    planes[1][at] = 500 * (x - y)
    planes[2][at] = 200 * (y - z)
  }
  return planes
}

const compressed = (value: number): number =>
  value > (6 / 29) ** 3 ? Math.cbrt(value) : value / (3 * (6 / 29) ** 2) + 4 / 29
