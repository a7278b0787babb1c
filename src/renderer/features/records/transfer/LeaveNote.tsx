import type { ExportPurpose, Hindrance, Leave } from '../../../../shared/domain/may-leave.ts'
import { isNamed } from '../../../../shared/domain/may-leave.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { useWhen } from '../useWhen.ts'
import { Tick } from './Tick.tsx'

interface Props {
  readonly purpose: ExportPurpose
  readonly leave: Leave
  readonly masked: boolean
  readonly onMasked: (masked: boolean) => void
}

/** Whether it may leave, why not, and the offer to mask the eyes. */
export function LeaveNote({ purpose, leave, masked, onMasked }: Props) {
  const words = useInterface().texts.records.export
  const reason = useReason()
  if (leave.kind === 'blocked')
    return (
      <p className="callout strong" role="alert">
        {reason(leave.hindrance)} {words.blocked}
      </p>
    )
  if (isNamed(purpose)) return <p className="hint">{words.named}</p>
  return (
    <div className={leave.kind === 'masked' ? 'callout transfer-mask' : 'transfer-mask'}>
      {leave.kind === 'masked' && (
        <p>
          {reason(leave.hindrance)} {words.maskedOnly}
        </p>
      )}
      <Tick label={words.mask} isSelected={masked} onChange={onMasked} />
      <p className="hint">
        {masked && `${words.maskHint} `}
        {words.unnamed}
      </p>
    </div>
  )
}

function useReason(): (hindrance: Hindrance) => string {
  const { export: words, followUp } = useInterface().texts.records
  const when = useWhen()
  return ({ consent, why, sinceMs }) =>
    words.hindrances[why](followUp.consent.purposes[consent], sinceMs === null ? '' : when.day(sinceMs))
}
