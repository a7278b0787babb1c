import { CircleAlert } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { CallError } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { PageError } from '../../../shared/contract/error-data.ts'
import type { ClinicStore, ComparisonStore, SessionStore } from '../../app/state-store.ts'
import { errorText } from '../../i18n/error-text.ts'
import { Button } from '../../ui/Button.tsx'
import { MessageDialog } from '../../ui/MessageDialog.tsx'
import { AnnotationDesk } from './annotation-desk.ts'
import { annotationRecord } from './annotation-record.ts'
import { AnnotationTextDialog } from './AnnotationTextDialog.tsx'
import { DeskContext } from './desk-context.ts'
import { openPhotos } from './open-photos.ts'
import { useAnnotationKeys } from './useAnnotationKeys.ts'

interface Props {
  readonly sessions: SessionStore
  readonly comparisons: ComparisonStore
  readonly clinics: ClinicStore
  readonly children: ReactNode
}

/** Round the window: what is drawn lasts as long as its photo is open, whatever room is looked at meanwhile. */
export function AnnotationRoom({ sessions, comparisons, clinics, children }: Props) {
  const { client, texts } = useInterface()
  const [fault, setFault] = useState<PageError | null>(null)
  const { shown } = useSyncExternalStore(sessions.subscribe, sessions.get)
  const compared = useSyncExternalStore(comparisons.subscribe, comparisons.get)
  const clinic = useSyncExternalStore(clinics.subscribe, clinics.get)
  const [desk] = useState(
    () =>
      new AnnotationDesk({
        recordOf: (photoId) => annotationRecord(client, photoId),
        onFault: (error) => {
          setFault(error instanceof CallError ? error.error : { kind: 'bug' })
        },
      }),
  )
  useEffect(() => {
    const all = [shown, ...compared.map(({ session }) => session.shown)]
    desk.showPhotos(openPhotos(all, clinic), clinic.kind === 'open' ? clinic.user.id : null)
  }, [desk, shown, compared, clinic])
  useAnnotationKeys(desk)
  const typing = useSyncExternalStore(desk.subscribe, () => desk.get().typing)
  const dismiss = () => {
    setFault(null)
  }
  return (
    <DeskContext value={desk}>
      {children}
      {typing && (
        <AnnotationTextDialog
          typing={typing}
          onDone={(text) => {
            desk.typed(text)
          }}
        />
      )}
      {fault && (
        <MessageDialog
          icon={CircleAlert}
          title={texts.annotations.fault}
          onClose={dismiss}
          actions={
            <Button kind="primary" onPress={dismiss}>
              {texts.actions.close}
            </Button>
          }
        >
          <p>{errorText(fault, texts)}</p>
        </MessageDialog>
      )}
    </DeskContext>
  )
}
