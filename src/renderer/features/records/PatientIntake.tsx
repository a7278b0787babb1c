import { CalendarPlus, FileX, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { MessageDialog } from '../../ui/MessageDialog.tsx'
import { droppedFiles } from '../intake/dropped-photo.ts'
import { FolderIntake } from './FolderIntake.tsx'
import { PhotoIntakeDialog } from './PhotoIntakeDialog.tsx'
import { sitesOf } from './PhotoLabelFields.tsx'
import { photosThatCame, type HindranceToPhotos, type PhotosThatCame } from './photos-that-came.ts'
import { usePhotoDrop } from './usePhotoDrop.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patient: Patient
  /** The newest first. */
  readonly visits: readonly VisitRecord[]
  /** Something on the page is not saved yet: nothing is added, and nothing goes onto the screen instead of the page. */
  readonly isWriting: boolean
  readonly onShown: () => void
  readonly onChanged: () => void
}

/** Photos and folders of them dropped on a patient's page or pasted there: into the visit under the pointer, else into the newest. */
export function PatientIntake({ patient, visits, isWriting, onShown, onChanged }: Props) {
  const { texts } = useInterface()
  const { intake: words } = texts.records.photo
  const when = useWhen()
  const [came, setCame] = useState<PhotosThatCame | null>(null)
  const visitAt = (id: string | null) => visits.find((visit) => visit.id === id) ?? visits[0]
  const over = usePhotoDrop((transfer, { visitId }) => {
    setCame(photosThatCame(droppedFiles(transfer), visitAt(visitId), isWriting))
  })
  const close = () => {
    setCame(null)
  }
  if (over) {
    const visit = visitAt(over.visitId)
    const into = visit ? words.drop(when.moment(visit.atMs)) : words.dropNoVisit
    return <div className="drop-veil">{isWriting ? words.dropWriting : into}</div>
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
  return <NotAdded hindrance={came.kind} onClose={close} />
}

/** Why nothing of what came was added. */
function NotAdded({
  hindrance,
  onClose,
}: {
  readonly hindrance: HindranceToPhotos
  readonly onClose: () => void
}) {
  const { texts } = useInterface()
  const { intake: words } = texts.records.photo
  const { icon, title, reason } = {
    nothing: { icon: FileX, title: texts.refused.title, reason: words.noFile },
    'no visit': { icon: CalendarPlus, title: words.noVisitTitle, reason: words.noVisit },
    writing: { icon: Pencil, title: words.writingTitle, reason: words.writing },
  }[hindrance]
  return (
    <MessageDialog
      icon={icon}
      title={title}
      onClose={onClose}
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          {texts.actions.close}
        </Button>
      }
    >
      <p>{reason}</p>
    </MessageDialog>
  )
}
