import type { FilmFrame, FilmLayer } from '../../../../shared/contract/film-state.ts'
import { useInterface } from '../../../app/interface-context.ts'

interface Props {
  readonly frames: readonly FilmFrame[]
  readonly layer: FilmLayer
  readonly at: number
  /** The mean of the map in the photo that is looked at; null: there is none. */
  readonly mean: number | null
}

/** How far the film is made, which photo is looked at, and its number. */
export function FilmPlace({ frames, layer, at, mean }: Props) {
  const { film, layers } = useInterface().texts
  const done = frames.filter(({ made }) => made.kind === 'there' || made.kind === 'failed').length
  return (
    <>
      <p className="film-progress" role="status">
        {done < frames.length ? film.preparing(done, frames.length) : ''}
      </p>
      {mean !== null && (
        <p className="film-mean">
          {film.meanOf(layers[layer].name)} <strong>{mean.toFixed(3)}</strong>
        </p>
      )}
      <p className="film-place">{film.place(at + 1, frames.length)}</p>
    </>
  )
}
