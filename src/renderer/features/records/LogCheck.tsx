import { ShieldAlert, ShieldCheck } from 'lucide-react'
import type { AuditCheck } from '../../../shared/domain/audit-line.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { AuditTexts } from '../../i18n/records/audit-texts.ts'
import { useWhen } from './useWhen.ts'

/** What the check of the log found, in plain words. */
export function LogCheck({ checked: { lines, sinceMs, fault } }: { readonly checked: AuditCheck }) {
  const { audit } = useInterface().texts.records
  const when = useWhen()
  if (fault)
    return (
      <div className="callout strong log-check" role="alert">
        <ShieldAlert size={24} aria-hidden />
        <div>
          <strong>{faultText(fault, audit)}</strong>
          <p>{audit.faultHint}</p>
        </div>
      </div>
    )
  return (
    <div className="callout log-check" role="status">
      <ShieldCheck size={24} aria-hidden />
      <p>{audit.whole(lines, sinceMs === null ? '–' : when.moment(sinceMs))}</p>
    </div>
  )
}

const faultText = (fault: NonNullable<AuditCheck['fault']>, { faults }: AuditTexts): string =>
  fault.kind === 'shortened' ? faults.shortened(fault.seq, fault.expected) : faults[fault.kind](fault.seq)
