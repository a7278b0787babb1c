import { Camera, Pencil } from 'lucide-react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import type { TreatmentFields } from '../../../shared/domain/visit.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { AddFolder } from './AddFolder.tsx'
import { AddPhoto } from './AddPhoto.tsx'
import { PhotoTile } from './PhotoTile.tsx'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patient: Patient
  readonly visit: VisitRecord
  readonly mayWrite: boolean
  /** A key of the page takes photos for it. */
  readonly isNewest: boolean
  /** Something else on the page is not saved yet, and would be gone with the page: nothing here leads away from it. */
  readonly isWriting: boolean
  /** Body sites of this patient so far. */
  readonly knownSites: readonly string[]
  /** A photo of this visit has gone onto the screen. */
  readonly onShown: () => void
  readonly onCapture: (visitId: string) => void
  readonly onChanged: () => void
  readonly onEdit: () => void
}

/** One visit: when, why, what was done and written, and its photos. */
export function VisitCard({
  patient,
  visit,
  mayWrite,
  isNewest,
  isWriting,
  knownSites,
  onShown,
  onCapture,
  onChanged,
  onEdit,
}: Props) {
  const { texts } = useInterface()
  const { visit: words, followUp } = texts.records
  const when = useWhen()
  return (
    <article className="card visit" data-visit={visit.id}>
      <header>
        <h3>{when.moment(visit.atMs)}</h3>
        <span className="soft">
          {words.skinState}: {words.skinStates[visit.skinState]} · {words.photos(visit.photos.length)}
        </span>
        {mayWrite && (
          <Button kind="quiet" isDisabled={isWriting} onPress={onEdit}>
            <Pencil size={16} aria-hidden />
            {followUp.edit}
          </Button>
        )}
      </header>
      {visit.reason !== '' && <p className="reason">{visit.reason}</p>}
      {visit.treatments.length > 0 && <TreatmentList treatments={visit.treatments} />}
      {visit.notes !== '' && <p className="notes">{visit.notes}</p>}
      {visit.photos.length > 0 && (
        <ul className="photo-tiles">
          {visit.photos.map((photo) => (
            <PhotoTile
              key={photo.id}
              photo={photo}
              mayWrite={mayWrite}
              isDisabled={isWriting}
              onShown={onShown}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
      {mayWrite && (
        <div className="visit-photos">
          <AddPhoto
            visitId={visit.id}
            knownSites={knownSites}
            isDisabled={isWriting}
            onShown={onShown}
            onChanged={onChanged}
          />
          <AddFolder
            patient={patient}
            visit={visit}
            knownSites={knownSites}
            isDisabled={isWriting}
            onShown={onShown}
            onChanged={onChanged}
          />
          <Button
            isDisabled={isWriting}
            onPress={() => {
              onCapture(visit.id)
            }}
          >
            <Camera size={16} aria-hidden />
            {texts.camera.open}
            {isNewest && <kbd aria-hidden>T</kbd>}
          </Button>
        </div>
      )}
    </article>
  )
}

function TreatmentList({ treatments }: { readonly treatments: readonly TreatmentFields[] }) {
  const { done } = useInterface().texts.records.followUp
  return (
    <ul className="treatment-list" aria-label={done.title}>
      {treatments.map(({ kind, name, brand, dose, lot }, index) => (
        <li key={index}>
          <span className="soft">{done.kinds[kind]}</span> <strong>{name}</strong>{' '}
          {[brand, dose, lot === '' ? '' : `${done.lot} ${lot}`].filter((part) => part !== '').join(' · ')}
        </li>
      ))}
    </ul>
  )
}
