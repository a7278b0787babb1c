import { FolderHeart } from 'lucide-react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { NamesButton, PatientName } from '../records/privacy.tsx'
import { useWhen } from '../records/useWhen.ts'

interface Props {
  readonly patient: Patient
  readonly visit: VisitRecord
  /** A photo is on its way into the record. */
  readonly isKeeping: boolean
  readonly onBack: () => void
}

/** Whose photos are taken, by number, name and birth, and for which visit. */
export function CaptureBanner({ patient, visit, isKeeping, onBack }: Props) {
  const { texts } = useInterface()
  const { banner, photo, rooms } = texts.records
  const when = useWhen()
  return (
    <div className="patient-banner" role="region" aria-label={rooms.patients}>
      <strong>
        {banner.number} {patient.number}
      </strong>
      <PatientName name={patient.name} />
      {patient.birthDate !== null && (
        <span>
          {banner.born} {when.date(patient.birthDate)}
        </span>
      )}
      <span className="soft">
        {photo.intake.visit} {when.moment(visit.atMs)}
      </span>
      <span className="end">
        <NamesButton />
        <Button kind="quiet" isDisabled={isKeeping} onPress={onBack}>
          <FolderHeart size={16} aria-hidden />
          {banner.back}
        </Button>
      </span>
    </div>
  )
}
