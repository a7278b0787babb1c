import type { PatientPane } from '../../../shared/contract/patient-view.ts'
import { CHANGE_SCALE } from '../../../shared/imaging/change-scale.ts'
import { COLOUR_SCALES } from '../../../shared/imaging/colour-scales.ts'
import { pigmentOfLayer } from '../../../shared/imaging/layers.ts'
import type { Texts } from '../../i18n/texts.ts'
import { ColourStrip } from '../../ui/ColourStrip.tsx'
import { LightLegend } from '../viewing/LightLegend.tsx'
import { MarkSwatch } from '../viewing/MarkSwatch.tsx'

interface Props {
  readonly shown: PatientPane
  readonly texts: Texts
}

/** What the colours of a pane mean, in words; nothing of a photo. */
export function PatientLegend({ shown: { kind, layer, marks, sheets }, texts }: Props) {
  const pigment = pigmentOfLayer(layer)
  const [least, most] = texts.studio.plain.scale
  const scale = kind === 'change' ? CHANGE_SCALE : pigment && COLOUR_SCALES[pigment]
  const source = sheets.at(-1)?.source
  const only = source?.kind === 'layer' ? source.only : undefined
  if (!scale)
    return only ? (
      <div className="patient-legend" aria-hidden>
        <LightLegend layer={layer} of={only} texts={texts} />
      </div>
    ) : null
  return (
    <div className="patient-legend" aria-hidden>
      <span className="legend">
        {least}
        <ColourStrip scale={scale} />
        {most}
      </span>
      {pigment &&
        marks.map((mark) => (
          <span key={mark} className="legend">
            <MarkSwatch pigment={pigment} mark={mark} />
            {texts.marks[mark].name}
          </span>
        ))}
    </div>
  )
}
