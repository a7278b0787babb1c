import { useInterface } from '../../app/interface-context.ts'
import { RangeSlider } from '../../ui/RangeSlider.tsx'
import type { LayerAppearance } from '../viewing/studio.ts'

interface Props {
  readonly look: LayerAppearance
  readonly onLook: (look: LayerAppearance) => void
}

/** How maps lie on the photo: how much they cover of it, and from which value on. */
export function MapLook({ look, onLook }: Props) {
  const { studio } = useInterface().texts
  const { opacity, from } = look
  return (
    <section className="side-section" aria-label={studio.mapLook}>
      <RangeSlider
        label={studio.opacity}
        value={opacity}
        least={0.1}
        most={1}
        step={0.05}
        text={studio.opacityValue(Math.round(opacity * 100))}
        onChange={(chosen) => {
          onLook({ ...look, opacity: chosen })
        }}
      />
      <RangeSlider
        label={studio.threshold}
        value={from}
        least={0}
        most={95}
        step={5}
        text={from === 0 ? studio.thresholdNone : (from / 100).toFixed(2)}
        onChange={(chosen) => {
          onLook({ ...look, from: chosen })
        }}
      />
    </section>
  )
}
