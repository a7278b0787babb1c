import sharp, { type Sharp } from 'sharp'
import { fitHomography, project } from '../../../../src/main/analysis/colour-card/homography.ts'
import { CARD_REFERENCES } from '../../../../src/main/analysis/colour-card/reference-values.ts'
import { encodeSrgb } from '../../../../src/shared/imaging/colour.ts'
import type { LinearRgb } from '../../../../src/shared/imaging/colour-card.ts'
import type { Point } from '../../../../src/shared/imaging/outline.ts'
import type { RgbImage } from '../../../../src/shared/imaging/pixels.ts'

/** A photo of a card as a camera would take it, computed. */
export interface Scene {
  readonly width: number
  readonly height: number
  /** Place in the photo of the patches' upper left, upper right, lower right and lower left corner; null: no card. */
  readonly corners: readonly Point[] | null
  readonly patches?: readonly LinearRgb[]
  /** What is round the card, linear light. */
  readonly background?: (x: number, y: number) => LinearRgb
  /** Ground between the patches, linear light. */
  readonly ground?: number
  /** What lies on everything, linear light; null: nothing. */
  readonly cover?: (x: number, y: number) => LinearRgb | null
  /** What camera and lamp make of a colour. */
  readonly camera?: (colour: LinearRgb) => LinearRgb
  /** Light at a place, as shares of the photo's width and height. */
  readonly light?: (x: number, y: number) => number
  /** Standard deviation of the noise, of 255 levels. */
  readonly noise?: number
  readonly bits?: 8 | 16
}

/** `after-november-2014`, linear. */
export const CLASSIC = (CARD_REFERENCES[0] as (typeof CARD_REFERENCES)[number]).linear
export const PRINTED = (CARD_REFERENCES[2] as (typeof CARD_REFERENCES)[number]).linear

export const SKIN: LinearRgb = [0.52, 0.3, 0.22]

/** An upright card whose patches begin at (x, y), `step` px apart, turned by so many degrees about its middle. */
export function cardAt(x: number, y: number, step: number, degrees = 0): Point[] {
  const middle = { x: x + 3 * step, y: y + 2 * step }
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return [
    [-3, -2],
    [3, -2],
    [3, 2],
    [-3, 2],
  ].map(([dx, dy]) => ({
    x: middle.x + step * ((dx as number) * cos - (dy as number) * sin),
    y: middle.y + step * ((dx as number) * sin + (dy as number) * cos),
  }))
}

/** Always the same numbers, evenly in 0…1 (Park & Miller 1988). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const CORNERS = [
  { x: 0, y: 0 },
  { x: 6, y: 0 },
  { x: 6, y: 4 },
  { x: 0, y: 4 },
]

export function makeScene(scene: Scene): RgbImage {
  const { width, height, corners, patches = CLASSIC, ground = 0.012, noise = 0, bits = 8 } = scene
  const toCard = corners && fitHomography(corners, CORNERS)
  const random = numbers(7)
  const colourAt = (x: number, y: number): LinearRgb => {
    const covered = scene.cover?.(x, y)
    if (covered) return covered
    const on = toCard ? project(toCard, x, y) : { x: -9, y: -9 }
    if (on.x < -0.35 || on.y < -0.35 || on.x > 6.35 || on.y > 4.35)
      return scene.background?.(x, y) ?? [0.35, 0.36, 0.38]
    const [column, row] = [Math.floor(on.x), Math.floor(on.y)]
    const inPatch = Math.max(Math.abs(on.x - column - 0.5), Math.abs(on.y - row - 0.5)) < 0.42
    const isPatch = column >= 0 && row >= 0 && column < 6 && row < 4 && inPatch
    return isPatch ? (patches[row * 6 + column] as LinearRgb) : [ground, ground, ground]
  }
  const samples = 3 * width * height
  const data =
    bits === 8
      ? new Uint8Array(new SharedArrayBuffer(samples))
      : new Uint16Array(new SharedArrayBuffer(2 * samples))
  const full = bits === 8 ? 255 : 65535
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const sum = [0, 0, 0]
      for (const [dx, dy] of [
        [-0.25, -0.25],
        [0.25, -0.25],
        [-0.25, 0.25],
        [0.25, 0.25],
      ] as const) {
        const seen = colourAt(x + dx, y + dy)
        const light = scene.light?.(x / width, y / height) ?? 1
        const taken = (scene.camera ?? ((colour) => colour))([
          seen[0] * light,
          seen[1] * light,
          seen[2] * light,
        ])
        for (const channel of [0, 1, 2] as const) sum[channel] = (sum[channel] ?? 0) + taken[channel] / 4
      }
      for (const channel of [0, 1, 2] as const) {
        const grain =
          noise === 0 ? 0 : (noise / 255) * 1.732 * (random() + random() + random() + random() - 2)
        const value = encodeSrgb(Math.min(1, Math.max(0, sum[channel] ?? 0))) + grain
        data[3 * (y * width + x) + channel] = Math.round(full * Math.min(1, Math.max(0, value)))
      }
    }
  return { width, height, bits, data }
}

/** An 8-bit photo after something that the image library does to it: blur, JPEG. */
export async function through(photo: RgbImage, change: (image: Sharp) => Sharp): Promise<RgbImage> {
  const { width, height } = photo
  const raw = sharp(Buffer.from(photo.data), { raw: { width, height, channels: 3 } })
  const changed = await change(raw).png().toBuffer()
  return photoOf(await sharp(changed).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer())
}

export async function photoOf(file: string | Buffer): Promise<RgbImage> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const shared = new Uint8Array(new SharedArrayBuffer(data.length))
  shared.set(data)
  return { width: info.width, height: info.height, bits: 8, data: shared }
}

/** A camera under a lamp: a mixing of channels (rows), then a factor for each. */
export const cameraOf =
  (rows: readonly LinearRgb[], gains: LinearRgb = [1, 1, 1]) =>
  (colour: LinearRgb): LinearRgb => {
    const channel = (at: 0 | 1 | 2): number => {
      const [r, g, b] = rows[at] as LinearRgb
      return gains[at] * (r * colour[0] + g * colour[1] + b * colour[2])
    }
    return [channel(0), channel(1), channel(2)]
  }

const PLAIN: readonly LinearRgb[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
const MIXED: readonly LinearRgb[] = [
  [0.86, 0.1, 0.02],
  [0.06, 0.88, 0.05],
  [0.01, 0.12, 0.8],
]

/** Tungsten left uncorrected, a greenish LED, daylight in shade; each about as far off as cameras leave them. */
export const CASTS = {
  tungsten: cameraOf(MIXED, [0.98, 0.78, 0.48]),
  led: cameraOf(MIXED, [0.78, 0.95, 0.72]),
  shade: cameraOf(PLAIN, [0.62, 0.8, 0.98]),
} as const
