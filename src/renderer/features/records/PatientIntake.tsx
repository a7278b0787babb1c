import { CalendarPlus, FileX } from 'lucide-react'
import { useState } from 'react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { MessageDialog } from '../../ui/MessageDialog.tsx'
import { droppedFiles } from '../intake/dropped-photo.ts'
import type { FolderSource } from '../intake/read-folder.ts'
import { FolderIntake } from './FolderIntake.tsx'
import { PhotoIntakeDialog } from './PhotoIntakeDialog.tsx'
import { sitesOf } from './PhotoLabelFields.tsx'
import { usePhotoDrop } from './usePhotoDrop.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patient: Patient
  /** The newest first. */
  readonly visits: readonly VisitRecord[]
  readonly onShown: () => void
  readonly onChanged: () => void
}

type Came =
  | { readonly kind: 'files'; readonly visit: VisitRecord; readonly files: readonly File[] }
  | { readonly kind: 'folder'; readonly visit: VisitRecord; readonly source: FolderSource }
  | { readonly kind: 'nothing' | 'no visit' }

/** Photos and folders of them dropped on a patient's page or pasted there: into the visit under the pointer, else into the newest. */
export function PatientIntake({ patient, visits, onShown, onChanged }: Props) {
  const { texts } = useInterface()
  const { intake: words } = texts.records.photo
  const when = useWhen()
  const [came, setCame] = useState<Came | null>(null)
  const visitAt = (id: string | null) => visits.find((visit) => visit.id === id) ?? visits[0]
  const over = usePhotoDrop((transfer, { visitId }) => {
    const dropped = droppedFiles(transfer)
    const visit = visitAt(visitId)
    if (dropped.kind === 'nothing') setCame(dropped)
    else if (!visit) setCame({ kind: 'no visit' })
    else if (dropped.kind === 'files') setCame({ kind: 'files', visit, files: dropped.files })
    else setCame({ kind: 'folder', visit, source: { kind: 'entries', entries: dropped.entries } })
  })
  const close = () => {
    setCame(null)
  }
  if (over) {
    const visit = visitAt(over.visitId)
    return <div className="drop-veil">{visit ? words.drop(when.moment(visit.atMs)) : words.dropNoVisit}</div>
  }
  if (!came) return null
  if (came.kind === 'files')
    return (
      <PhotoIntakeDialog
        patient={patient}
        visit={came.visit}
        files={came.files}
        knownSites={sitesOf(visits)}
        onShown={onShown}
        onChanged={onChanged}
        onClose={close}
      />
    )
  if (came.kind === 'folder')
    return (
      <FolderIntake
        patient={patient}
        visit={came.visit}
        source={came.source}
        knownSites={sitesOf(visits)}
        onShown={onShown}
        onChanged={onChanged}
        onClose={close}
      />
    )
  const noVisit = came.kind === 'no visit'
  return (
    <MessageDialog
      icon={noVisit ? CalendarPlus : FileX}
      title={noVisit ? words.noVisitTitle : texts.refused.title}
      onClose={close}
      actions={
        <Button kind="primary" autoFocus onPress={close}>
          {texts.actions.close}
        </Button>
      }
    >
      <p>{noVisit ? words.noVisit : words.noFile}</p>
    </MessageDialog>
  )
}
