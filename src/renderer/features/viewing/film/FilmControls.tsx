import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { memo } from 'react'
import { useInterface } from '../../../app/interface-context.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { FILM_SPEEDS, type FilmReel, type FilmSpeed } from './film-reel.ts'

interface Props {
  readonly reel: FilmReel
  readonly atFirst: boolean
  readonly atLast: boolean
  readonly playing: boolean
  readonly speed: FilmSpeed
}

/** Plays and stops, and goes to the neighbours and the ends. */
export const FilmControls = memo(function FilmControls({ reel, atFirst, atLast, playing, speed }: Props) {
  const { film } = useInterface().texts
  return (
    <>
      <IconButton
        icon={ChevronFirst}
        label={film.first}
        shortcut="Home"
        small
        isDisabled={atFirst}
        onPress={() => {
          reel.first()
        }}
      />
      <IconButton
        icon={ChevronLeft}
        label={film.previous}
        shortcut="←"
        small
        isDisabled={atFirst}
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
        isDisabled={atLast}
        onPress={() => {
          reel.step(1)
        }}
      />
      <IconButton
        icon={ChevronLast}
        label={film.last}
        shortcut="End"
        small
        isDisabled={atLast}
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
    </>
  )
})
