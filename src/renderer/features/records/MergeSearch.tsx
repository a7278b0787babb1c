import { ArrowLeft } from 'lucide-react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { PatientList } from './PatientList.tsx'
import { RecordUnread } from './RecordUnread.tsx'
import { usePatientRecords } from './usePatientRecords.ts'

interface Props {
  readonly id: string
  readonly onFound: (id: string) => void
  readonly onBack: () => void
}

/** The list of patients, to open the other record of the same person from. */
export function MergeSearch({ id, onFound, onBack }: Props) {
  const { records } = useInterface().texts
  const { found, error } = usePatientRecords([id])
  const record = found?.[0]
  if (error) return <RecordUnread error={error} back={records.banner.back} onBack={onBack} />
  return (
    <div className="patient-page">
      <Button kind="quiet" onPress={onBack}>
        <ArrowLeft size={16} aria-hidden />
        {records.banner.back}
      </Button>
      <header>
        <h1 className="merge-title">{records.merge.searchTitle(record?.patient.number ?? '…')}</h1>
        <p className="soft">{records.merge.searchLead}</p>
      </header>
      <PatientList mayWrite={false} without={id} onOpen={onFound} onAdd={onBack} />
    </div>
  )
}
