import { lightOfLayer, type Layer } from '../../../shared/imaging/layers.ts'
import type { Pigment } from '../../../shared/imaging/pigments.ts'
import type { Texts } from '../../i18n/texts.ts'

interface Props {
  readonly layer: Layer
  /** The map that lights show; null or absent: all three. */
  readonly of: Pigment | null | undefined
  readonly texts: Texts
}

/** Over a light that shows one map alone: which it is. Nothing over any other layer. */
export function LightLegend({ layer, of, texts }: Props) {
  if (!of || lightOfLayer(layer) === null) return null
  return <span className="legend">{texts.studio.lightOfOne[of]}</span>
}
