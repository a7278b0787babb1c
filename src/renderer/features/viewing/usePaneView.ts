import { useMemo } from 'react'
import type { View } from '../../../shared/contract/session-state.ts'
import { lightOfLayer, pigmentOfLayer, type Layer } from '../../../shared/imaging/layers.ts'
import { inverse, type Similarity } from '../../../shared/imaging/similarity.ts'
import { LinkedView } from '../../canvas/linked-view.ts'
import type { TransformView } from '../../canvas/pane-view.ts'
import type { Sheet } from '../../canvas/sheets.ts'
import type { LayerAppearance } from './studio.ts'

/** A photo beside the one at hand as the shared view shows it; `own` where it moves alone, and `shared` of the photo at hand. */
export function usePaneView(
  shared: TransformView,
  own: TransformView | null,
  place: Similarity,
  isHand: boolean,
): TransformView {
  const { a, b, tx, ty } = place
  return useMemo(
    () => own ?? (isHand ? shared : new LinkedView(shared, { a, b, tx, ty })),
    [own, isHand, shared, a, b, tx, ty],
  )
}

/** The skin of a pane by places of the photo at hand: what is drawn on that lies on the same skin in every pane. */
export function useHandView(
  shared: TransformView,
  own: TransformView | null,
  place: Similarity,
): TransformView {
  const { a, b, tx, ty } = place
  return useMemo(
    () => (own ? new LinkedView(own, inverse({ a, b, tx, ty })) : shared),
    [own, shared, a, b, tx, ty],
  )
}

/** What lies in a pane: a layer, and under a map that lets through the photo. */
export function useSheets(
  view: View | null,
  layer: Layer,
  seen: TransformView,
  { opacity, from, lightOf }: LayerAppearance,
): readonly Sheet[] {
  const [set, width, height] = [view?.set ?? null, view?.width ?? 1, view?.height ?? 1]
  return useMemo(() => {
    if (set === null) return []
    const sheet = (shown: Layer, alpha: number): Sheet => ({
      layer: {
        set,
        layer: shown,
        image: { width, height },
        ...(from > 0 && pigmentOfLayer(shown) !== null && { from }),
        ...(lightOf !== null && lightOfLayer(shown) !== null && { only: lightOf }),
      },
      view: seen,
      alpha,
    })
    const through = pigmentOfLayer(layer) !== null && opacity < 1
    return through ? [sheet('photo', 1), sheet(layer, opacity)] : [sheet(layer, 1)]
  }, [set, width, height, layer, seen, opacity, from, lightOf])
}
