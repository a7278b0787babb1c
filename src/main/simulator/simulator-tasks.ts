import { DEFAULT_PARAMETERS } from '../../shared/imaging/parameters.ts'
import type { LabImage } from '../../shared/imaging/pixels.ts'
import { buildDiffuseStack } from '../analysis/filter/diffuse-stack.ts'
import { createFilterTasks } from '../analysis/filter/filter-tasks.ts'
import { IteratedFilter } from '../analysis/filter/iterated-filter.ts'
import type { NativeAddon } from '../analysis/native/addon.ts'
import { tileInput } from '../analysis/net/tile-input.ts'
import { InlineRunner } from '../pool/inline-runner.ts'
import { halfFloatBits } from './half-float.ts'
import type { PatchOptions } from './patch-scene.ts'
import { type PatchMeta, type RenderedPatch, renderPatch } from './render.ts'

export interface SampleInput extends PatchOptions {
  readonly seed: number
}

/** One training pair. */
export interface TrainingSample {
  /** The net's input: 12 planes (four levels × L*, a*, b*) in LAB units, binary16 bits. */
  readonly input: Uint16Array<SharedArrayBuffer>
  /** The reference maps: red, brown, gray, 0…1, binary16 bits. */
  readonly target: Uint16Array<SharedArrayBuffer>
  /** The picture itself, for the classical indices that the net is compared with. */
  readonly rgb: Uint8Array<SharedArrayBuffer>
  readonly meta: PatchMeta
}

/**
 * The simulator's work in the pool: a picture is rendered and taken through the product's own filter in one thread,
 * so that every thread of the pool is busy with a picture of its own.
 */
export function createSimulatorTasks(addon: NativeAddon) {
  const runner = new InlineRunner(createFilterTasks(addon))
  const filter = new IteratedFilter(addon, runner)

  async function diffuseLevels({ rgb }: RenderedPatch): Promise<readonly LabImage[]> {
    const parameters = DEFAULT_PARAMETERS
    const first = await filter.split(await filter.labOf(rgb), { parameters })
    const options = { parameters, levels: parameters.stackLevels }
    return (await buildDiffuseStack(filter, runner, first, options)).levels
  }

  return {
    renderSample: async ({ seed, ...options }: SampleInput): Promise<TrainingSample> => {
      const patch = renderPatch(seed, options)
      const levels = await diffuseLevels(patch)
      const { width, height, data } = patch.rgb
      const input = tileInput(levels, patch.rgb, { x: 0, y: 0, width, height })
      return {
        input: halfFloats(input),
        target: halfFloats(patch.truth),
        rgb: data as Uint8Array<SharedArrayBuffer>,
        meta: patch.meta,
      }
    },
  }
}

export type SimulatorTasks = ReturnType<typeof createSimulatorTasks>

function halfFloats(values: Float32Array): Uint16Array<SharedArrayBuffer> {
  const halves = new Uint16Array(new SharedArrayBuffer(values.length * 2))
  for (let i = 0; i < values.length; i++) halves[i] = halfFloatBits(values[i] as number)
  return halves
}
