import { memo } from 'react'
import { axisEnd, runsOf, type SeriesPoint } from '../../../../shared/domain/number-series.ts'
import { xOf, type AxisPlace } from './film-axis.ts'

interface Props {
  readonly points: readonly SeriesPoint[]
  readonly place: AxisPlace
}

const TOP = 10
const BOTTOM = 62

/** A map's mean above the film's axis: values from 0; what cannot be compared is not joined. */
export const FilmChart = memo(function FilmChart({ points, place }: Props) {
  const [from, to] = [place.left, place.left + place.track]
  const x = (ms: number): number => xOf(place, ms)
  if (points.length === 0) return null
  const end = axisEnd(points.map(({ value }) => value))
  const y = (value: number): number => BOTTOM - (value / end) * (BOTTOM - TOP)
  return (
    <g className="film-chart">
      {[0, end].map((value) => (
        <g key={value}>
          <line className="grid" x1={from} x2={to} y1={y(value)} y2={y(value)} />
          <text x={from - 8} y={y(value) + 3.5} textAnchor="end">
            {Number(value.toFixed(3))}
          </text>
        </g>
      ))}
      {runsOf(points).map((run) => (
        <g key={run[0]?.photoId}>
          <polyline points={run.map((point) => `${x(point.atMs)},${y(point.value)}`).join(' ')} />
          {run.map(({ photoId, atMs, value }) => (
            <circle key={photoId} cx={x(atMs)} cy={y(value)} r={3.5} />
          ))}
        </g>
      ))}
    </g>
  )
})
