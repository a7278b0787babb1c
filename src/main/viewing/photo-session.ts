import { randomUUID } from 'node:crypto'
import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import {
  EMPTY_SESSION,
  type Kept,
  type RecordOfPhoto,
  type SessionState,
  type Shown,
} from '../../shared/contract/session-state.ts'
import type { AnalysisRecipe } from '../../shared/domain/analysis.ts'
import type { EarlierCard } from '../../shared/imaging/colour-card.ts'
import type { Pixel, PixelValues } from '../../shared/imaging/pixel-values.ts'
import type { MeasuredRings } from '../../shared/contract/region-channels.ts'
import type { TileRequest } from '../../shared/contract/tile-path.ts'
import type { Rings } from '../../shared/imaging/outline.ts'
import type { ByteTile } from '../analysis/layers/layer-set.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import type { AnalysedPhoto } from './analysed-photo.ts'
import { ANALYSING, AnalysisProgress, RESTORING } from './analysis-progress.ts'
import type { AnalysisService } from './analysis-service.ts'
import { recipeOf, type KeptAnalysis } from './kept-analysis.ts'
import { OpenPhoto, type FoundPhoto, type StepListener } from './open-photo.ts'
import { pageErrorOf } from './page-error.ts'

export interface SessionServices {
  readonly decoder: Pick<PhotoDecoder, 'decode'>
  readonly analysis: AnalysisService
  /**
   * Keeps an analysis of a patient's photo in the record, and says whether it stands there; calls `onBegin` where that
   * takes a while. Absent: there are no records.
   */
  readonly keepAnalysis?: (
    record: RecordOfPhoto,
    analysed: AnalysedPhoto,
    onBegin: () => void,
  ) => Promise<boolean>
  /** What the record keeps of a photo by this recipe; null: nothing. Absent: there are no records. Fails as the records do. */
  readonly loadAnalysis?: (record: RecordOfPhoto, recipe: AnalysisRecipe) => Promise<KeptAnalysis | null>
  /** The clinic's print of the colour card that a photo may show; null: none is known. Absent: there are no records. Fails as they do. */
  readonly printOf?: (taken: {
    readonly photoId: string | null
    readonly takenMs: number | null
  }) => Promise<EarlierCard | null>
  /** Told of every change, in order. */
  readonly onChange: (state: SessionState) => void
  /** Told of failures that nobody foresaw. */
  readonly onBug: (error: unknown) => void
}

/** Gives the bytes of a photo, from wherever it is. */
export type PhotoSource = () => Promise<Uint8Array>

/**
 * One photo at a time, from file to layers. What is shown stays until the next photo has been decoded, so a file that
 * turns out not to be a photo costs nothing; the newest wish wins over one that is still being opened.
 */
export class PhotoSession {
  readonly #services: SessionServices
  #state: SessionState = EMPTY_SESSION
  #current: OpenPhoto | null = null
  #opening: AbortController | null = null
  /** Photos that are being put away. */
  readonly #closing = new Set<Promise<void>>()
  #analysing: Promise<void> = Promise.resolve()

  constructor(services: SessionServices) {
    this.#services = services
  }

  get state(): SessionState {
    return this.#state
  }

  /** The photo on the screen, for what compares it with another. */
  get photo(): OpenPhoto | null {
    return this.#current
  }

  /** Opens and analyses a photo. Settles when it is on the screen or refused; the analysis goes on. Never fails. */
  async open(source: PhotoSource, record: RecordOfPhoto | null = null): Promise<void> {
    const { decoder } = this.#services
    await this.#bring(async (signal, onProgress) => {
      const started = performance.now()
      const photo = await decoder.decode(await source(), { signal, onProgress })
      return { photo, decodeMs: performance.now() - started, id: randomUUID(), record }
    }, this.#services.loadAnalysis)
  }

  /** When nothing is being analysed, or kept. Never fails. */
  async settled(): Promise<void> {
    let running: Promise<void>
    do {
      running = this.#analysing
      await running
    } while (running !== this.#analysing)
  }

  /** Analyses the photo on the screen again, whatever is kept of it. Fails with NO_PHOTO. */
  async restart(): Promise<void> {
    const current = this.#current
    if (!current) throw new BasalisError('NO_PHOTO', 'expected an open photo, found none')
    await this.#bring(() => current.found())
  }

  /** Stops opening, even from a disk that does not answer, else the analysis under way; nothing where there is neither. */
  cancel(): void {
    if (this.#opening) {
      this.#stopOpening()
      this.#change({ opening: null })
    } else if (this.#state.shown.phase === 'analyzing') this.#current?.cancel()
  }

  dismissRefusal(): void {
    if (this.#state.refusal) this.#change({ refusal: null })
  }

  /** Back to the empty screen. */
  async close(): Promise<void> {
    this.#stopOpening()
    this.#replace(null, { phase: 'empty' })
    await Promise.all(this.#closing)
  }

  /**
   * Takes a patient's photo off the screen, any patient's or one of these; and one that is being opened. One that is nobody's
   * stays.
   */
  async closeRecord(patients?: readonly string[]): Promise<void> {
    const { shown, opening } = this.#state
    const owner = shown.phase === 'empty' ? null : (shown.view.record?.patient ?? null)
    if (opening || (owner !== null && (patients?.includes(owner) ?? true))) await this.close()
  }

  async tile(request: TileRequest): Promise<ByteTile | null> {
    const current = this.#current
    return current?.view.set === request.set ? current.tile(request) : null
  }

  /** What is known of one pixel of these layers; null where they are not there. */
  async read(set: string, at: Pixel): Promise<PixelValues | null> {
    const current = this.#current
    return current?.view.set === set ? current.read(at) : null
  }

  /** The numbers inside these rings; null where the maps of this set are not, or no longer, on the screen. */
  async measure(set: string, rings: Rings): Promise<MeasuredRings | null> {
    const current = this.#current
    return current?.view.set === set ? current.measure(rings) : null
  }

  async #bring(
    find: (signal: AbortSignal, onProgress: (fraction: number) => void) => Promise<FoundPhoto>,
    loadAnalysis?: SessionServices['loadAnalysis'],
  ): Promise<void> {
    this.#stopOpening()
    const opening = new AbortController()
    const { signal } = opening
    this.#opening = opening
    this.#change({ opening: { fraction: 0 }, refusal: null })
    const onProgress = (fraction: number): void => {
      if (this.#opening === opening) this.#change({ opening: { fraction: Math.min(1, fraction) } })
    }
    try {
      const found = await find(signal, onProgress)
      const engine = await this.#services.analysis.engine()
      const next = await OpenPhoto.of(found, engine, signal)
      if (signal.aborted) {
        await next.close()
        throw new CancelledError()
      }
      this.#opening = null
      this.#replace(next, { phase: 'analyzing', view: next.view, step: 'filter', fraction: 0 })
      this.#analysing = this.#analyze(next, loadAnalysis)
    } catch (error) {
      if (await this.#services.analysis.discardIfDead(error)) this.#loseView(error)
      if (this.#opening !== opening) return
      this.#opening = null
      this.#change({ opening: null, refusal: error instanceof CancelledError ? null : this.#told(error) })
    }
  }

  async #analyze(photo: OpenPhoto, loadAnalysis: SessionServices['loadAnalysis']): Promise<void> {
    const { view } = photo
    const show = (shown: Shown): void => {
      if (this.#current === photo) this.#change({ shown })
    }
    const told = (progress: AnalysisProgress): StepListener => {
      return (step, done, total) => {
        show({ phase: 'analyzing', view, step, fraction: progress.after(step, done, total) })
      }
    }
    try {
      photo.print = await this.#printOf(photo)
      const kept = loadAnalysis && (await this.#keptOf(photo, loadAnalysis))
      const restored = kept && (await photo.restore(kept, told(new AnalysisProgress(RESTORING))))
      if (restored) {
        show({ phase: 'ready', view, report: restored.report, kept: { kind: 'restored' } })
        return
      }
      const analysed = await photo.analyze(told(new AnalysisProgress(ANALYSING)))
      show({ phase: 'ready', view, report: analysed.report, kept: null })
      await this.#keep(photo, analysed)
      // Its pictures were encoded: as large again as the maps.
      const { runner } = (await this.#services.analysis.engine()).services
      runner.releaseMemory()
    } catch (error) {
      await this.#services.analysis.discardIfDead(error)
      if (error instanceof CancelledError) show({ phase: 'cancelled', view })
      else show({ phase: 'failed', view, error: this.#told(error) })
    }
  }

  async #printOf(photo: OpenPhoto): Promise<EarlierCard | null> {
    const photoId = photo.view.record?.photo ?? null
    try {
      return (await this.#services.printOf?.({ photoId, takenMs: photo.takenMs })) ?? null
    } catch (error) {
      if (!(error instanceof BasalisError)) this.#services.onBug(error)
      return null
    }
  }

  /** What can be read of it in the record; null where that is nothing, or not as it was kept: then it is analysed. */
  async #keptOf(
    photo: OpenPhoto,
    loadAnalysis: NonNullable<SessionServices['loadAnalysis']>,
  ): Promise<KeptAnalysis | null> {
    const { record } = photo.view
    if (!record) return null
    const recipe = recipeOf(await this.#services.analysis.engine())
    try {
      return await loadAnalysis(record, recipe)
    } catch (error) {
      if (!(error instanceof BasalisError)) this.#services.onBug(error)
      return null
    }
  }

  /** Into the patient's record, if it is a patient's; what goes wrong there leaves the maps on the screen. */
  async #keep(photo: OpenPhoto, analysed: AnalysedPhoto): Promise<void> {
    const { view } = photo
    const { keepAnalysis } = this.#services
    if (!view.record || !keepAnalysis) return
    const show = (kept: Kept): void => {
      if (this.#current === photo && this.#state.shown.phase === 'ready')
        this.#change({ shown: { phase: 'ready', view, report: analysed.report, kept } })
    }
    try {
      const kept = await keepAnalysis(view.record, analysed, () => {
        show({ kind: 'keeping' })
      })
      if (kept) show({ kind: 'kept' })
    } catch (error) {
      show({ kind: 'failed', error: this.#told(error) })
    }
  }

  #replace(next: OpenPhoto | null, shown: Shown): void {
    const before = this.#current
    this.#current = next
    this.#change({ shown, opening: null, refusal: null })
    if (!before) return
    const closing = before.close().finally(() => this.#closing.delete(closing))
    this.#closing.add(closing)
  }

  /** The workers that cut the tiles of the photo on the screen have gone with their engine. */
  #loseView(error: unknown): void {
    if (this.#current)
      this.#change({ shown: { phase: 'failed', view: this.#current.view, error: pageErrorOf(error) } })
  }

  /** Whatever the opening still does, nobody hears of it any more. */
  #stopOpening(): void {
    this.#opening?.abort()
    this.#opening = null
  }

  #told(error: unknown): NonNullable<SessionState['refusal']> {
    const told = pageErrorOf(error)
    if (told.kind === 'bug') this.#services.onBug(error)
    return told
  }

  #change(part: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...part }
    this.#services.onChange(this.#state)
  }
}
