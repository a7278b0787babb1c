import { Eye, EyeOff, Pause, Play, X, type LucideIcon } from 'lucide-react'
import type { PatientScreenState } from '../../../shared/contract/patient-view.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { PatientScreenTexts } from '../../i18n/patient-screen-texts.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { PatientScreenTools } from './usePatientScreen.ts'

type OpenState = NonNullable<PatientScreenState>

interface Props {
  readonly tools: PatientScreenTools
  readonly state: OpenState
}

/** Wherever the staff are: that the patient's screen is open, and what it does. */
export function PatientScreenNote({ tools, state }: Props) {
  const { patientScreen } = useInterface().texts
  const follows = state.mode === 'follow'
  const Icon: LucideIcon = state.showing ? Eye : EyeOff
  return (
    <div className="patient-screen-note" role="group" aria-label={patientScreen.title}>
      <Icon size={16} aria-hidden />
      <span role="status">{patientScreen.says[saidOf(state)]}</span>
      <IconButton
        icon={follows ? Pause : Play}
        label={follows ? patientScreen.modes.hold : patientScreen.modes.follow}
        shortcut="K"
        small
        onPress={tools.toggleHold}
      />
      <IconButton icon={X} label={patientScreen.close} small onPress={tools.toggle} />
    </div>
  )
}

function saidOf({ mode, showing }: OpenState): keyof PatientScreenTexts['says'] {
  if (mode === 'blank') return 'blank'
  if (mode === 'hold') return showing ? 'held' : 'blank'
  return showing ? 'shows' : 'nothing'
}
