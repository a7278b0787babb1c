import { CHANGE_SCALE, FULL_CHANGE } from '../../../shared/imaging/change-scale.ts'
import { ColourStrip } from '../../ui/ColourStrip.tsx'

/** The colours of change from less to more, the very ones its picture is painted with. */
export function ChangeLegend() {
  return (
    <span className="legend" aria-hidden>
      −{FULL_CHANGE}
      <ColourStrip scale={CHANGE_SCALE} />+{FULL_CHANGE}
    </span>
  )
}
