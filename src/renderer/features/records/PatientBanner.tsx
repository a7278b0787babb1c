import { FolderHeart } from 'lucide-react'
import type { Kept } from '../../../shared/contract/session-state.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { KeptState } from './KeptState.tsx'
import { NamesButton, PatientName } from './privacy.tsx'
import { useWhen } from './useWhen.ts'

interface Props {
  /** Null while it is being looked up. */
  readonly patient: Patient | null
  /** Whether the analysis on the screen stands in the record. */
  readonly kept: Kept
  readonly onBack: () => void
}

/** Above a patient's photo, always: whose it is, by more than the name. */
export function PatientBanner({ patient, kept, onBack }: Props) {
  const { texts } = useInterface()
  const { banner } = texts.records
  const when = useWhen()
  return (
    <div className="patient-banner" role="region" aria-label={texts.records.rooms.patients}>
      {patient && (
        <>
          <strong>
            {banner.number} {patient.number}
          </strong>
          <PatientName name={patient.name} />
          {patient.birthDate !== null && (
            <span>
              {banner.born} {when.date(patient.birthDate)}
            </span>
          )}
        </>
      )}
      <span className="end">
        <KeptState kept={kept} />
        <NamesButton />
        <Button kind="quiet" onPress={onBack}>
          <FolderHeart size={16} aria-hidden />
          {banner.back}
        </Button>
      </span>
    </div>
  )
}
