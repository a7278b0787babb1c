import { FolderInput, FolderOutput } from 'lucide-react'
import { useState } from 'react'
import { useInterface } from '../../../app/interface-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { ExportClinicDialog } from './ExportClinicDialog.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { TransferEnded, TransferRunning } from './TransferNotes.tsx'
import { useTransfer } from './useTransfer.ts'

/** Where an admin exports the whole clinic, or takes an export in. */
export function ClinicTransferCard() {
  const words = useInterface().texts.records.export
  const activity = useTransfer()
  const [open, setOpen] = useState<'none' | 'export' | 'import'>('none')
  const close = () => {
    setOpen('none')
  }
  const running = activity?.running ?? null
  return (
    <section className="card transfer-card" aria-label={words.clinic.title}>
      <header className="list-head">
        <h1>{words.clinic.title}</h1>
        <Button
          isDisabled={running !== null}
          onPress={() => {
            setOpen('import')
          }}
        >
          <FolderInput size={16} aria-hidden />
          {words.clinic.import}
        </Button>
        <Button
          isDisabled={running !== null}
          onPress={() => {
            setOpen('export')
          }}
        >
          <FolderOutput size={16} aria-hidden />
          {words.clinic.export}
        </Button>
      </header>
      <p className="soft">{words.clinic.lead}</p>
      {running && <TransferRunning running={running} />}
      {activity?.ended && <TransferEnded ended={activity.ended} />}
      {open === 'export' && <ExportClinicDialog onClose={close} />}
      {open === 'import' && <ImportDialog onClose={close} />}
    </section>
  )
}
