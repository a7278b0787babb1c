import { randomUUID } from 'node:crypto'
import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import type { MeasuredRings } from '../../shared/contract/region-channels.ts'
import type { RecordOfPhoto, SessionStep, View } from '../../shared/contract/session-state.ts'
import type { EarlierCard } from '../../shared/imaging/colour-card.ts'
import type { Rings } from '../../shared/imaging/outline.ts'
import { DEFAULT_PARAMETERS } from '../../shared/imaging/parameters.ts'
import type { RgbImage } from '../../shared/imaging/pixels.ts'
import type { AnalysisEngine } from '../analysis/analysis-engine.ts'
import type { Pixel, PixelValues } from '../../shared/imaging/pixel-values.ts'
import type { LayerParts } from '../analysis/layers/analysis-pyramids.ts'
import { LayerSet, type ByteTile } from '../analysis/layers/layer-set.ts'
import { FRESH_PLANES } from '../analysis/plane-memory.ts'
import { ScratchFile } from '../analysis/scratch/scratch-file.ts'
import { splitPhoto } from '../analysis/split-photo.ts'
import { StageClock } from '../analysis/stage-clock.ts'
import type { MapOfPhoto } from '../analysis/alignment/change-map.ts'
import type { PhotoToCompare } from '../analysis/alignment/compare-photos.ts'
import type { Pigment } from '../../shared/imaging/pigments.ts'
import type { DecodedPhoto } from '../decoder/decoder-client.ts'
import type { PhotoInput } from '../decoder/photo-assembly.ts'
import type { TileRequest } from '../../shared/contract/tile-path.ts'
import type { AnalysedPhoto } from './analysed-photo.ts'
import { readKept, saysAll, type KeptAnalysis } from './kept-analysis.ts'

export type StepListener = (step: SessionStep, done: number, total: number) => void

export interface FoundPhoto {
  readonly photo: DecodedPhoto
  /** Milliseconds of decoding, for the report. */
  readonly decodeMs: number
  /** Stays with the photo, however often it is analysed. */
  readonly id: string
  readonly record: RecordOfPhoto | null
}

/** A decoded photo on the screen, with the layers that have been computed of it. */
export class OpenPhoto {
  readonly view: View
  /** The clinic's print of the colour card that the photo may show. Set it before it is analysed. */
  print: EarlierCard | null = null
  readonly #input: PhotoInput
  readonly #decodeMs: number
  readonly #engine: AnalysisEngine
  readonly #layers: LayerSet
  readonly #ended = new AbortController()
  #analysis: Promise<unknown> = Promise.resolve()
  #putAway: Promise<void> | null = null
  /** Of the photo, once it has been analysed and where it is known. */
  #pxPerMm: number | null = null
  #closed = false

  private constructor(found: FoundPhoto, engine: AnalysisEngine, layers: LayerSet) {
    const { width, height } = found.photo.image
    this.#input = found.photo.input
    this.#decodeMs = found.decodeMs
    this.view = { set: randomUUID(), photo: found.id, record: found.record, width, height }
    this.#engine = engine
    this.#layers = layers
  }

  static async of(found: FoundPhoto, engine: AnalysisEngine, signal: AbortSignal): Promise<OpenPhoto> {
    const { runner } = engine.services
    const layers = await LayerSet.ofPhoto(found.photo.image, FRESH_PLANES, { runner, signal })
    return new OpenPhoto(found, engine, layers)
  }

  /** As the camera wrote it; null: it did not. */
  get takenMs(): number | null {
    return this.#input.camera.takenMs
  }

  /** Computes every layer. Call it once; fails with CancelledError after `cancel`. */
  analyze(onStep: StepListener): Promise<AnalysedPhoto> {
    const running = this.#analyze(onStep, this.#ended.signal)
    this.#analysis = over(running)
    return running
  }

  /**
   * The layers of an analysis that is kept: its maps as they were, and the photo's two parts computed again. Null where what is kept
   * is not all that a new analysis would say, or not as it was kept. Once, before `analyze`; fails as that does.
   */
  restore(kept: KeptAnalysis, onStep: StepListener): Promise<AnalysedPhoto | null> {
    const running = this.#restore(kept, onStep, this.#ended.signal)
    this.#analysis = over(running)
    return running
  }

  cancel(): void {
    this.#ended.abort()
  }

  /** The tile's pixels, or null where there is none (any more). */
  async tile({ layer, level, column, row, ...narrowing }: TileRequest): Promise<ByteTile | null> {
    if (this.#closed) return null
    return this.#layers.tile(layer, { level, column, row }, narrowing)
  }

  /** As it was opened, to be opened again. */
  async found(): Promise<FoundPhoto> {
    const photo = { image: await this.#layers.photo(), input: this.#input }
    return { photo, decodeMs: this.#decodeMs, id: this.view.photo, record: this.view.record }
  }

  /** For laying it on another photo, or another on it. */
  async toCompare(): Promise<PhotoToCompare> {
    return {
      photo: await this.#layers.photo(),
      skin: (await this.#layers.skin()) ?? undefined,
      print: this.print,
    }
  }

  /** One pigment's map with the skin that it was computed for; null while there is none (any more). */
  async mapOf(pigment: Pigment): Promise<MapOfPhoto | null> {
    return this.#closed ? null : this.#layers.mapOf(pigment)
  }

  /** What is known of one pixel; null where there is none, or nothing any more. */
  async read(at: Pixel): Promise<PixelValues | null> {
    return this.#closed ? null : this.#layers.read(at)
  }

  /**
   * Keeps no more of it in memory than `bytes`, if it is larger: the rest goes into a file of the folder, encrypted, until it is
   * closed. Once it has been analysed; nothing happens twice. A disk that takes nothing leaves it where it is: fails as that does,
   * the first time.
   */
  putAway(folder: string, bytes: number): Promise<void> {
    if (this.#putAway) return over(this.#putAway)
    this.#putAway = this.#away(folder, bytes, this.#ended.signal)
    return this.#putAway
  }

  /** The numbers of the skin inside these rings, px of the photo; null while there are no maps (any more). */
  async measure(rings: Rings): Promise<MeasuredRings | null> {
    if (this.#closed) return null
    const measured = await this.#layers.measure(rings, DEFAULT_PARAMETERS)
    if (!measured) return null
    const { insidePx, skinPx, maps, confidence } = measured
    const skinMm2 = this.#pxPerMm === null ? null : skinPx / this.#pxPerMm ** 2
    return { insidePx, skinPx, skinMm2, maps, confidence }
  }

  /** Stops what is running; nothing can be seen of the photo any more. */
  async close(): Promise<void> {
    this.#closed = true
    this.cancel()
    await this.#analysis
    if (this.#putAway) await over(this.#putAway)
    await this.#layers.close()
    this.#engine.services.runner.releaseMemory()
  }

  /** Before anything of it was put away. */
  get #image(): RgbImage {
    const { source } = this.#layers
    if (!source) throw new Error('expected a photo in memory, found it put away')
    return source
  }

  async #analyze(onStep: StepListener, signal: AbortSignal): Promise<AnalysedPhoto> {
    const clock = new StageClock()
    clock.add('decode', this.#decodeMs)
    const { width, height, bits, profile, sha256 } = this.#input
    const { runner, memory } = this.#engine.services
    try {
      const analysis = await this.#engine.analyze({
        image: this.#image,
        input: { width, height, bits, profile, sha256 },
        region: 'face',
        parameters: DEFAULT_PARAMETERS,
        earlierCard: this.print ?? undefined,
        clock,
        signal,
        mapPlanes: FRESH_PLANES,
        onProgress: ({ stage, done, total }) => {
          onStep(stage, done, total)
        },
      })
      const { report, maps, confidence } = analysis
      // Maps and confidence have memory of their own, the skin that of the analysis.
      const skin = { ...analysis.skin, data: analysis.skin.data.slice() }
      try {
        await this.#show(analysis, onStep, signal)
      } finally {
        analysis.planes.close()
      }
      return { report, maps, confidence, skin }
    } finally {
      // The layers have memory of their own; that of the analysis, several times as much, is not kept beside it.
      memory.trim()
      runner.releaseMemory()
    }
  }

  async #restore(
    kept: KeptAnalysis,
    onStep: StepListener,
    signal: AbortSignal,
  ): Promise<AnalysedPhoto | null> {
    const { runner, memory } = this.#engine.services
    if (signal.aborted) throw new CancelledError()
    if (!saysAll(kept.report, this.#input, this.print)) return null
    const planes = memory.scope()
    try {
      onStep('kept', 0, 1)
      const analysed = await readKept(kept, this.#layers.size).catch((error: unknown) => {
        if (error instanceof BasalisError) return null
        throw error
      })
      if (!analysed) return null
      onStep('kept', 1, 1)
      const { maps, confidence, skin, report } = analysed
      const { diffuse, base } = await splitPhoto(
        {
          image: this.#image,
          skin,
          parameters: DEFAULT_PARAMETERS,
          planes,
          signal,
          onPass: (done) => {
            onStep('filter', done, DEFAULT_PARAMETERS.maxIterations)
          },
        },
        this.#engine.services,
      )
      await this.#show({ diffuse, specular: base, maps, confidence, skin, report }, onStep, signal)
      return analysed
    } finally {
      planes.close()
      memory.trim()
      runner.releaseMemory()
    }
  }

  async #show(
    { report, ...parts }: LayerParts & Pick<AnalysedPhoto, 'report'>,
    onStep: StepListener,
    signal: AbortSignal,
  ): Promise<void> {
    const { runner } = this.#engine.services
    await this.#layers.add(parts, FRESH_PLANES, { runner, signal }, (done, total) => {
      onStep('layers', done, total)
    })
    this.#pxPerMm = report.scale.pxPerMm
  }

  async #away(folder: string, bytes: number, signal: AbortSignal): Promise<void> {
    const { size } = this.#layers
    let levels = 0
    while (LayerSet.bytesFrom(size, levels) > bytes) levels += 1
    if (levels === 0) return
    const scratch = await ScratchFile.open(folder)
    try {
      await this.#layers.putAway(scratch, levels, signal)
    } catch (error) {
      await scratch.close()
      throw error
    }
    this.#engine.services.runner.releaseMemory()
  }
}

/** When it has ended, however; holds nothing of what came of it. */
const over = (running: Promise<unknown>): Promise<void> =>
  running.then(
    () => undefined,
    () => undefined,
  )
