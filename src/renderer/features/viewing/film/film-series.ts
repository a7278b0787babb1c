import { numbersOf } from '../../../../shared/domain/analysis.ts'
import { pigmentOfLayer } from '../../../../shared/imaging/layers.ts'
import type { FilmLayer } from '../../../../shared/contract/film-state.ts'
import { pointsOf, type SeriesPoint } from '../../../../shared/domain/number-series.ts'
import type { Studio } from '../studio.ts'

/**
 * The mean of a map in those photos of a film that have been analysed, the first taken first; of the photo at hand also before
 * it stands in the record. None of the photo itself.
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
      if (photo.id !== own || photo.analysis || hand.phase !== 'ready') return photo
      const { pipelineVersion, model } = hand.report
      const numbers = numbersOf(hand.report)
      return {
        ...photo,
        analysis: { pipelineVersion, modelId: model.id, modelVersion: model.version, numbers },
      }
    })
  return pointsOf(shown, `${pigment}.mean`)
}
