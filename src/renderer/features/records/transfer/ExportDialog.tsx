import { FolderOutput } from 'lucide-react'
import { useState } from 'react'
import type { PatientRecord } from '../../../../shared/contract/record-channels.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { MessageDialog } from '../../../ui/MessageDialog.tsx'
import { ExportForm } from './ExportForm.tsx'
import { MaskReview } from './MaskReview.tsx'
import { TransferEnded, TransferRunning } from './TransferNotes.tsx'
import { useTransfer } from './useTransfer.ts'

interface Props {
  readonly record: Pick<PatientRecord, 'patient' | 'visits' | 'consents'>
  readonly onClose: () => void
}

/** Exporting from a patient's record: what and for what, how far it is, how it ended. */
export function ExportDialog({ record, onClose }: Props) {
  const { texts, client, perform } = useInterface()
  const words = texts.records.export
  const activity = useTransfer()
  const [begun, setBegun] = useState(false)
  if (!activity) return null
  const { running, ended } = activity
  if (!running && !(begun && ended))
    return (
      <ExportForm
        record={record}
        onBegun={() => {
          setBegun(true)
        }}
        onClose={onClose}
      />
    )
  const close = () => {
    if (!running)
      perform(async () => {
        await client.call('export:dismiss')
      })
    onClose()
  }
  return (
    <MessageDialog
      icon={FolderOutput}
      title={words.title}
      onClose={close}
      actions={
        running?.review ? null : (
          <Button kind={running ? 'quiet' : 'primary'} onPress={close}>
            {texts.actions.close}
          </Button>
        )
      }
    >
      {running?.review ? (
        <MaskReview photos={running.review.photos} />
      ) : running ? (
        <>
          <TransferRunning running={running} />
          <p className="hint">{words.goesOn}</p>
        </>
      ) : (
        ended && <TransferEnded ended={ended} />
      )}
    </MessageDialog>
  )
}
