import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import type { FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { FILM_SPEEDS, type FilmReel, type ReelState } from './film-reel.ts'

interface Props {
  readonly film: PatientFilm
  readonly reel: FilmReel
  readonly state: ReelState
  readonly layer: FilmLayer
  /** The mean of the map in the photo that is looked at; null: there is none. */
  readonly mean: number | null
}

/** Plays and stops, goes to the neighbours and the ends, and says how far the film is made. */
export function FilmControls({ film: { frames }, reel, state: { at, playing, speed }, layer, mean }: Props) {
  const { film, layers } = useInterface().texts
  const done = frames.filter(({ made }) => made.kind === 'there' || made.kind === 'failed').length
  return (
    <div className="film-controls">
      <IconButton
        icon={ChevronFirst}
        label={film.first}
        shortcut="Home"
        small
        isDisabled={at === 0}
        onPress={() => {
          reel.first()
        }}
      />
      <IconButton
        icon={ChevronLeft}
        label={film.previous}
        shortcut="←"
        small
        isDisabled={at === 0}
        onPress={() => {
          reel.step(-1)
        }}
      />
      <IconButton
        icon={playing ? Pause : Play}
        label={playing ? film.stop : film.play}
        small
        onPress={() => {
          reel.togglePlay()
        }}
      />
      <IconButton
        icon={ChevronRight}
        label={film.next}
        shortcut="→"
        small
        isDisabled={at >= frames.length - 1}
        onPress={() => {
          reel.step(1)
        }}
      />
      <IconButton
        icon={ChevronLast}
        label={film.last}
        shortcut="End"
        small
        isDisabled={at >= frames.length - 1}
        onPress={() => {
          reel.last()
        }}
      />
      <Choice
        label={film.speed}
        value={String(speed)}
        groups={[
          {
            title: '',
            options: FILM_SPEEDS.map((one) => ({ id: String(one), name: film.speedValue(one) })),
          },
        ]}
        onChoose={(chosen) => {
          const known = FILM_SPEEDS.find((one) => String(one) === chosen)
          if (known) reel.setSpeed(known)
        }}
      />
      <p className="film-progress" role="status">
        {done < frames.length ? film.preparing(done, frames.length) : ''}
      </p>
      {mean !== null && (
        <p className="film-mean">
          {film.meanOf(layers[layer].name)} <strong>{mean.toFixed(3)}</strong>
        </p>
      )}
      <p className="film-place">{film.place(at + 1, frames.length)}</p>
    </div>
  )
}
