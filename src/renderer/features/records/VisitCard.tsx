import { ImagePlus, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import { VIEWS } from '../../../shared/domain/photo.ts'
import type { TreatmentFields } from '../../../shared/domain/visit.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { PhotoTile } from './PhotoTile.tsx'
import { useAction } from './useAction.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly visit: VisitRecord
  readonly mayWrite: boolean
  /** A photo of this visit has gone onto the screen. */
  readonly onShown: () => void
  readonly onChanged: () => void
  readonly onEdit: () => void
}

/** One visit: when, why, what was done and written, and its photos. */
export function VisitCard({ visit, mayWrite, onShown, onChanged, onEdit }: Props) {
  const { texts } = useInterface()
  const { visit: words, followUp } = texts.records
  const when = useWhen()
  return (
    <article className="card visit">
      <header>
        <h3>{when.moment(visit.atMs)}</h3>
        <span className="soft">
          {words.skinState}: {words.skinStates[visit.skinState]} · {words.photos(visit.photos.length)}
        </span>
        {mayWrite && (
          <Button kind="quiet" onPress={onEdit}>
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
            <PhotoTile key={photo.id} photo={photo} onShown={onShown} />
          ))}
        </ul>
      )}
      {mayWrite && <AddPhoto visitId={visit.id} onShown={onShown} onChanged={onChanged} />}
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

interface AddPhotoProps {
  readonly visitId: string
  readonly onShown: () => void
  readonly onChanged: () => void
}

/** View first, then the file: the photo is this patient's before anybody sees it. */
function AddPhoto({ visitId, onShown, onChanged }: AddPhotoProps) {
  const { texts, client } = useInterface()
  const { records } = texts
  const words = records.visit
  const { busy, fault, run } = useAction()
  const [view, setView] = useState<(typeof VIEWS)[number]>('front')
  return (
    <div className="add-photo">
      <Choice
        label={words.view}
        value={view}
        groups={[{ title: '', options: VIEWS.map((id) => ({ id, name: words.views[id] })) }]}
        onChoose={setView}
      />
      <Button
        isDisabled={busy}
        onPress={() => {
          run(async () => {
            const { added } = await client.call('record-photo:add', { visitId, view, bodySite: '' })
            if (!added) return
            onChanged()
            onShown()
          })
        }}
      >
        <ImagePlus size={16} aria-hidden />
        {busy ? records.saving : words.addPhoto}
      </Button>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
