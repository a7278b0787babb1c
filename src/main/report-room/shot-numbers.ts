import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import type { PhotoRecord, VisitRecord } from '../../shared/contract/record-channels.ts'
import type { MAP_NUMBERS } from '../../shared/domain/analysis.ts'
import {
  kindInReport,
  noiseOf,
  pointsOf,
  seriesOf,
  type SeriesRegion,
} from '../../shared/domain/number-series.ts'
import { changeOf } from '../../shared/imaging/change.ts'
import { isFaceRegion } from '../../shared/imaging/face-regions.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import { REPORT_LIMITS } from '../../shared/reports/report-content.ts'
import type { ReportSeries } from '../../shared/reports/report-series.ts'
import type { MapNumbers, ReportRegion } from '../../shared/reports/report-shot.ts'

type Visits = readonly VisitRecord[]

const seriesRegion = (name: string): SeriesRegion => (isFaceRegion(name) ? name : 'whole')

/** The whole is never left out: it is what the other regions are parts of. */
const isWanted = (name: string, wanted: readonly string[] | null): boolean =>
  wanted === null || !isFaceRegion(name) || wanted.includes(name)

/** The analysis before, where its numbers are by the same versions; else null. */
export const comparableWith = (
  report: AnalysisReport,
  before: AnalysisReport | null,
): AnalysisReport | null =>
  before?.pipelineVersion === report.pipelineVersion && before.model.sha256 === report.model.sha256
    ? before
    : null

/** A photo that was analysed. */
export interface AnalysedShot {
  readonly photo: Pick<PhotoRecord, 'view' | 'bodySite'>
  readonly report: AnalysisReport
}

/**
 * The numbers of a photo's regions and what they differ from an earlier photo by, against the spread of repeat shots as on the
 * screen: of two photos of different views or sites it says nothing. Numbers of other versions are not compared: they say nothing
 * about the skin. `wanted`: null for all regions.
 */
export function regionsOf(
  { photo, report }: AnalysedShot,
  before: AnalysedShot | null,
  visits: Visits,
  wanted: readonly string[] | null,
): ReportRegion[] {
  const earlierReport = comparableWith(report, before?.report ?? null)
  const alike = photo.view === before?.photo.view && photo.bodySite === before.photo.bodySite
  return Object.entries(report.metrics)
    .filter(([name]) => isWanted(name, wanted))
    .map(([name, metrics]) => {
      const earlier = earlierReport?.metrics[name]
      const maps = PIGMENTS.map((pigment): [string, MapNumbers] => {
        const series = seriesOf(visits, photo.view, `${pigment}.mean`, seriesRegion(name))
        const noise = alike ? noiseOf(series, kindInReport(report, name, photo.bodySite)) : null
        const change = earlier && changeOf(earlier[pigment].mean, metrics[pigment].mean, noise)
        return [
          pigment,
          {
            ...metrics[pigment],
            change: change ? { difference: change.difference, verdict: change.verdict } : null,
          },
        ]
      })
      return { name, drawn: null, maps: Object.fromEntries(maps) as unknown as ReportRegion['maps'] }
    })
}

/**
 * Means and areas of the whole over time, and means of the regions that were asked for, of all photos of the same view and site as
 * `photo`, as on the patient's page.
 */
export function seriesFor(
  photo: PhotoRecord,
  visits: Visits,
  wanted: readonly string[] | null,
): ReportSeries[] {
  const alike = visits
    .flatMap(({ photos }) => photos)
    .filter(({ view, bodySite }) => view === photo.view && bodySite === photo.bodySite)
    .sort((a, b) => a.takenMs - b.takenMs)
  const regions = (wanted ?? []).filter(isFaceRegion)
  return [
    seriesOfNumber(alike, 'whole', 'mean'),
    seriesOfNumber(alike, 'whole', 'area'),
    ...regions.map((region) => seriesOfNumber(alike, region, 'mean')),
  ]
    .filter(({ points }) => points.length > 1)
    .slice(0, REPORT_LIMITS.series)
}

function seriesOfNumber(
  photos: readonly PhotoRecord[],
  region: SeriesRegion,
  number: (typeof MAP_NUMBERS)[number],
): ReportSeries {
  const [red = [], brown = [], gray = []] = PIGMENTS.map((pigment) =>
    pointsOf(photos, `${pigment}.${number}`, region),
  )
  const valueOf = (points: typeof red, photoId: string): number | null =>
    points.find((point) => point.photoId === photoId)?.value ?? null
  return {
    region: region === 'whole' ? nameOfWhole(photos) : region,
    number,
    points: red.slice(-400).map(({ photoId, atMs, value, kind }, index, all) => ({
      atMs,
      red: value,
      brown: valueOf(brown, photoId),
      gray: valueOf(gray, photoId),
      joined: index > 0 && all[index - 1]?.kind === kind,
    })),
  }
}

/** How the skin of the last of these photos was found: `face`, `skin` or `whole`. */
function nameOfWhole(photos: readonly PhotoRecord[]): string {
  const numbers = photos.findLast(({ analysis }) => analysis !== null)?.analysis?.numbers ?? []
  return numbers.find(({ region }) => !isFaceRegion(region))?.region ?? 'whole'
}
