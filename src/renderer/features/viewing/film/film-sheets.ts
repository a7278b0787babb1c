import type { TransformView } from '../../../canvas/pane-view.ts'
import { LinkedView } from '../../../canvas/linked-view.ts'
import type { ShownSheet } from '../../mirror/shown-pane.ts'
import type { PatientFilm } from '../../../../shared/contract/film-state.ts'
import type { FilmFade } from './film-fade.ts'

/** What of a film is on the screen at this moment, for another window. `view`: of the photo at hand. */
export function filmSheets(fade: FilmFade, view: TransformView): readonly ShownSheet[] {
  return fade.at(performance.now()).flatMap(({ look: { size, place, sheets }, share }) =>
    sheets.map(({ picture, alpha }) => ({
      source: { kind: 'film' as const, ...picture },
      image: size,
      view: new LinkedView(view, place),
      alpha: alpha * share,
    })),
  )
}

/** The day of the photo that is on the screen, which may still be the one before: the next is waited for. None where none is. */
export function filmDays(fade: FilmFade, frames: PatientFilm['frames']): readonly number[] {
  const seen = fade.at(performance.now()).at(-1)?.look.photo
  return frames.filter(({ photo }) => photo === seen).map(({ takenMs }) => takenMs)
}
