import { Ban, Check, type LucideIcon, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useLocale } from 'react-aria-components'
import type { AuditLineShown, AuditOutcome } from '../../../shared/domain/audit-line.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'

/** Digits of a record's id that tell it from others well enough for a reader. */
const SHORT_ID = 8

const OUTCOME_ICONS: Readonly<Record<AuditOutcome, LucideIcon>> = {
  done: Check,
  refused: Ban,
  failed: TriangleAlert,
}

interface Props {
  readonly lines: readonly AuditLineShown[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** Only this record's lines are wanted. */
  readonly onRecord: (id: string) => void
}

/** Lines of the log, the newest first. */
export function LogTable({ lines, people, onRecord }: Props) {
  const { audit } = useInterface().texts.records
  const { columns } = audit
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (
    <table className="log-lines">
      <thead>
        <tr>
          <th scope="col">{columns.time}</th>
          <th scope="col">{columns.who}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.outcome}</th>
          <th scope="col">{columns.record}</th>
          <th scope="col">{columns.reason}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.seq} line={line} name={nameOf(line, names, audit.program)} onRecord={onRecord} />
        ))}
      </tbody>
    </table>
  )
}

const nameOf = ({ userId }: AuditLineShown, names: ReadonlyMap<string, string>, program: string): string =>
  userId === null ? program : (names.get(userId) ?? userId.slice(0, SHORT_ID))

interface LineProps extends Pick<Props, 'onRecord'> {
  readonly line: AuditLineShown
  readonly name: string
}

function Line({
  line: { atMs, role, action, outcome, object, patientNumber, reason },
  name,
  onRecord,
}: LineProps) {
  const { records } = useInterface().texts
  const { audit, people } = records
  const { locale } = useLocale()
  const time = useMemo(
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }),
    [locale],
  )
  const Icon = OUTCOME_ICONS[outcome]
  const shown = object === null ? '' : (patientNumber ?? object.slice(0, SHORT_ID))
  return (
    <tr data-outcome={outcome}>
      <td>
        <time dateTime={new Date(atMs).toISOString()}>{time.format(atMs)}</time>
      </td>
      <td>
        {name}
        {role !== null && <span className="soft"> {named(people.roles, role)}</span>}
      </td>
      <td>{named(audit.actions, action)}</td>
      <td>
        <span className="log-outcome">
          <Icon size={16} aria-hidden />
          {audit.outcomes[outcome]}
        </span>
      </td>
      <td>
        {object !== null && (
          <Button
            kind="quiet"
            aria-label={audit.onlyRecord(shown)}
            onPress={() => {
              onRecord(object)
            }}
          >
            {shown}
          </Button>
        )}
      </td>
      <td>{reason}</td>
    </tr>
  )
}

/** In the interface's language, or the code itself where a newer version has written it. */
const named = (names: Readonly<Record<string, string>>, id: string): string => names[id] ?? id
