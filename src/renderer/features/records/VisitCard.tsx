import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import { type Photo, VIEWS } from '../../../shared/domain/photo.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { useAction } from './useAction.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly visit: VisitRecord
  readonly mayWrite: boolean
  /** A photo of this visit has gone onto the screen. */
  readonly onShown: () => void
  readonly onChanged: () => void
}

/** One visit: when, why, what was written, and its photos. */
export function VisitCard({ visit, mayWrite, onShown, onChanged }: Props) {
  const { texts } = useInterface()
  const words = texts.records.visit
  const when = useWhen()
  return (
    <article className="card visit">
      <header>
        <h3>{when.moment(visit.atMs)}</h3>
        <span className="soft">
          {words.skinState}: {words.skinStates[visit.skinState]} · {words.photos(visit.photos.length)}
        </span>
      </header>
      {visit.reason !== '' && <p className="reason">{visit.reason}</p>}
      {visit.notes !== '' && <p className="notes">{visit.notes}</p>}
      {visit.photos.length > 0 && (
        <ul className="photo-lines">
          {visit.photos.map((photo) => (
            <PhotoLine key={photo.id} photo={photo} onShown={onShown} />
          ))}
        </ul>
      )}
      {mayWrite && <AddPhoto visitId={visit.id} onShown={onShown} onChanged={onChanged} />}
    </article>
  )
}

function PhotoLine({ photo, onShown }: { readonly photo: Photo; readonly onShown: () => void }) {
  const { texts, client } = useInterface()
  const words = texts.records.visit
  const { busy, fault, run } = useAction()
  const when = useWhen()
  return (
    <li>
      <strong>{words.views[photo.view]}</strong>
      <span className="soft">
        {[photo.bodySite, `${photo.width} × ${photo.height}`, when.moment(photo.takenMs)]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      <Button
        isDisabled={busy}
        onPress={() => {
          run(async () => {
            await client.call('record-photo:open', { id: photo.id })
            onShown()
          })
        }}
      >
        {words.openPhoto}
      </Button>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </li>
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
