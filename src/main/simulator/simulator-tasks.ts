import type { ImageSize, LabImage, RgbImage } from '../../shared/imaging/pixels.ts'
import type { NativeAddon } from '../analysis/native/addon.ts'
import { netImages } from '../analysis/net/net-images.ts'
import { tileInput } from '../analysis/net/tile-input.ts'
import type { TileRect } from '../analysis/net/tiles.ts'
import { halfFloatBits } from './half-float.ts'
import type { PatchOptions } from './patch-scene.ts'
import type { Domain } from './skin-optics.ts'
import { type Random, createRandom } from './random.ts'
import { type PatchMeta, type RenderedPatch, renderPatch } from './render.ts'
import { type FaceOptions, renderFace } from './face/render-face.ts'
import { createStackOfSkin } from './stack-of-skin.ts'

export interface SampleInput extends PatchOptions {
  readonly seed: number
  readonly captures: number
}

/** What the net sees of one picture. */
export interface TrainingCapture {
  /** 15 planes: four levels of the diffuse stack and the base they leave, each L*, a*, b* in LAB units; binary16 bits. */
  readonly input: Uint16Array<SharedArrayBuffer>
  /** Median L*, a*, b* of the base. */
  readonly reference: readonly [number, number, number]
}

/** One training pair, or several of the same skin. */
export interface TrainingSample {
  readonly captures: readonly TrainingCapture[]
  /** The reference maps: red, brown, gray, 0…1, binary16 bits. */
  readonly target: Uint16Array<SharedArrayBuffer>
  /** 1 = skin. */
  readonly skin: Uint8Array<SharedArrayBuffer>
  readonly meta: PatchMeta
}

/** Share of further captures that are made under another lamp and with another camera. */
const OTHER_CAMERA_EVERY = 2

export const isByOtherCamera = (seed: number, capture: number): boolean =>
  capture > 0 && (seed + capture) % OTHER_CAMERA_EVERY === 0

export interface FaceSamplesInput {
  readonly seed: number
  readonly captures: number
  /** Side of a window, px. */
  readonly size: number
  readonly windows: number
  readonly domain: Domain
}

/** From a portrait to a face that fills a photo of 12 megapixels' shorter side by half. */
const FACE_SCALE_PX_PER_MM = [1.6, 5] as const

const PLACES_TRIED = 6

/** Of a few random places the one with the most skin. */
function windowOnSkin(random: Random, { rgb, skin }: RenderedPatch, size: number): TileRect {
  const share = ({ x, y }: TileRect): number => {
    let sum = 0
    for (let row = y; row < y + size; row += 4)
      for (let column = x; column < x + size; column += 4) sum += skin[row * rgb.width + column] as number
    return sum
  }
  const places = Array.from({ length: PLACES_TRIED }, (): TileRect => ({
    x: random.integer(0, rgb.width - size),
    y: random.integer(0, rgb.height - size),
    width: size,
    height: size,
  }))
  return places.reduce((best, place) => (share(place) > share(best) ? place : best))
}

/**
 * The simulator's work in the pool: a scene is rendered and taken through the product's own filter in one thread, so
 * that every thread of the pool is busy with a scene of its own.
 */
export function createSimulatorTasks(addon: NativeAddon) {
  const sightOf = createSight(addon)
  return {
    renderSample: async ({ seed, captures, ...options }: SampleInput): Promise<TrainingSample> => {
      const patches = Array.from({ length: captures }, (_, capture) =>
        renderPatch(seed, {
          ...options,
          capture,
          otherCamera: isByOtherCamera(seed, capture),
        }),
      )
      const [first] = patches
      if (first === undefined) throw new Error('expected at least one capture, found 0')
      const seen: TrainingCapture[] = []
      for (const { rgb, skin } of patches)
        seen.push(captureOf(await sightOf(rgb, skin), { x: 0, y: 0, width: rgb.width, height: rgb.height }))
      const skin = new Uint8Array(new SharedArrayBuffer(first.skin.length))
      skin.set(first.skin)
      return { captures: seen, target: halfFloats(first.truth), skin, meta: first.meta }
    },

    /** Square windows of one face; the person's own skin is that of the whole face. */
    renderFaceSamples: async ({ seed, captures, size, windows, domain }: FaceSamplesInput) => {
      const random = createRandom(seed, 'face sample')
      const options: FaceOptions = {
        domain,
        pxPerMm: random.logUniform(...FACE_SCALE_PX_PER_MM),
        setting: random.chance(0.8) ? 'any' : 'clinic',
      }
      const faces = Array.from({ length: captures }, (_, capture) =>
        renderFace(seed, { ...options, capture, otherCamera: isByOtherCamera(seed, capture) }),
      )
      const [first] = faces
      if (first === undefined) throw new Error('expected at least one capture, found 0')
      const places = Array.from({ length: windows }, () => windowOnSkin(random, first, size))
      const sights: Sight[] = []
      for (const { rgb, skin } of faces) sights.push(await sightOf(rgb, skin))
      return places.map((place): TrainingSample => ({
        captures: sights.map((sight) => captureOf(sight, place)),
        ...windowTruth(first, place),
      }))
    },
  }
}

/** What a net is to learn in a window of a picture. */
function windowTruth({ rgb, truth, skin, meta }: RenderedPatch, window: TileRect) {
  const { x, y, width, height } = window
  const pixels = rgb.width * rgb.height
  const target = new Float32Array(3 * width * height)
  const seen = new Uint8Array(new SharedArrayBuffer(width * height))
  for (let row = 0; row < height; row++) {
    const from = (y + row) * rgb.width + x
    seen.set(skin.subarray(from, from + width), row * width)
    for (let plane = 0; plane < 3; plane++) {
      const line = truth.subarray(plane * pixels + from, plane * pixels + from + width)
      target.set(line, (plane * height + row) * width)
    }
  }
  return { target: halfFloats(target), skin: seen, meta }
}

export type SimulatorTasks = ReturnType<typeof createSimulatorTasks>

/** What the net is shown of a picture: the images of `stack-base` but for the reference, which is a colour. */
export interface Sight {
  readonly size: ImageSize
  readonly images: readonly LabImage[]
  readonly reference: readonly [number, number, number]
}

/** Takes pictures through the product's filter, in the calling thread. `skin`: a byte per pixel, 0 = none. */
export function createSight(addon: NativeAddon): (rgb: RgbImage, skin: Uint8Array) => Promise<Sight> {
  const stackOf = createStackOfSkin(addon)
  return async (rgb, skin) => {
    const { stack, reference } = await stackOf(rgb, skin)
    const [l = 0, a = 0, b = 0] = reference.data
    const images = netImages('stack-base', stack, reference).slice(0, -1)
    return { size: { width: rgb.width, height: rgb.height }, images, reference: [l, a, b] }
  }
}

/** A window of what the net sees, as the training reads it. */
export function captureOf({ images, reference, size }: Sight, window: TileRect): TrainingCapture {
  return { input: halfFloats(tileInput(images, size, window)), reference }
}

export function halfFloats(values: Float32Array): Uint16Array<SharedArrayBuffer> {
  const halves = new Uint16Array(new SharedArrayBuffer(values.length * 2))
  for (let i = 0; i < values.length; i++) halves[i] = halfFloatBits(values[i] as number)
  return halves
}
