import { PatientScreenNote } from '../features/mirror/PatientScreenNote.tsx'
import type { PatientScreenTools } from '../features/mirror/usePatientScreen.ts'
import { X } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'
import { useInterface } from './interface-context.ts'

interface Props {
  /** Null: it is not spoken of, for the patient sees this window. */
  readonly patientScreen: PatientScreenTools | null
  /** Said quietly: something has been done. */
  readonly note: string | null
  /** Ends the view for the patient; null: the window is the staff's. */
  readonly onLeavePlain: (() => void) | null
}

/** What the program is not, always; it stands below every picture of the screen, with the version. */
export function StatusBar({ patientScreen, note, onLeavePlain }: Props) {
  const { texts, version } = useInterface()
  return (
    <footer className="status-bar">
      <span>{texts.notice}</span>
      <span className="status-version">Basalis {version}</span>
      <span className="end" role="status">
        {note}
      </span>
      {patientScreen?.state && <PatientScreenNote tools={patientScreen} state={patientScreen.state} />}
      {onLeavePlain && (
        <IconButton icon={X} label={texts.studio.plain.leave} shortcut="V" small onPress={onLeavePlain} />
      )}
    </footer>
  )
}
