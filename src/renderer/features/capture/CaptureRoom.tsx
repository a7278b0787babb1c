import { useMemo } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { RecordUnread } from '../records/RecordUnread.tsx'
import { usePatientRecords } from '../records/usePatientRecords.ts'
import { CaptureDesk } from './CaptureDesk.tsx'

interface Props {
  readonly patientId: string
  readonly visitId: string
  readonly onBack: () => void
}

/** Photos of a patient for a visit, with the camera of this machine. It is off when the room is left. */
export function CaptureRoom({ patientId, visitId, onBack }: Props) {
  const { texts } = useInterface()
  const { found, error } = usePatientRecords(useMemo(() => [patientId], [patientId]))
  const record = found?.[0]
  const visit = record?.visits.find(({ id }) => id === visitId)
  if (error) return <RecordUnread error={error} back={texts.records.banner.back} onBack={onBack} />
  if (!record || !visit) return <p className="empty">{texts.records.loading}</p>
  return <CaptureDesk patient={record.patient} visit={visit} visits={record.visits} onBack={onBack} />
}
