import { type KnownPhoto, OTHER_RECORD_REASONS } from '../../../shared/domain/known-photo.ts'
import { useInterface } from '../../app/interface-context.ts'
import { type KnownDecision, needsNote } from './gate-decision.ts'
import { ReasonFields } from './ReasonFields.tsx'

interface Props {
  readonly known: KnownPhoto
  readonly decision: KnownDecision
  readonly onChange: (decision: KnownDecision) => void
}

/** Leave out a photo that a record holds already, or keep it once more: from another patient's record for a reason only. */
export function KnownDecisionFields({ known, decision, onChange }: Props) {
  const { gate, known: words } = useInterface().texts.records
  const leave = { title: '', options: [{ id: 'leave' as const, name: gate.leaveOut }] }
  const keep =
    known.whose === 'same'
      ? { title: '', options: [{ id: 'again' as const, name: words.again }] }
      : {
          title: words.keepBecause,
          options: OTHER_RECORD_REASONS.map((id) => ({ id, name: words.because[id] })),
        }
  return (
    <ReasonFields<KnownDecision['choice']>
      decision={decision}
      groups={[leave, keep]}
      hasNote={known.whose === 'other' && decision.choice !== 'leave'}
      noteMissing={needsNote(decision)}
      onChange={onChange}
    />
  )
}
