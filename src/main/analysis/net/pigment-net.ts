import type { Fallback } from '../../../shared/contract/analysis-report.ts'
import { BasalisError, CancelledError } from '../../../shared/contract/errors.ts'
import { PIGMENTS, type MapConfidence, type PigmentMaps } from '../../../shared/imaging/pigments.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { GpuProblem, valueOf } from '../gpu/gpu-problem.ts'
import { FRESH_PLANES, type PlaneSource } from '../plane-memory.ts'
import { abortable, settleAll } from '../settle-all.ts'
import { ON_PROCESSOR, type StagePlace } from '../stage-clock.ts'
import type { VerifiedModel } from './manifest.ts'
import type { InferTileInput, netTasks } from './net-tasks.ts'
import type { GpuProvider } from './provider-names.ts'
import { MAX_TILES_AT_ONCE, TILE_CORE, tilesOf } from './tiles.ts'

export interface InferenceOptions {
  readonly signal?: AbortSignal | undefined
  /** Where the maps' memory comes from. */
  readonly planes?: PlaneSource | undefined
  readonly onTile?: ((done: number, total: number) => void) | undefined
}

export interface Inference {
  readonly maps: PigmentMaps
  readonly confidence: MapConfidence
  /** What finished them. */
  readonly place: StagePlace
}

/** A GPU provider that was tested, and the thread it works in. */
export interface GpuInference {
  readonly runner: TaskRunner<typeof netTasks>
  readonly provider: GpuProvider
  readonly device: string
}

/** The GPU for the net, or why there is none (null: nobody asked for it). */
export type GpuInferenceChoice =
  { readonly gpu: GpuInference } | { readonly gpu: null; readonly fallback: Fallback | null }

export interface PigmentNetOptions {
  /** Asked before every photo; expected to remember. A cancellation does not wait for the answer. */
  readonly choice: () => Promise<GpuInferenceChoice>
  /** Called once, when the GPU has failed in the middle of its work. */
  readonly onLost: () => void
}

const PROCESSOR_ONLY: PigmentNetOptions = {
  choice: () => Promise.resolve({ gpu: null, fallback: null }),
  onLost: () => undefined,
}

type TileWork = (input: InferTileInput, signal: AbortSignal | undefined) => Promise<unknown>

/**
 * The pigment net (pipeline §5): diffuse images in, three maps of the same size out, tile by tile. Tiles go to the GPU's
 * thread one at a time, or to all threads of the pool. What the GPU does not finish, the pool does.
 */
export class PigmentNet {
  readonly model: VerifiedModel
  readonly #runner: TaskRunner<typeof netTasks>
  readonly #options: PigmentNetOptions
  #lost: Fallback | null = null

  constructor(
    model: VerifiedModel,
    runner: TaskRunner<typeof netTasks>,
    options: PigmentNetOptions = PROCESSOR_ONLY,
  ) {
    this.model = model
    this.#runner = runner
    this.#options = options
  }

  /** The maps alone; see `infer`. */
  async mapsOf(images: readonly LabImage[], options: InferenceOptions = {}): Promise<PigmentMaps> {
    return (await this.infer(images, options)).maps
  }

  /** `images` as `netImages` gives them for the net's input variant; the first sets the size of the maps. */
  async infer(
    images: readonly LabImage[],
    { signal, planes = FRESH_PLANES, onTile }: InferenceOptions = {},
  ): Promise<Inference> {
    const { width, height } = this.#largest(images)
    const maps = { width, height, data: planes.words(PIGMENTS.length * width * height) }
    const confidence = { width, height, data: planes.bytes(PIGMENTS.length * width * height) }
    const { haloPx, inputs } = this.model.entry
    const [{ multipleOf }] = inputs
    const halo = Math.ceil(haloPx / multipleOf) * multipleOf
    const waiting = tilesOf(maps, { core: TILE_CORE, halo, multiple: multipleOf }).reverse()
    const total = waiting.length
    let done = 0
    // The rest of the tiles waits here, where a cancellation costs nothing. A tile that fails goes back to it.
    const drain = async (work: TileWork): Promise<void> => {
      for (let tile = waiting.pop(); tile; tile = waiting.pop()) {
        try {
          await work({ model: this.model, images, tile, maps, confidence }, signal)
        } catch (error) {
          if (error instanceof GpuProblem) waiting.push(tile)
          else waiting.length = 0
          throw error
        }
        done += 1
        onTile?.(done, total)
      }
    }
    const place = await this.#drainOnGpu(drain, signal)
    const lanes = Math.min(this.#runner.concurrency, MAX_TILES_AT_ONCE, waiting.length)
    const onPool: TileWork = (input, abort) => this.#runner.run('inferTile', input, { signal: abort })
    await settleAll(Array.from({ length: lanes }, () => drain(onPool)))
    return { maps, confidence, place }
  }

  /** Says where the tiles that it leaves are to be computed, and why. */
  async #drainOnGpu(
    drain: (work: TileWork) => Promise<void>,
    signal: AbortSignal | undefined,
  ): Promise<StagePlace> {
    const choice = await abortable(this.#options.choice(), signal, () => new CancelledError())
    if (choice.gpu === null) return { ...ON_PROCESSOR, fallback: choice.fallback }
    if (this.#lost) return { ...ON_PROCESSOR, fallback: this.#lost }
    const { runner, provider, device } = choice.gpu
    try {
      await drain(async (input, abort) =>
        valueOf(await runner.run('inferTileOnGpu', { ...input, provider }, { signal: abort })),
      )
      return { backend: 'gpu', device: `${device} (${provider})`, fallback: null }
    } catch (error) {
      if (!(error instanceof GpuProblem)) throw error
      this.#lose(error.fallback)
      return { ...ON_PROCESSOR, fallback: error.fallback }
    }
  }

  #lose(reason: Fallback): void {
    if (this.#lost) return
    this.#lost = reason
    this.#options.onLost()
  }

  #largest(images: readonly LabImage[]): LabImage {
    const [{ channels }] = this.model.entry.inputs
    const [first] = images
    if (!first || images.length * 3 !== channels)
      throw new BasalisError(
        'MODEL_INVALID',
        `expected ${channels / 3} images for the net ${this.model.entry.id}, found ${images.length}`,
      )
    return first
  }
}
