import { memo } from 'react'
import type { FilmFrame, FilmLayer } from '../../../../shared/contract/film-state.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { useWhen } from '../../records/useWhen.ts'
import { gapsOf, isLong, ticksOf, xOf, type AxisPlace } from './film-axis.ts'
import { isShown } from './film-look.ts'

interface Props {
  readonly frames: readonly FilmFrame[]
  readonly layer: FilmLayer
  readonly place: AxisPlace
}

const LINE = 86
const TICK_TEXT = 112

/** Px that the days between two photos need to be written between their marks. */
const GAP_TEXT_PX = 48

/** One mark a photo at its day, the days between them where there is room, and the dates below. */
export const FilmMarks = memo(function FilmMarks({ frames, layer, place }: Props) {
  const { axis } = place
  const x = (ms: number): number => xOf(place, ms)
  const { texts } = useInterface()
  const when = useWhen()
  const gaps = gapsOf(frames.map(({ takenMs }) => takenMs))
  return (
    <g className="film-marks">
      <line className="axis" x1={x(axis.fromMs)} x2={x(axis.toMs)} y1={LINE} y2={LINE} />
      {ticksOf(axis).map((ms) => (
        <g key={ms}>
          <line className="axis" x1={x(ms)} x2={x(ms)} y1={LINE} y2={LINE + 10} />
          <text x={x(ms)} y={TICK_TEXT} textAnchor="middle">
            {isLong(axis) ? when.month(ms) : when.dayOfYear(ms)}
          </text>
        </g>
      ))}
      {gaps.map((days, index) => {
        const [left, right] = [x(frames[index]?.takenMs ?? 0), x(frames[index + 1]?.takenMs ?? 0)]
        if (days < 2 || right - left < GAP_TEXT_PX) return null
        return (
          <text
            key={frames[index]?.photo}
            className="gap"
            x={(left + right) / 2}
            y={LINE - 6}
            textAnchor="middle"
          >
            {texts.film.gap(days)}
          </text>
        )
      })}
      {frames.map((frame) => (
        <circle
          key={frame.photo}
          className="film-mark"
          data-shown={isShown(frame, layer) || undefined}
          data-failed={frame.made.kind === 'failed' || undefined}
          cx={x(frame.takenMs)}
          cy={LINE}
          r={5}
        />
      ))}
    </g>
  )
})
