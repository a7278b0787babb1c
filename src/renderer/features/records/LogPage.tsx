import { FileDown, ShieldCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { AuditCheck } from '../../../shared/domain/audit-line.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import { Button } from '../../ui/Button.tsx'
import { filterOf, NO_CHOICE } from './log-filter.ts'
import { LogCheck } from './LogCheck.tsx'
import { LogFilters } from './LogFilters.tsx'
import { LogTable } from './LogTable.tsx'
import { useAction } from './useAction.ts'
import { useLogLines } from './useLogLines.ts'

/** Who did what with the records: found, checked against the end that is kept elsewhere, and taken out as a file. */
export function LogPage() {
  const { texts, client } = useInterface()
  const { audit, loading } = texts.records
  const [choice, setChoice] = useState(NO_CHOICE)
  const filter = useMemo(() => filterOf(choice), [choice])
  const { found, reload, loadMore } = useLogLines(filter)
  const [checked, setChecked] = useState<AuditCheck | null>(null)
  const [exported, setExported] = useState<number | null>(null)
  const checking = useAction()
  const exporting = useAction()
  const reading = useAction()
  const check = () => {
    setChecked(null)
    checking.run(async () => {
      setChecked(await client.call('audit:verify'))
      reload()
    })
  }
  const exportLines = () => {
    setExported(null)
    exporting.run(async () => {
      setExported((await client.call('audit:export', { filter })).lines)
      reload()
    })
  }
  const fault = checking.fault ?? exporting.fault ?? reading.fault
  return (
    <section className="card log" aria-label={audit.title}>
      <header className="list-head">
        <h1>{audit.title}</h1>
        <Button isDisabled={exporting.busy} onPress={exportLines}>
          <FileDown size={16} aria-hidden />
          {exporting.busy ? audit.exporting : audit.export}
        </Button>
        <Button kind="primary" isDisabled={checking.busy} onPress={check}>
          <ShieldCheck size={16} aria-hidden />
          {checking.busy ? audit.checking : audit.check}
        </Button>
      </header>
      <p className="soft">{audit.lead}</p>
      {checked && <LogCheck checked={checked} />}
      {exported !== null && (
        <p className="callout" role="status">
          {audit.exported(exported)}
        </p>
      )}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <LogFilters choice={choice} people={found.kind === 'there' ? found.people : []} onChoice={setChoice} />
      {found.kind === 'loading' ? (
        <p className="empty">{loading}</p>
      ) : found.kind === 'fault' ? (
        <div className="empty" role="alert">
          <p>{errorText(found.error, texts)}</p>
          <Button onPress={reload}>{audit.again}</Button>
        </div>
      ) : found.lines.length === 0 ? (
        <div className="empty" role="status">
          <strong>{audit.none}</strong>
          <p>{audit.noneHint}</p>
        </div>
      ) : (
        <LogTable
          lines={found.lines}
          people={found.people}
          onRecord={(record) => {
            setChoice({ ...choice, record })
          }}
        />
      )}
      {found.kind === 'there' && found.more && (
        <div className="log-more">
          <Button
            isDisabled={reading.busy}
            onPress={() => {
              reading.run(loadMore)
            }}
          >
            {reading.busy ? loading : audit.more}
          </Button>
        </div>
      )}
    </section>
  )
}
