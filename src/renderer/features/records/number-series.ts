import type { PhotoRecord, VisitRecord } from '../../../shared/contract/record-channels.ts'
import { VIEWS } from '../../../shared/domain/photo.ts'

type View = (typeof VIEWS)[number]
type PhotoAnalysis = NonNullable<PhotoRecord['analysis']>

/** One value of a number over time. */
export interface SeriesPoint {
  readonly photoId: string
  /** When the photo was taken. */
  readonly atMs: number
  readonly value: number
  /** Only points of the same kind can be compared: the versions that computed them, and the region they are of. */
  readonly kind: string
}

/** A number of an analysis by its name, over the one region that is measured. */
export const numberOf = ({ numbers }: PhotoAnalysis, name: string): number | undefined =>
  numbers.find((number) => number.name === name)?.value

/** What a point of a series comes from. */
export interface MeasuredPhoto extends Pick<PhotoRecord, 'id' | 'bodySite' | 'takenMs'> {
  readonly analysis: Pick<PhotoAnalysis, 'pipelineVersion' | 'modelId' | 'modelVersion' | 'numbers'> | null
}

/** A number of all photos of a view, the first taken first. */
export const seriesOf = (visits: readonly VisitRecord[], view: View, name: string): readonly SeriesPoint[] =>
  pointsOf(
    visits.flatMap(({ photos }) => photos).filter((photo) => photo.view === view),
    name,
  )

/** A number of those photos that have been analysed, the first taken first. */
export function pointsOf(photos: readonly MeasuredPhoto[], name: string): readonly SeriesPoint[] {
  return photos
    .flatMap(({ id, bodySite, takenMs, analysis }) => {
      const number = analysis?.numbers.find((one) => one.name === name)
      if (!analysis || !number) return []
      const { pipelineVersion, modelId, modelVersion } = analysis
      const kind = [pipelineVersion, modelId, modelVersion, number.region, bodySite].join('\n')
      return [{ photoId: id, atMs: takenMs, value: number.value, kind }]
    })
    .sort((a, b) => a.atMs - b.atMs)
}

/** The views of which at least two photos have been analysed, in the order of `VIEWS`. */
export const viewsWithSeries = (visits: readonly VisitRecord[]): readonly View[] =>
  VIEWS.filter((view) => seriesOf(visits, view, 'red.mean').length >= 2)

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

/** The upper end of an axis from 0 that holds the values: 1, 2 or 5 times a power of ten. */
export function axisEnd(values: readonly number[]): number {
  const largest = Math.max(...values, 0.01)
  const power = 10 ** Math.floor(Math.log10(largest))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= largest) ?? 10
  return step * power
}
