import { FolderOutput } from 'lucide-react'
import { useState } from 'react'
import { useInterface } from '../../../app/interface-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { MessageDialog } from '../../../ui/MessageDialog.tsx'
import { MaskReview } from './MaskReview.tsx'
import { TransferEnded, TransferRunning } from './TransferNotes.tsx'
import { useTransfer } from './useTransfer.ts'

/** Of an export whose dialog was closed: how far it is, that it waits for a look at masked photos, and how it ended. */
export function ExportNote() {
  const { texts, client, perform } = useInterface()
  const words = texts.records.export
  const activity = useTransfer()
  const [looking, setLooking] = useState(false)
  const { running, ended } = activity ?? { running: null, ended: null }
  if (running?.work === 'export') {
    if (!running.review) return <TransferRunning running={running} />
    return (
      <div className="callout strong backup-note" role="alert">
        <p>{words.review.waits}</p>
        <Button
          onPress={() => {
            setLooking(true)
          }}
        >
          {words.review.look}
        </Button>
        {looking && (
          <MessageDialog
            icon={FolderOutput}
            title={words.title}
            actions={null}
            onClose={() => {
              setLooking(false)
            }}
          >
            <MaskReview photos={running.review.photos} />
          </MessageDialog>
        )}
      </div>
    )
  }
  if (ended?.kind !== 'exported' && (ended?.kind !== 'failed' || ended.work !== 'export')) return null
  return (
    <div className="export-ended">
      <TransferEnded ended={ended} />
      <Button
        onPress={() => {
          perform(async () => {
            await client.call('export:dismiss')
          })
        }}
      >
        {texts.actions.close}
      </Button>
    </div>
  )
}
