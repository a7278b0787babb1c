import { randomUUID } from 'node:crypto'
import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import type { SessionStep, View } from '../../shared/contract/session-state.ts'
import { DEFAULT_PARAMETERS } from '../../shared/imaging/parameters.ts'
import type { AnalysisEngine } from '../analysis/analysis-engine.ts'
import { LayerSet, type ByteTile } from '../analysis/layers/layer-set.ts'
import type { PlaneScope } from '../analysis/plane-memory.ts'
import { StageClock } from '../analysis/stage-clock.ts'
import type { DecodedPhoto } from '../decoder/decoder-client.ts'
import type { TileRequest } from '../../shared/contract/tile-path.ts'

export type StepListener = (step: SessionStep, done: number, total: number) => void

/** A decoded photo on the screen, with the layers that have been computed of it and the memory they live in. */
export class OpenPhoto {
  readonly view: View
  readonly photo: DecodedPhoto
  /** Milliseconds of decoding, for the report. */
  readonly decodeMs: number
  readonly #engine: AnalysisEngine
  readonly #layers: LayerSet
  readonly #scopes: PlaneScope[]
  readonly #ended = new AbortController()
  #analysis: Promise<unknown> = Promise.resolve()
  #closed = false

  private constructor(
    photo: DecodedPhoto,
    decodeMs: number,
    engine: AnalysisEngine,
    layers: LayerSet,
    planes: PlaneScope,
  ) {
    this.photo = photo
    this.decodeMs = decodeMs
    this.view = { set: randomUUID(), width: photo.image.width, height: photo.image.height }
    this.#engine = engine
    this.#layers = layers
    this.#scopes = [planes]
  }

  static async of(
    photo: DecodedPhoto,
    decodeMs: number,
    engine: AnalysisEngine,
    signal: AbortSignal,
  ): Promise<OpenPhoto> {
    const planes = engine.services.memory.scope()
    try {
      const layers = await LayerSet.ofPhoto(photo.image, planes, { runner: engine.services.runner, signal })
      return new OpenPhoto(photo, decodeMs, engine, layers, planes)
    } catch (error) {
      planes.close()
      throw error
    }
  }

  /** Computes every layer. Call it once; fails with CancelledError after `cancel`. */
  analyze(onStep: StepListener): Promise<AnalysisReport> {
    const running = this.#analyze(onStep, this.#ended.signal)
    this.#analysis = running.catch(() => undefined)
    return running
  }

  cancel(): void {
    this.#ended.abort()
  }

  /** The tile's pixels, or null where there is none (any more). */
  async tile({ layer, level, column, row }: TileRequest): Promise<ByteTile | null> {
    if (this.#closed) return null
    const tile = await this.#layers.tile(layer, { level, column, row })
    // The memory it was cut from may have been somebody else's photo by then.
    return this.#isClosed() ? null : tile
  }

  /** Stops what is running and gives all memory back. */
  async close(): Promise<void> {
    this.#closed = true
    this.cancel()
    await this.#analysis
    for (const scope of this.#scopes.splice(0)) scope.close()
  }

  #isClosed(): boolean {
    return this.#closed
  }

  async #analyze(onStep: StepListener, signal: AbortSignal): Promise<AnalysisReport> {
    const clock = new StageClock()
    clock.add('decode', this.decodeMs)
    const { width, height, bits, profile, sha256 } = this.photo.input
    const analysis = await this.#engine.analyze({
      image: this.photo.image,
      input: { width, height, bits, profile, sha256 },
      region: 'face',
      parameters: DEFAULT_PARAMETERS,
      clock,
      signal,
      onProgress: ({ stage, done, total }) => {
        onStep(stage, done, total)
      },
    })
    const { planes, diffuse, specular, report } = analysis
    try {
      const { runner } = this.#engine.services
      await this.#layers.add(analysis, planes, { runner, signal }, (done, total) => {
        onStep('layers', done, total)
      })
    } catch (error) {
      planes.close()
      throw error
    }
    planes.give(diffuse.data)
    planes.give(specular.data)
    this.#scopes.push(planes)
    return report
  }
}
