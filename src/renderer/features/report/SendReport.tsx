import { CloudUpload } from 'lucide-react'
import { useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { reasonText } from '../records/archive-reason.ts'
import { useAction } from '../records/useAction.ts'
import { useArchiveState } from '../records/useArchiveState.ts'
import type { ShownReport } from './useReport.ts'

interface Props {
  readonly patientId: string
  /** What would be sent; null: there is nothing, or it is not what is wished for. */
  readonly shown: ShownReport | null
}

/** Sends the report that is shown to the clinic's archive, and says how far it is. Nothing without an archive. */
export function SendReport({ patientId, shown }: Props) {
  const { texts, client } = useInterface()
  const { archive } = texts
  const state = useArchiveState(patientId)
  const { busy, fault, run } = useAction()
  const [sent, setSent] = useState<{ readonly report: string; readonly line: string } | null>(null)
  if (state?.isSet !== true) return null
  const isSent = sent !== null && sent.report === shown?.id
  const line = isSent ? state.outbox.find(({ id }) => id === sent.line) : undefined
  const at = isSent ? (line?.state ?? 'queued') : null
  const reason = line ? reasonText(line, texts) : ''
  return (
    <div className="report-archive">
      <Button
        isDisabled={shown === null || busy || at === 'sending' || at === 'sent'}
        onPress={() => {
          if (shown)
            run(async () => {
              const queued = await client.call('report:archive', { report: shown.id })
              setSent({ report: shown.id, line: queued.line })
            })
        }}
      >
        <CloudUpload size={16} aria-hidden />
        {archive.send}
      </Button>
      {fault !== null ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : (
        <p className={at === 'failed' ? 'fault' : 'hint'} role="status">
          {at !== null &&
            sentences(
              at === 'queued' && reason !== '' ? archive.reportWaits : archive.reportStates[at],
              reason,
            )}
        </p>
      )}
    </div>
  )
}
