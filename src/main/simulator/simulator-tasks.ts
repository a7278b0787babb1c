import { DEFAULT_PARAMETERS } from '../../shared/imaging/parameters.ts'
import type { ImageSize, LabImage, RgbImage } from '../../shared/imaging/pixels.ts'
import { buildDiffuseStack } from '../analysis/filter/diffuse-stack.ts'
import { createFilterTasks } from '../analysis/filter/filter-tasks.ts'
import { IteratedFilter } from '../analysis/filter/iterated-filter.ts'
import type { NativeAddon } from '../analysis/native/addon.ts'
import { netImages, referenceColour, skinOfBase } from '../analysis/net/net-images.ts'
import { tileInput } from '../analysis/net/tile-input.ts'
import type { TileRect } from '../analysis/net/tiles.ts'
import { InlineRunner } from '../pool/inline-runner.ts'
import { halfFloatBits } from './half-float.ts'
import type { PatchOptions } from './patch-scene.ts'
import { type PatchMeta, renderPatch } from './render.ts'

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
          otherCamera: capture > 0 && (seed + capture) % OTHER_CAMERA_EVERY === 0,
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
  }
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
  const runner = new InlineRunner(createFilterTasks(addon))
  const filter = new IteratedFilter(addon, runner)
  const parameters = DEFAULT_PARAMETERS
  return async (rgb, skin) => {
    const first = await filter.split(await filter.labOf(rgb), { parameters })
    const stack = await buildDiffuseStack(filter, runner, first, {
      parameters,
      levels: parameters.stackLevels,
    })
    const reference = referenceColour(stack.base, skinOfBase(skin, rgb, stack.base))
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
