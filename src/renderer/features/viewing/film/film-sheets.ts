import type { TransformView } from '../../../canvas/pane-view.ts'
import { LinkedView } from '../../../canvas/linked-view.ts'
import type { ShownSheet } from '../../mirror/shown-pane.ts'
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
