import type { Pigment } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { MapMark } from './map-marks.ts'
import { MarkSwatch } from './MarkSwatch.tsx'

interface Props {
  readonly pigment: Pigment
  readonly marks: readonly MapMark[]
}

/** What hatching and grey mean in a map. Screen readers hear it with the picture's name. */
export function MarkLegend({ pigment, marks }: Props) {
  const { texts } = useInterface()
  return marks.map((mark) => (
    <span key={mark} className="legend" data-mark={mark} aria-hidden>
      <MarkSwatch pigment={pigment} mark={mark} />
      {texts.marks[mark].name}
    </span>
  ))
}
