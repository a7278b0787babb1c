import type { Shown } from '../../../shared/contract/session-state.ts'
import { AnnotationSection } from '../annotations/AnnotationSection.tsx'
import type { ViewChoice } from '../viewing/view-choice.ts'
import { Details } from './Details.tsx'
import { LayerSwitcher } from './LayerSwitcher.tsx'
import { LightStrip } from './LightStrip.tsx'
import { Numbers } from './Numbers.tsx'
import { PhotoNotes } from './PhotoNotes.tsx'

interface Props {
  readonly shown: Exclude<Shown, { phase: 'empty' }>
  readonly choice: ViewChoice
  readonly onChoice: (choice: ViewChoice) => void
}

export function SidePanel({ shown, choice, onChoice }: Props) {
  const report = shown.phase === 'ready' ? shown.report : null
  return (
    <aside className="side">
      <LayerSwitcher choice={choice} onChoice={onChoice} />
      <AnnotationSection />
      <LightStrip view={shown.view} there={report !== null} choice={choice} onChoice={onChoice} />
      <Numbers report={report} />
      {report && <PhotoNotes report={report} />}
      {report && <Details report={report} />}
    </aside>
  )
}
