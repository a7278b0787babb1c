import { sampleAt, type LightPlane } from '../../../../src/main/analysis/alignment/light-plane.ts'
import { applied, type PhotoPoint, type Similarity } from '../../../../src/shared/imaging/alignment.ts'
import type { ImageSize, RgbImage } from '../../../../src/shared/imaging/pixels.ts'

/** Another camera and another lamp: gain a channel, tone, and light that falls off to one side. */
export interface Look {
  readonly gains: readonly [number, number, number]
  readonly gamma: number
  /** Share of the light that is missing at the left border. */
  readonly shade: number
}

export const SAME_LOOK: Look = { gains: [1, 1, 1], gamma: 1, shade: 0 }

/** A new photo whose px come from where `source` says in an old one, with a grain of its own. */
export function relaid(
  photo: RgbImage,
  { width, height }: ImageSize,
  source: (point: PhotoPoint) => PhotoPoint,
  { gains, gamma, shade }: Look = SAME_LOOK,
): RgbImage {
  const planes = planesOf(photo)
  const data = new Uint8Array(new SharedArrayBuffer(3 * width * height))
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 3) {
      const from = source({ x: x + 0.5, y: y + 0.5 })
      const light = 1 - shade * (1 - x / width)
      planes.forEach((plane, channel) => {
        const value = (sampleAt(plane, from.x, from.y) / 255) * light * (gains[channel] as number)
        data[at + channel] = Math.min(
          255,
          Math.max(0, Math.round(255 * value ** gamma + 2 * grain(at + channel))),
        )
      })
    }
  return { width, height, bits: 8, data }
}

function planesOf({ width, height, data }: RgbImage): LightPlane[] {
  return [0, 1, 2].map((channel) => {
    const plane = new Float32Array(width * height)
    for (let at = 0; at < plane.length; at += 1) plane[at] = data[3 * at + channel] as number
    return { width, height, data: plane }
  })
}

/** Noise that is the same on every run: −1…1. */
function grain(at: number): number {
  const value = Math.sin(at * 12.9898) * 43758.5453
  return 2 * (value - Math.floor(value)) - 1
}

/** Turned and enlarged about the middle of a frame, whose middle comes to lie on `to`. */
export function turned(
  degrees: number,
  scale: number,
  { width, height }: ImageSize,
  to: PhotoPoint,
): Similarity {
  const radians = (degrees * Math.PI) / 180
  const a = scale * Math.cos(radians)
  const b = scale * Math.sin(radians)
  const middle = applied({ a, b, tx: 0, ty: 0 }, { x: width / 2, y: height / 2 })
  return { a, b, tx: to.x - middle.x, ty: to.y - middle.y }
}

export const apart = (one: PhotoPoint, two: PhotoPoint): number => Math.hypot(one.x - two.x, one.y - two.y)
