import type { ReportWish } from '../../shared/contract/report-channels.ts'
import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import type { PhotoComparison } from '../../shared/imaging/comparability.ts'
import type { ReportAsk, ReportRows } from '../records/service/report-rows.ts'
import { encodeRgb8Png } from '../encoder/png.ts'
import { laidByHand, measureDrawn, type MeasuredDrawn } from './drawn-regions.ts'
import { comparisonOf } from './pair-comparison.ts'
import { photosIn } from './record-content.ts'
import { shotPictures, type PictureServices, type ShotPictures } from './shot-pictures.ts'

export interface SourceServices extends Omit<PictureServices, 'signal' | 'analysis' | 'loadLayers'> {
  readonly analysis: () => Promise<PictureServices['analysis']>
  /** Fails as the records do. */
  readonly rows: (ask: ReportAsk) => Promise<ReportRows>
  /** Layers of this analysis of a photo, whatever was kept of it since. Fails as the records do. */
  readonly loadLayers: (
    photo: string,
    names: readonly string[],
    analysis: string,
  ) => ReturnType<PictureServices['loadLayers']>
}

/** What a report is made of, without its words. */
export interface GatheredReport {
  readonly rows: ReportRows
  readonly pictures: ReadonlyMap<string, ShotPictures>
  readonly comparison: PhotoComparison | null
  /** What was drawn on the photo that the report is about. */
  readonly drawn: readonly MeasuredDrawn[]
  readonly logo: Uint8Array | null
}

/** Long side of pictures, px: as wide as a page at 250 dots an inch, and a fifth of it. */
const SIDE = 1750
const STRIP_SIDE = 400

/**
 * What was read for a report is kept while one patient's reports are made: a change of words or of paper reads nothing again, and
 * writes nothing into the log. What comes from an analysis is kept under that analysis: another of the same photo is another picture.
 */
export class ReportSources {
  readonly #services: SourceServices
  #rows: { readonly of: string; readonly rows: ReportRows; readonly logo: Uint8Array | null } | null = null
  /** Changes with the record. */
  #turn = 0
  #patient: string | null = null
  readonly #pictures = new Map<string, ShotPictures>()
  #comparison: { readonly of: string; readonly found: PhotoComparison | null } | null = null
  #drawn: { readonly of: string; readonly found: readonly MeasuredDrawn[] } | null = null

  constructor(services: SourceServices) {
    this.#services = services
  }

  /** `onDone`: photos that are ready, of all. Fails as the records, the decoder and the vault do, or with CancelledError. */
  async gather(
    wish: ReportWish,
    signal: AbortSignal,
    onDone: (done: number, total: number) => void,
  ): Promise<GatheredReport> {
    if (this.#patient !== wish.patient) this.clear()
    this.#patient = wish.patient
    const photos = photosIn(wish)
    const isPair = wish.template !== 'film-strip' && photos.length === 2
    const pair = isPair && wish.before !== null ? { photo: wish.photo, other: wish.before } : null
    const { rows, logo } = await this.#rowsOf({ patient: wish.patient, photos, pair }, signal)
    const services = await this.#servicesFor(rows, signal)
    const pictures = new Map<string, ShotPictures>()
    const isDrawn =
      wish.drawn && wish.template !== 'film-strip' && (rows.drawn.get(wish.photo) ?? []).length > 0
    const total = photos.length + (pair ? 1 : 0) + (isDrawn ? 1 : 0)
    for (const photo of photos) {
      onDone(pictures.size, total)
      pictures.set(photo, await this.#picturesOf(photo, wish, rows, services))
    }
    onDone(pictures.size, total)
    const comparison = pair && (await this.#comparisonOf(pair.photo, pair.other, rows, services))
    if (isDrawn) onDone(total - 1, total)
    const drawn = isDrawn ? await this.#drawnOf(wish, rows, comparison, services) : []
    onDone(total, total)
    return { rows, pictures, comparison, drawn, logo }
  }

  /** The record has changed: the next report reads it again, and no pixel twice. */
  refresh(): void {
    this.#rows = null
    this.#turn += 1
  }

  /** Nothing of anybody is kept any more. */
  clear(): void {
    this.refresh()
    this.#patient = null
    this.#pictures.clear()
    this.#comparison = null
    this.#drawn = null
  }

  async #rowsOf(
    ask: ReportAsk,
    signal: AbortSignal,
  ): Promise<{ readonly rows: ReportRows; readonly logo: Uint8Array | null }> {
    const of = JSON.stringify(ask)
    if (this.#rows?.of === of) return this.#rows
    const turn = this.#turn
    const rows = await this.#services.rows(ask)
    const logo = rows.clinic.logo && (await this.#logoOf(rows.clinic.logo, signal))
    stopIf(signal)
    const read = { of, rows, logo }
    // What changed while it was read may not be in it.
    if (turn === this.#turn) this.#rows = read
    return read
  }

  /** Layers are those of the analyses that the rows tell of, also where another was kept since. */
  async #servicesFor(rows: ReportRows, signal: AbortSignal): Promise<PictureServices> {
    const { analysis, loadLayers, ...others } = this.#services
    return {
      ...others,
      analysis: await analysis(),
      loadLayers: async (photo, names) => {
        const id = analysisIn(rows, photo)
        return id === null ? null : loadLayers(photo, names, id)
      },
      signal,
    }
  }

  async #picturesOf(
    photo: string,
    { template, lights, photo: main }: ReportWish,
    rows: ReportRows,
    services: PictureServices,
  ): Promise<ShotPictures> {
    const isStrip = template === 'film-strip'
    const lit = template === 'full' && photo === main ? [...lights].sort() : []
    const of = [photo, ...(isStrip ? ['strip'] : ['page', analysisIn(rows, photo) ?? 'none', ...lit])].join(
      ' ',
    )
    const known = this.#pictures.get(of)
    if (known) return known
    const found = await shotPictures(
      {
        photo,
        side: isStrip ? STRIP_SIDE : SIDE,
        report: isStrip ? null : (rows.reports.get(photo) ?? null),
        lights: lit,
      },
      services,
    )
    stopIf(services.signal)
    this.#pictures.set(of, found)
    return found
  }

  /** Null where the two could not be measured: side by side they can be printed all the same, and the report says so. */
  async #comparisonOf(
    photo: string,
    before: string,
    rows: ReportRows,
    services: PictureServices,
  ): Promise<PhotoComparison | null> {
    const of = JSON.stringify([photo, before].map((id) => [id, analysisIn(rows, id)]))
    if (this.#comparison?.of === of) return this.#comparison.found
    const found = await comparisonOf(photo, before, services).catch((error: unknown) => {
      if (error instanceof BasalisError && !services.signal.aborted) return null
      throw error
    })
    stopIf(services.signal)
    this.#comparison = { of, found }
    return found
  }

  async #drawnOf(
    { photo, before }: ReportWish,
    rows: ReportRows,
    comparison: PhotoComparison | null,
    services: PictureServices,
  ): Promise<readonly MeasuredDrawn[]> {
    const { drawn, reports, byHand } = rows
    const regions = drawn.get(photo) ?? []
    const report = reports.get(photo)
    const earlier = before === null ? undefined : reports.get(before)
    if (!report) return []
    const analyses = [photo, before].map((id) => id && analysisIn(rows, id))
    const of = JSON.stringify([photo, comparison && before, analyses, byHand, regions])
    if (this.#drawn?.of === of) return this.#drawn.found
    const found = await measureDrawn(
      regions,
      { photo, report },
      before !== null && earlier && comparison
        ? { photo: before, report: earlier, comparison: laidByHand(comparison, byHand) }
        : null,
      services,
    )
    stopIf(services.signal)
    this.#drawn = { of, found }
    return found
  }

  /** The kept logo through the decoder's process; null where that takes it for no picture: a report can do without. */
  async #logoOf(bytes: Uint8Array, signal: AbortSignal): Promise<Uint8Array | null> {
    try {
      const { image } = await this.#services.decoder.decode(bytes, { signal, grey: true })
      return image.bits === 8 ? await encodeRgb8Png(image.data as Uint8Array, image) : null
    } catch (error) {
      if (error instanceof BasalisError) return null
      throw error
    }
  }
}

/** The id of the analysis that the rows tell of; null: the photo had none when they were read. */
function analysisIn({ record, reports }: ReportRows, photo: string): string | null {
  if (!reports.has(photo)) return null
  const photos = record.visits.flatMap((visit) => visit.photos)
  return photos.find(({ id }) => id === photo)?.analysis?.id ?? null
}

function stopIf(signal: AbortSignal): void {
  if (signal.aborted) throw new CancelledError()
}
