import { useWhen } from './useWhen.ts'
import { axisEnd, runsOf, type SeriesPoint } from '../../../shared/domain/number-series.ts'

interface Props {
  readonly title: string
  readonly points: readonly SeriesPoint[]
  /** Heads of the table that is read out instead of the picture. */
  readonly columns: { readonly date: string; readonly value: string }
  /** Decimals of the values that are said. */
  readonly decimals: number
}

const WIDTH = 280
const HEIGHT = 120
const LEFT = 34
const RIGHT = 10
const TOP = 10
const BOTTOM = 22

/** A number over time: time to scale, values from 0. What cannot be compared is not joined. */
export function TimeChart({ title, points, columns, decimals }: Props) {
  const when = useWhen()
  const [first, last] = [points.at(0), points.at(-1)]
  if (!first || !last) return null
  const values = points.map(({ value }) => value)
  // Of what is counted there is no part.
  const end = decimals === 0 ? axisEnd(values, 1) : axisEnd(values)
  const span = last.atMs - first.atMs
  const x = ({ atMs }: SeriesPoint): number =>
    span === 0 ? (LEFT + WIDTH - RIGHT) / 2 : LEFT + ((atMs - first.atMs) / span) * (WIDTH - LEFT - RIGHT)
  const y = (value: number): number => HEIGHT - BOTTOM - (value / end) * (HEIGHT - TOP - BOTTOM)
  return (
    <figure className="time-chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
        {[0, end / 2, end].map((value) => (
          <g key={value}>
            <line className="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 5} y={y(value) + 3.5} textAnchor="end">
              {Number(value.toFixed(3))}
            </text>
          </g>
        ))}
        <text x={LEFT} y={HEIGHT - 6}>
          {when.day(first.atMs)}
        </text>
        {span > 0 && (
          <text x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end">
            {when.day(last.atMs)}
          </text>
        )}
        {runsOf(points).map((run) => (
          <g key={run[0]?.photoId}>
            <polyline points={run.map((point) => `${x(point)},${y(point.value)}`).join(' ')} />
            {run.map((point) => (
              <circle key={point.photoId} cx={x(point)} cy={y(point.value)} r={3}>
                <title>{`${when.moment(point.atMs)}: ${point.value.toFixed(decimals)}`}</title>
              </circle>
            ))}
          </g>
        ))}
      </svg>
      <table className="visually-hidden">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.date}</th>
            <th scope="col">{columns.value}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ photoId, atMs, value }) => (
            <tr key={photoId}>
              <td>{when.moment(atMs)}</td>
              <td>{value.toFixed(decimals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
