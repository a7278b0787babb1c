import { AnnotationSection } from '../annotations/AnnotationSection.tsx'
import type { LayerAppearance, Studio } from '../viewing/studio.ts'
import { Arrangement } from './Arrangement.tsx'
import { Comparing } from './Comparing.tsx'
import { Details } from './Details.tsx'
import { KeptDespite } from './KeptDespite.tsx'
import { LayerSwitcher } from './LayerSwitcher.tsx'
import { LightStrip } from './LightStrip.tsx'
import { MapLook } from './MapLook.tsx'
import { Numbers } from './Numbers.tsx'
import { PhotoNotes } from './PhotoNotes.tsx'
import { ThisView } from './ThisView.tsx'
import type { PatientScreenTools } from '../mirror/usePatientScreen.ts'
import type { ViewExport } from '../viewing/useViewExport.ts'

interface Props {
  readonly patientScreen: PatientScreenTools
  readonly studio: Studio
  readonly onLook: (look: LayerAppearance) => void
  readonly exporting: ViewExport
  readonly onPlain: () => void
  readonly onReport: (() => void) | null
}

export function SidePanel({ patientScreen, studio, onLook, exporting, onPlain, onReport }: Props) {
  const { hand, choice, onChoice, look } = studio
  const report = hand.phase === 'ready' ? hand.report : null
  return (
    <aside className="side">
      <Arrangement studio={studio} />
      <Comparing studio={studio} />
      <ThisView exporting={exporting} onPlain={onPlain} onReport={onReport} patientScreen={patientScreen} />
      <LayerSwitcher choice={choice} onChoice={onChoice} />
      <MapLook look={look} onLook={onLook} />
      <AnnotationSection />
      <LightStrip studio={studio} onLook={onLook} />
      <Numbers report={report} />
      <KeptDespite studio={studio} />
      {report && <PhotoNotes report={report} />}
      {report && <Details report={report} />}
    </aside>
  )
}
