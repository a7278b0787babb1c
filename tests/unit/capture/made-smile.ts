import { findFaces } from '../../../src/main/analysis/skin/face-finder.ts'
import { distance, interpupillaryPx, type Point } from '../../../src/main/analysis/skin/landmarks.ts'
import { taskContext } from '../../../src/main/pool/cancel-cell.ts'
import type { RgbImage } from '../../../src/shared/imaging/pixels.ts'

/** How far what is drawn aside reaches, in distances between the pupils. */
const REACH = 0.28

/**
 * The same face with the corners of its mouth drawn apart, by a share of the distance between the pupils on either side, and half as far
 * up: pixels moved, nothing else of a smile.
 */
export async function madeSmile({ width, height, data }: RgbImage, share: number): Promise<RgbImage> {
  const shared = new Uint8Array(new SharedArrayBuffer(data.length))
  shared.set(data)
  const picture = { width, height, data: shared, part: { x: 0, y: 0, width, height } }
  const context = taskContext(new Int32Array(new SharedArrayBuffer(4)))
  const [face] = await findFaces(picture, context)
  if (!face) throw new Error('expected a face to make smile, found none')
  const unit = interpupillaryPx(face.landmarks)
  const [right, left] = [face.landmarks[48], face.landmarks[54]] as [Point, Point]
  const smiling = new Uint8Array(new SharedArrayBuffer(data.length))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const pull = ({ x: cornerX, y: cornerY }: Point): number =>
        Math.exp(-((distance({ x, y }, { x: cornerX, y: cornerY }) / (REACH * unit)) ** 2))
      const [toRight, toLeft] = [pull(right), pull(left)]
      const from = {
        x: clamped(x + share * unit * (toRight - toLeft), width),
        y: clamped(y + (share / 2) * unit * (toRight + toLeft), height),
      }
      for (const channel of [0, 1, 2])
        smiling[3 * (y * width + x) + channel] = sampled(shared, width, height, from, channel)
    }
  return { width, height, bits: 8, data: smiling }
}

const clamped = (place: number, length: number): number => Math.min(length - 1, Math.max(0, place))

function sampled(data: Uint8Array, width: number, height: number, { x, y }: Point, channel: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)]
  const at = (column: number, row: number): number => data[3 * (row * width + column) + channel] as number
  const [dx, dy] = [x - left, y - top]
  const upper = at(left, top) * (1 - dx) + at(right, top) * dx
  return upper * (1 - dy) + (at(left, bottom) * (1 - dx) + at(right, bottom) * dx) * dy
}
