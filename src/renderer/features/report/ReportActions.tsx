import { FileDown, LockKeyhole, Printer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Paper } from '../../../shared/reports/report-content.ts'
import { useInterface } from '../../app/interface-context.ts'
import { useShortcuts } from '../../app/useShortcuts.ts'
import { Button } from '../../ui/Button.tsx'
import { useAction } from '../records/useAction.ts'
import { PasswordDialog } from './PasswordDialog.tsx'
import { clearSheets, layOpened, printSheets } from './print-report.ts'
import { PdfFile } from './pdf-file.ts'
import { noteOf, type DoneWithReport } from './report-note.ts'
import { SendReport } from './SendReport.tsx'
import { loadReport, type ShownReport } from './useReport.ts'

interface Props {
  readonly patientId: string
  /** What would leave; null: there is nothing, or it is not what is wished for. */
  readonly shown: ShownReport | null
  readonly paper: Paper
}

/** Saves, prints and sends the report that is shown, with the patient's name whether or not that is shown. */
export function ReportActions({ patientId, shown, paper }: Props) {
  const { texts, client } = useInterface()
  const { report } = texts
  const saving = useAction()
  const printing = useAction()
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<DoneWithReport | null>(null)
  const present = useRef(new AbortController())
  // Whoever leaves, or locks the records, prints no more: no sheet may come after them.
  useEffect(() => {
    const staying = new AbortController()
    present.current = staying
    return () => {
      staying.abort()
      clearSheets()
    }
  }, [])
  const off = shown === null || saving.busy || printing.busy
  const save = (password: string | null) => {
    setAsking(false)
    setDone(null)
    if (shown && !off)
      saving.run(async () => {
        if ((await client.call('report:save', { report: shown.id, password })).saved)
          setDone({ what: 'saved', report: shown.id })
      })
  }
  const print = () => {
    setDone(null)
    if (shown && !off)
      printing.run(async () => {
        const { signal } = present.current
        const { file } = await client.call('report:print', { report: shown.id })
        await layOpened(async () => PdfFile.open(await loadReport(file)), paper, signal)
        printSheets()
        setDone({ what: 'printed', report: shown.id })
      })
  }
  useShortcuts({
    'Ctrl+s': () => {
      save(null)
    },
    'Ctrl+p': print,
  })
  const fault = saving.fault ?? printing.fault
  return (
    <div className="report-actions">
      {fault !== null ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : (
        <p className="hint" role="status">
          {report[noteOf(done, shown)]}
        </p>
      )}
      <div className="actions">
        <Button isDisabled={off} onPress={print}>
          <Printer size={16} aria-hidden />
          {printing.busy ? report.printing : report.print}
        </Button>
        <Button
          isDisabled={off}
          onPress={() => {
            setAsking(true)
          }}
        >
          <LockKeyhole size={16} aria-hidden />
          {report.protect}
        </Button>
        <Button
          kind="primary"
          isDisabled={off}
          onPress={() => {
            save(null)
          }}
        >
          <FileDown size={16} aria-hidden />
          {saving.busy ? report.saving : report.save}
        </Button>
      </div>
      <SendReport patientId={patientId} shown={off ? null : shown} />
      {asking && (
        <PasswordDialog
          onPassword={save}
          onClose={() => {
            setAsking(false)
          }}
        />
      )}
    </div>
  )
}
