import { ScanEye } from 'lucide-react'
import { useState } from 'react'
import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import type { Photo } from '../../../shared/domain/photo.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { GateDecisionFields } from './GateDecisionFields.tsx'
import { useRefusalVoice } from '../capture/voice/useRefusalVoice.ts'
import { decide, LEAVE, lacksNote } from './gate-decision.ts'
import { GateReasons } from './GateReasons.tsx'

interface Props {
  readonly refused: PhotoRefused
  /** Whether one that is kept goes onto the screen as well. */
  readonly show?: boolean
  /** It is in the record. */
  readonly onKept: (photo: Photo) => void
  readonly onClose: () => void
}

/** A single photo that was refused: left out, or kept for a reason. Closed, it is left out. */
export function GateDialog({ refused, show = true, onKept, onClose }: Props) {
  const { texts, client } = useInterface()
  const { gate, known } = texts.records
  const [decision, setDecision] = useState(LEAVE)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  useRefusalVoice([refused])
  const carryOut = async (chosen: typeof decision) => {
    setBusy(true)
    const ended = await decide(client, refused, chosen, show, onKept)
    setBusy(false)
    if (typeof ended !== 'string') setFault(errorText(ended, texts))
    else if (ended === 'left') onClose()
  }
  return (
    <FormDialog
      icon={ScanEye}
      title={refused.known ? known.title(1) : gate.title(1)}
      fault={fault}
      onClose={() => {
        // What waits goes, or has gone: the dialog closes either way.
        if (!busy) void decide(client, refused, LEAVE, false).then(onClose)
      }}
      onSubmit={() => {
        if (!busy && !lacksNote(refused, decision)) void carryOut(decision)
      }}
      actions={
        <Button kind="primary" type="submit" isDisabled={busy || lacksNote(refused, decision)}>
          {busy ? texts.records.saving : gate.done}
        </Button>
      }
    >
      {refused.failed.length > 0 && <p className="soft">{gate.lead}</p>}
      <GateReasons refused={refused} />
      <GateDecisionFields refused={refused} decision={decision} onChange={setDecision} />
    </FormDialog>
  )
}
