import type { PhotoRecord, VisitRecord } from '../../shared/contract/record-channels.ts'
import type { ReportWish } from '../../shared/contract/report-channels.ts'
import { judgeComparability, type PhotoComparison } from '../../shared/imaging/comparability.ts'
import {
  REPORT_LIMITS,
  type ReportContent,
  type ReportPair,
  type ReportPictures,
} from '../../shared/reports/report-content.ts'
import type { ReportRows } from '../records/service/report-rows.ts'
import { laidByHand, type MeasuredDrawn } from './drawn-regions.ts'
import { outlinesOn } from './drawn-facts.ts'
import { seriesFor } from './shot-numbers.ts'
import { shotOf } from './shot-facts.ts'
import type { ShotPictures } from './shot-pictures.ts'

export interface RecordSources {
  readonly wish: ReportWish
  readonly rows: ReportRows
  /** Of every photo in it, by the photo's id. */
  readonly pictures: ReadonlyMap<string, ShotPictures>
  /** How `before` lies on `photo`; null: not known. */
  readonly comparison: PhotoComparison | null
  /** What was drawn on `photo`, measured. */
  readonly drawn: readonly MeasuredDrawn[]
  /** A PNG of our own; null: none. */
  readonly logo: Uint8Array | null
  readonly timeZone: string
  readonly nowMs: number
  readonly program: string
}

/** The photos that a report shows, by their ids. */
export function photosIn({ template, photo, before, strip }: ReportWish): readonly string[] {
  if (template === 'film-strip') return strip.length > 0 ? strip : [photo]
  return template === 'one-page' || before === null ? [photo] : [before, photo]
}

/** A report of what the record keeps. The one place where a patient's record becomes a report: nothing is computed here. */
export function contentOfRecord(sources: RecordSources): {
  readonly content: ReportContent
  readonly pictures: ReportPictures
} {
  const { wish, rows, logo, timeZone, nowMs, program } = sources
  const { template, paper, language, texts } = wish
  const { patient, visits } = rows.record
  const known = new Map(visits.flatMap(({ photos }) => photos).map((photo) => [photo.id, photo]))
  const named = photosIn(wish).flatMap((id) => known.get(id) ?? [])
  const photos = template === 'film-strip' ? named.sort((a, b) => a.takenMs - b.takenMs) : named
  const main = known.get(wish.photo)
  const before = known.get(wish.before ?? '')
  const beforeReport = before && rows.reports.get(before.id)
  const earlier = before && beforeReport ? { photo: before, report: beforeReport } : null
  const { clinic } = rows
  return {
    content: {
      template,
      paper,
      language,
      timeZone,
      clinic: {
        name: clinic.name,
        address: addressOf(clinic),
        logo: logo === null ? null : 'logo',
      },
      patient: { name: patient.name, number: patient.number, birthDate: patient.birthDate },
      ...visitsFor(visits, photos, template === 'full'),
      shots: photos.map((photo, place) => {
        const isMain = photo.id === wish.photo
        return shotOf({
          photo,
          report: rows.reports.get(photo.id) ?? null,
          before: isMain ? earlier : null,
          drawn: isMain ? sources.drawn : [],
          outlines: outlinesOn(photo, isMain, sources.drawn),
          visits,
          wish,
          pictures: sources.pictures.get(photo.id) ?? {},
          prefix: `shot-${place}`,
        })
      }),
      pair: pairOf(sources, photos),
      series: main ? seriesFor(main, visits, wish.regions) : [],
      texts,
      auditHead: rows.auditHead,
      made: { by: rows.by, atMs: nowMs, program },
    },
    pictures: { ...picturesOf(photos, sources.pictures), ...(logo === null ? {} : { logo }) },
  }
}

/** Address and contact by lines; those of an address that has more than there is room for stand in one. */
function addressOf({ address, contact }: ReportRows['clinic']): string[] {
  const linesOf = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const [lines, reach] = [linesOf(address), linesOf(contact)]
  const most = REPORT_LIMITS.addressLines - reach.length
  const fitting =
    lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(', ')] : lines
  return [...fitting, ...reach]
}

function picturesOf(
  photos: readonly PhotoRecord[],
  pictures: ReadonlyMap<string, ShotPictures>,
): ReportPictures {
  return Object.fromEntries(
    photos.flatMap(({ id }, place) =>
      Object.entries(pictures.get(id) ?? {}).map(([name, bytes]) => [`shot-${place}.${name}`, bytes]),
    ),
  )
}

/**
 * In order of time: from the visit of the first photo, or from the very first, to that of the last. Photos of old visits may have been
 * filed in any order: the visit that the report is about is that of its photo, the last one, and stays where there are too many.
 * `visits`: those of the same minute the newest first, as the record has them.
 */
function visitsFor(
  visits: readonly VisitRecord[],
  photos: readonly PhotoRecord[],
  whole: boolean,
): Pick<ReportContent, 'visits' | 'visit'> {
  const ordered = visits.toReversed().sort((a, b) => a.atMs - b.atMs)
  const places = photos.map(({ visitId }) => ordered.findIndex(({ id }) => id === visitId))
  const own = places.at(-1) ?? -1
  const end = Math.max(...places) + 1
  const first = whole ? 0 : Math.max(0, Math.min(...places))
  const from = Math.max(first, Math.min(own, end - REPORT_LIMITS.visits))
  const told = ordered.slice(from, Math.min(end, from + REPORT_LIMITS.visits))
  return {
    visits: told.map(({ atMs, reason, skinState, treatments }) => ({ atMs, reason, skinState, treatments })),
    visit: own < 0 ? null : own - from,
  }
}

function pairOf(
  { wish, rows, comparison }: RecordSources,
  photos: readonly PhotoRecord[],
): ReportPair | null {
  const placeOf = (photo: string): number => photos.findIndex(({ id }) => id === photo)
  const [before, after] = [wish.before === null ? -1 : placeOf(wish.before), placeOf(wish.photo)]
  if (wish.template === 'film-strip' || before === -1 || after === -1) return null
  if (!comparison) return { before, after, comparability: null, alignment: 'none' }
  const laid = laidByHand(comparison, rows.byHand)
  const stateOf = (place: number): string | null =>
    rows.record.visits.find(({ id }) => id === photos[place]?.visitId)?.skinState ?? null
  return {
    before,
    after,
    comparability: judgeComparability(laid, { reference: stateOf(after), other: stateOf(before) }),
    alignment: laid.alignment.method,
  }
}
