import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'

interface Props {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly step: number
  /** The value as it is written beside the label. */
  readonly text: string
  readonly onChange: (value: number) => void
}

/** One number between two ends, with its name and value above it. */
export function RangeSlider({ label, value, least, most, step, text, onChange }: Props) {
  return (
    <Slider className="slider" minValue={least} maxValue={most} step={step} value={value} onChange={onChange}>
      <Label>{label}</Label>
      <SliderOutput>{text}</SliderOutput>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </Slider>
  )
}
