import type { AnalysisReport } from '../contract/analysis-report.ts'
import type { PhotoRecord, VisitRecord } from '../contract/record-channels.ts'
import type { MAP_NUMBERS } from './analysis.ts'
import { VIEWS } from './photo.ts'
import { FACE_REGIONS, isFaceRegion, type FaceRegion } from '../imaging/face-regions.ts'
import { changeOf, noiseOfRepeats, type Change } from '../imaging/change.ts'
import type { Pigment } from '../imaging/pigments.ts'

type View = (typeof VIEWS)[number]
type PhotoAnalysis = NonNullable<PhotoRecord['analysis']>

/** One value of a number over time. */
export interface SeriesPoint {
  readonly photoId: string
  /** The photo that this shot repeats. */
  readonly repeats: string | null
  /** When the photo was taken. */
  readonly atMs: number
  readonly value: number
  /** As `kindOf`: only points of the same kind can be compared. */
  readonly kind: string
}

/** A number of a map that is kept, such as `brown.area`. */
export type NumberName = `${Pigment}.${(typeof MAP_NUMBERS)[number]}`

/** The whole of what was measured, however its skin was found, or a part of the face. */
export type SeriesRegion = 'whole' | FaceRegion

/** A number of an analysis by its name and region; undefined where it has none. */
export const numberOf = (
  { numbers }: Pick<PhotoAnalysis, 'numbers'>,
  name: NumberName,
  region: SeriesRegion = 'whole',
): PhotoAnalysis['numbers'][number] | undefined =>
  numbers.find(
    (number) =>
      number.name === name && (region === 'whole' ? !isFaceRegion(number.region) : number.region === region),
  )

/** What a point of a series comes from. */
export interface MeasuredPhoto extends Pick<PhotoRecord, 'id' | 'bodySite' | 'takenMs' | 'repeats'> {
  readonly analysis: Pick<PhotoAnalysis, 'pipelineVersion' | 'modelId' | 'modelVersion' | 'numbers'> | null
}

/** What values have in common that can be compared: the versions that computed them, and the region and the skin that they are of. */
export const kindOf = (
  {
    pipelineVersion,
    modelId,
    modelVersion,
  }: Pick<PhotoAnalysis, 'pipelineVersion' | 'modelId' | 'modelVersion'>,
  region: string,
  bodySite: string,
): string => [pipelineVersion, modelId, modelVersion, region, bodySite].join('\n')

/** As `kindOf`, of a whole report. */
export const kindInReport = (
  { pipelineVersion, model }: Pick<AnalysisReport, 'pipelineVersion' | 'model'>,
  region: string,
  bodySite: string,
): string => kindOf({ pipelineVersion, modelId: model.id, modelVersion: model.version }, region, bodySite)

/** A number of all photos of a view, the first taken first. */
export const seriesOf = (
  visits: readonly VisitRecord[],
  view: View,
  name: NumberName,
  region: SeriesRegion = 'whole',
): readonly SeriesPoint[] =>
  pointsOf(
    visits.flatMap(({ photos }) => photos).filter((photo) => photo.view === view),
    name,
    region,
  )

/** A number of those photos that have been analysed, the first taken first. */
export function pointsOf(
  photos: readonly MeasuredPhoto[],
  name: NumberName,
  region: SeriesRegion = 'whole',
): readonly SeriesPoint[] {
  return photos
    .flatMap(({ id, bodySite, takenMs, repeats, analysis }) => {
      const number = analysis ? numberOf(analysis, name, region) : undefined
      if (!analysis || !number) return []
      const kind = kindOf(analysis, number.region, bodySite)
      return [{ photoId: id, repeats, atMs: takenMs, value: number.value, kind }]
    })
    .sort((a, b) => a.atMs - b.atMs)
}

/** The views of which at least two photos have been analysed, in the order of `VIEWS`. */
export const viewsWithSeries = (visits: readonly VisitRecord[]): readonly View[] =>
  VIEWS.filter((view) => seriesOf(visits, view, 'red.mean').length >= 2)

/** The regions of which at least two photos of a view have numbers; the whole is always one. */
export const regionsWithSeries = (visits: readonly VisitRecord[], view: View): readonly SeriesRegion[] => [
  'whole',
  ...FACE_REGIONS.filter((region) => seriesOf(visits, view, 'red.mean', region).length >= 2),
]

/**
 * How the two newest values differ, against what shots that repeat one another differ by. Null where they cannot be compared, or
 * where there are not two.
 */
export function lastChange(points: readonly SeriesPoint[]): Change | null {
  const [before, after] = points.slice(-2)
  if (!before || !after || before.kind !== after.kind) return null
  return changeOf(before.value, after.value, noiseOf(points, after.kind))
}

/**
 * Standard deviation of the shots of one kind that repeat one another; null: there are too few of them. Another net, or the skin of
 * another place, has a noise of its own.
 */
export function noiseOf(points: readonly SeriesPoint[], kind: string): number | null {
  const alike = points.filter((point) => point.kind === kind)
  const groups = Map.groupBy(alike, ({ repeats, photoId }) => repeats ?? photoId)
  return noiseOfRepeats([...groups.values()].map((group) => group.map(({ value }) => value)))
}

/** Points that may be joined by a line: neighbours of the same kind. */
export function runsOf(points: readonly SeriesPoint[]): readonly (readonly SeriesPoint[])[] {
  const runs: SeriesPoint[][] = []
  for (const point of points) {
    const last = runs.at(-1)
    if (last?.[0]?.kind === point.kind) last.push(point)
    else runs.push([point])
  }
  return runs
}

/** The upper end of an axis from 0 that holds the values: 1, 2 or 5 times a power of ten, and no less than `least`. */
export function axisEnd(values: readonly number[], least = 0.01): number {
  const largest = Math.max(...values, least)
  const power = 10 ** Math.floor(Math.log10(largest))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= largest) ?? 10
  return step * power
}
