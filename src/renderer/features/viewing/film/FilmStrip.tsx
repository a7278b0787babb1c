import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type PointerEvent,
  type WheelEvent,
} from 'react'
import type { FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import { pigmentOfLayer } from '../../../../shared/imaging/layers.ts'
import { useInterface } from '../../../app/interface-context.ts'
import type { SeriesPoint } from '../../../../shared/domain/number-series.ts'
import { useWhen } from '../../records/useWhen.ts'
import { axisOf, nearestFrame, xOf } from './film-axis.ts'
import type { FilmReel } from './film-reel.ts'
import { FILM_STRIP_PX } from './film-size.ts'
import { FilmChart } from './FilmChart.tsx'
import { FilmCursor } from './FilmCursor.tsx'
import { FilmMarks } from './FilmMarks.tsx'

interface Props {
  readonly film: PatientFilm
  readonly layer: FilmLayer
  readonly reel: FilmReel
  readonly at: number
  /** The numbers of the layer, if it has any. */
  readonly points: readonly SeriesPoint[]
}

/** Between the strip's borders and the ends of its axis, CSS px. */
const LEFT = 52
const RIGHT = 28

/** How far a wheel or two fingers go from one frame to the next, CSS px. */
const WHEEL_PX = 60

/** All photos at their days and a map's mean above them; dragged along, it is the film's slider. */
export function FilmStrip({ film, layer, reel, at, points }: Props) {
  const { texts } = useInterface()
  const when = useWhen()
  const strip = useRef<HTMLDivElement>(null)
  const wheeled = useRef(0)
  const [width, setWidth] = useState(600)
  useLayoutEffect(() => {
    const element = strip.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      setWidth(element.clientWidth)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  // Whoever opens a film goes on with its keys.
  useEffect(() => {
    strip.current?.focus({ preventScroll: true })
  }, [])
  const times = useMemo(() => film.frames.map(({ takenMs }) => takenMs), [film.frames])
  const axis = useMemo(() => axisOf(times), [times])
  const track = Math.max(1, width - LEFT - RIGHT)
  const place = useMemo(() => ({ axis, left: LEFT, track }), [axis, track])

  const scrub = (event: PointerEvent<HTMLElement>): void => {
    const { left } = event.currentTarget.getBoundingClientRect()
    reel.go(nearestFrame(axis, times, (event.clientX - left - LEFT) / track))
  }
  const onWheel = ({ deltaX, deltaY }: WheelEvent): void => {
    wheeled.current += Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY
    const frames = Math.trunc(wheeled.current / WHEEL_PX)
    if (frames === 0) return
    wheeled.current -= frames * WHEEL_PX
    reel.step(frames)
  }
  const current = times[at]
  const pigment = pigmentOfLayer(layer)
  const note = pigment === null ? texts.film.chooseMap : points.length === 0 ? texts.film.noNumbers : null
  return (
    <>
      <div
        ref={strip}
        className="film-strip"
        role="slider"
        tabIndex={0}
        aria-label={texts.film.axis}
        aria-valuemin={1}
        aria-valuemax={times.length}
        aria-valuenow={at + 1}
        aria-valuetext={
          current === undefined ? '' : `${when.day(current)}, ${texts.film.place(at + 1, times.length)}`
        }
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          scrub(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event)
        }}
        onWheel={onWheel}
      >
        <svg width={width} height={FILM_STRIP_PX} aria-hidden>
          <FilmChart points={points} place={place} />
          <FilmMarks frames={film.frames} layer={layer} place={place} />
          {current !== undefined && <FilmCursor x={xOf(place, current)} />}
        </svg>
        {note !== null && <p className="film-note">{note}</p>}
      </div>
      {points.length > 0 && (
        <table className="visually-hidden">
          <caption>{texts.film.meanOf(texts.layers[layer].name)}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.film.dateColumn}</th>
              <th scope="col">{texts.film.meanColumn}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ photoId, atMs, value }) => (
              <tr key={photoId}>
                <td>{when.moment(atMs)}</td>
                <td>{value.toFixed(3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
