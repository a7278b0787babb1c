import { BasalisError } from '../../../shared/contract/errors.ts'
import { PIGMENTS, type PigmentMaps } from '../../../shared/imaging/pigments.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { FRESH_PLANES, type PlaneSource } from '../plane-memory.ts'
import { settleAll } from '../settle-all.ts'
import type { VerifiedModel } from './manifest.ts'
import type { netTasks } from './net-tasks.ts'
import { MAX_TILES_AT_ONCE, TILE_CORE, tilesOf } from './tiles.ts'

export interface InferenceOptions {
  readonly signal?: AbortSignal | undefined
  /** Where the maps' memory comes from. */
  readonly planes?: PlaneSource | undefined
  readonly onTile?: ((done: number, total: number) => void) | undefined
}

/** The pigment net (pipeline §5): diffuse images in, three maps of the same size out, tile by tile. */
export class PigmentNet {
  readonly model: VerifiedModel
  readonly #runner: TaskRunner<typeof netTasks>

  constructor(model: VerifiedModel, runner: TaskRunner<typeof netTasks>) {
    this.model = model
    this.#runner = runner
  }

  /** `levels[0]` sets the size of the maps; the net's input variant sets how many levels it wants. */
  async mapsOf(
    levels: readonly LabImage[],
    { signal, planes = FRESH_PLANES, onTile }: InferenceOptions = {},
  ): Promise<PigmentMaps> {
    const { haloPx, inputs } = this.model.entry
    const [{ channels, multipleOf }] = inputs
    const [first] = levels
    if (!first || levels.length * 3 !== channels)
      throw new BasalisError(
        'MODEL_INVALID',
        `expected ${channels / 3} levels for the net ${this.model.entry.id}, found ${levels.length}`,
      )
    const { width, height } = first
    const maps = { width, height, data: planes.words(PIGMENTS.length * width * height) }
    const waiting = tilesOf(maps, {
      core: TILE_CORE,
      halo: Math.ceil(haloPx / multipleOf) * multipleOf,
      multiple: multipleOf,
    }).reverse()
    const total = waiting.length
    let done = 0
    // The rest of the tiles waits here, where a cancellation costs nothing.
    const drain = async (): Promise<void> => {
      for (let tile = waiting.pop(); tile; tile = waiting.pop()) {
        await this.#runner
          .run('inferTile', { model: this.model, levels, tile, maps }, { signal })
          .catch((error: unknown) => {
            waiting.length = 0
            throw error
          })
        done += 1
        onTile?.(done, total)
      }
    }
    await settleAll(Array.from({ length: Math.min(this.#runner.concurrency, MAX_TILES_AT_ONCE) }, drain))
    return maps
  }
}
