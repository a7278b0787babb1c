import { FolderHeart } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Kept } from '../../../shared/contract/session-state.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { KeptState } from './KeptState.tsx'
import { NamesButton, PatientName } from './privacy.tsx'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly id: string
  /** Whether the analysis on the screen stands in the record. */
  readonly kept: Kept
  readonly onBack: () => void
}

/** Above a patient's photo, always: whose it is, by more than the name. */
export function PatientBanner({ id, kept, onBack }: Props) {
  const { texts, client, perform } = useInterface()
  const { banner } = texts.records
  const [patient, setPatient] = useState<Patient | null>(null)
  const when = useWhen()
  useEffect(() => {
    let gone = false
    perform(async () => {
      const record = await client.call('patient:get', { id })
      if (!gone) setPatient(record.patient)
    })
    return () => {
      gone = true
    }
  }, [id, client, perform])
  return (
    <div className="patient-banner" role="region" aria-label={texts.records.rooms.patients}>
      {patient?.id === id && (
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
