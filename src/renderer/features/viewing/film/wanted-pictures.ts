import { filmPath } from '../../../../shared/contract/film-path.ts'
import type { FilmFrame, FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import { frameOrder } from './frame-order.ts'
import type { ReelState } from './film-reel.ts'

/** Whether a frame can be looked at in a layer. */
export const isShown = ({ made }: FilmFrame, layer: FilmLayer): boolean =>
  made.kind === 'there' && made.layers.includes(layer)

/** The paths of the pictures that a film needs, the most urgent first. `over`: the photo shows through a map. */
export function wantedPictures(
  { id, frames }: PatientFilm,
  layer: FilmLayer,
  over: boolean,
  { at, forward }: Pick<ReelState, 'at' | 'forward'>,
): readonly string[] {
  const layers: readonly FilmLayer[] = over && layer !== 'photo' ? [layer, 'photo'] : [layer]
  return frameOrder(at, frames.length, forward).flatMap((index) => {
    const frame = frames[index]
    if (!frame || !isShown(frame, layer)) return []
    return layers.map((one) => filmPath({ film: id, photo: frame.photo, layer: one }))
  })
}
