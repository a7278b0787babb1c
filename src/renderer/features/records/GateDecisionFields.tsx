import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import { KEEP_REASONS } from '../../../shared/domain/photo-quality.ts'
import { useInterface } from '../../app/interface-context.ts'
import { asksForRules, needsNote, type RefusalDecision } from './gate-decision.ts'
import { KnownDecisionFields } from './KnownDecisionFields.tsx'
import { ReasonFields } from './ReasonFields.tsx'

interface Props {
  readonly refused: PhotoRefused
  readonly decision: RefusalDecision
  readonly onChange: (decision: RefusalDecision) => void
}

/** Leave a photo out, or keep it for one of a few reasons and in one's own words; for each thing that speaks against it. */
export function GateDecisionFields({ refused, decision, onChange }: Props) {
  const { gate } = useInterface().texts.records
  return (
    <>
      {refused.known && (
        <KnownDecisionFields
          known={refused.known}
          decision={decision.known}
          onChange={(known) => {
            onChange({ ...decision, known })
          }}
        />
      )}
      {asksForRules(refused, decision) && (
        <ReasonFields
          decision={decision.gate}
          groups={[
            { title: '', options: [{ id: 'leave', name: gate.leaveOut }] },
            {
              title: gate.keepBecause,
              options: KEEP_REASONS.map((id) => ({ id, name: gate.because[id] })),
            },
          ]}
          hasNote={decision.gate.choice !== 'leave'}
          noteMissing={needsNote(decision.gate)}
          onChange={(changed) => {
            onChange({ ...decision, gate: changed })
          }}
        />
      )}
    </>
  )
}
