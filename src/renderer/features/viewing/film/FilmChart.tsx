import { axisEnd, runsOf, type SeriesPoint } from '../../records/number-series.ts'

interface Props {
  readonly points: readonly SeriesPoint[]
  /** Where a moment lies, px of the strip. */
  readonly x: (ms: number) => number
  /** Id of the photo that is looked at. */
  readonly current: string
  /** The ends of the axis, px. */
  readonly from: number
  readonly to: number
}

const TOP = 10
const BOTTOM = 62

/** A map's mean above the film's axis: values from 0; what cannot be compared is not joined. */
export function FilmChart({ points, x, current, from, to }: Props) {
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
            <circle key={photoId} cx={x(atMs)} cy={y(value)} r={photoId === current ? 5 : 3} />
          ))}
        </g>
      ))}
    </g>
  )
}
