import { LAB_CHANNELS, labPlane, type ImageSize, type LabImage } from '../../../shared/imaging/pixels.ts'
import type { TileRect } from './tiles.ts'

/**
 * The net's input for one window: every image (a level of the stack, its base, a single colour) brought to full size by
 * bilinear interpolation between pixel centres, three channels an image (NCHW with N = 1). Past the right and lower
 * border the photo is mirrored. Written into `memory` where it is large enough.
 */
export function tileInput(
  images: readonly LabImage[],
  size: ImageSize,
  window: TileRect,
  memory: Float32Array = new Float32Array(),
): Float32Array {
  const pixels = window.width * window.height
  const length = images.length * 3 * pixels
  const input = memory.length >= length ? memory.subarray(0, length) : new Float32Array(length)
  images.forEach((level, index) => {
    const scale = 2 ** halvings(size, level)
    const columns = samples(window.x, window.width, size.width, scale, level.width)
    const rows = samples(window.y, window.height, size.height, scale, level.height)
    for (const channel of LAB_CHANNELS) {
      const target = input.subarray((index * 3 + channel) * pixels, (index * 3 + channel + 1) * pixels)
      resample(labPlane(level, channel), level.width, columns, rows, target)
    }
  })
  return input
}

/** How often a photo was halved (odd sides rounded up) to get an image of this size. */
function halvings(size: ImageSize, image: ImageSize): number {
  const side = (times: number): number => Math.ceil(Math.max(size.width, size.height) / 2 ** times)
  let times = 0
  while (side(times) > Math.max(image.width, image.height)) times += 1
  return times
}

/** Where each output coordinate falls on a level's axis: two neighbours and the weight of the second. */
interface AxisSamples {
  readonly lower: Int32Array
  readonly upper: Int32Array
  readonly weight: Float32Array
}

function samples(
  begin: number,
  count: number,
  limit: number,
  scale: number,
  levelLimit: number,
): AxisSamples {
  const lower = new Int32Array(count)
  const upper = new Int32Array(count)
  const weight = new Float32Array(count)
  for (let index = 0; index < count; index += 1) {
    const position = (mirrored(begin + index, limit) + 0.5) / scale - 0.5
    const clamped = Math.min(Math.max(position, 0), levelLimit - 1)
    const floor = Math.floor(clamped)
    lower[index] = floor
    upper[index] = Math.min(floor + 1, levelLimit - 1)
    weight[index] = clamped - floor
  }
  return { lower, upper, weight }
}

function mirrored(coordinate: number, limit: number): number {
  return coordinate < limit ? coordinate : Math.max(0, 2 * (limit - 1) - coordinate)
}

function resample(
  plane: Float32Array,
  stride: number,
  columns: AxisSamples,
  rows: AxisSamples,
  target: Float32Array,
): void {
  const width = columns.lower.length
  for (let y = 0; y < rows.lower.length; y += 1) {
    const upperRow = (rows.lower[y] as number) * stride
    const lowerRow = (rows.upper[y] as number) * stride
    const down = rows.weight[y] as number
    for (let x = 0; x < width; x += 1) {
      const left = columns.lower[x] as number
      const right = columns.upper[x] as number
      const across = columns.weight[x] as number
      const top =
        (plane[upperRow + left] as number) * (1 - across) + (plane[upperRow + right] as number) * across
      const bottom =
        (plane[lowerRow + left] as number) * (1 - across) + (plane[lowerRow + right] as number) * across
      target[y * width + x] = top * (1 - down) + bottom * down
    }
  }
}
