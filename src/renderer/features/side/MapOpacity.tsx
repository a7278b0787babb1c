import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import { useInterface } from '../../app/interface-context.ts'

interface Props {
  /** 0…1. */
  readonly value: number
  readonly onChange: (value: number) => void
}

/** How much of a map covers the photo under it. */
export function MapOpacity({ value, onChange }: Props) {
  const { studio } = useInterface().texts
  return (
    <Slider className="slider" minValue={0.1} maxValue={1} step={0.05} value={value} onChange={onChange}>
      <Label>{studio.opacity}</Label>
      <SliderOutput>{studio.opacityValue(Math.round(value * 100))}</SliderOutput>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </Slider>
  )
}
