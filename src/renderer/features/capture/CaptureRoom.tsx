import { useMemo } from 'react'
import { useInterface } from '../../app/interface-context.ts'
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
  const records = usePatientRecords(useMemo(() => [patientId], [patientId]))
  const record = records?.[0]
  const visit = record?.visits.find(({ id }) => id === visitId)
  if (!record || !visit) return <p className="empty">{texts.records.loading}</p>
  return <CaptureDesk patient={record.patient} visit={visit} visits={record.visits} onBack={onBack} />
}
