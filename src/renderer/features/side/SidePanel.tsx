import type { Studio } from '../viewing/studio.ts'
import { Arrangement } from './Arrangement.tsx'
import { Comparing } from './Comparing.tsx'
import { Details } from './Details.tsx'
import { LayerSwitcher } from './LayerSwitcher.tsx'
import { LightStrip } from './LightStrip.tsx'
import { MapOpacity } from './MapOpacity.tsx'
import { Numbers } from './Numbers.tsx'
import { PhotoNotes } from './PhotoNotes.tsx'

interface Props {
  readonly studio: Studio
  readonly onOpacity: (opacity: number) => void
}

export function SidePanel({ studio, onOpacity }: Props) {
  const { hand, choice, onChoice, opacity } = studio
  const report = hand.phase === 'ready' ? hand.report : null
  return (
    <aside className="side">
      <Arrangement studio={studio} />
      <Comparing studio={studio} />
      <LayerSwitcher choice={choice} onChoice={onChoice} />
      <MapOpacity value={opacity} onChange={onOpacity} />
      <LightStrip view={hand.view} there={report !== null} choice={choice} onChoice={onChoice} />
      <Numbers report={report} />
      {report && <PhotoNotes report={report} />}
      {report && <Details report={report} />}
    </aside>
  )
}
