import { numbersOf } from '../../../../shared/domain/analysis.ts'
import { pigmentOfLayer } from '../../../../shared/imaging/layers.ts'
import type { FilmLayer } from '../../../../shared/contract/film-state.ts'
import { pointsOf, type SeriesPoint } from '../../../../shared/domain/number-series.ts'
import type { Studio } from '../studio.ts'

/**
 * The mean of a map in those photos of a film that have been analysed, the first taken first; of the photo at hand those that
 * were computed now, whatever the record held of it before. None of the photo itself.
 */
export function filmSeries(
  { hand, photos }: Pick<Studio, 'hand' | 'photos'>,
  frames: readonly string[],
  layer: FilmLayer,
): readonly SeriesPoint[] {
  const pigment = pigmentOfLayer(layer)
  if (!pigment) return []
  const own = hand.view.record?.photo
  const shown = photos
    .filter(({ id }) => frames.includes(id))
    .map((photo) => {
      if (photo.id !== own || hand.phase !== 'ready') return photo
      // What could not be kept is in no picture of the film.
      if (photo.analysis && hand.kept?.kind === 'failed') return photo
      const { pipelineVersion, model } = hand.report
      const numbers = numbersOf(hand.report)
      return {
        ...photo,
        analysis: { pipelineVersion, modelId: model.id, modelVersion: model.version, numbers },
      }
    })
  return pointsOf(shown, `${pigment}.mean`)
}
