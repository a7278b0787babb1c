import { COLOUR_SCALES } from '../../../shared/imaging/colour-scales.ts'
import type { Pigment } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'
import { ColourStrip } from '../../ui/ColourStrip.tsx'

interface Props {
  readonly pigment: Pigment
  /** Its ends in words. */
  readonly plain?: boolean
}

/** The colours of a map from 0 to 1, the very ones its tiles are painted with. */
export function ScaleLegend({ pigment, plain = false }: Props) {
  const { scale } = useInterface().texts.studio.plain
  return (
    <span className="legend" aria-hidden>
      {plain ? scale[0] : '0'}
      <ColourStrip scale={COLOUR_SCALES[pigment]} />
      {plain ? scale[1] : '1'}
    </span>
  )
}
