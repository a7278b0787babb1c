import { KEEP_REASONS } from '../../../shared/domain/photo-quality.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import { type GateDecision, lacksNote } from './gate-decision.ts'

interface Props {
  readonly decision: GateDecision
  readonly onChange: (decision: GateDecision) => void
}

/** Leave a photo out, or keep it for one of a few reasons and in one's own words. */
export function GateDecisionFields({ decision, onChange }: Props) {
  const { gate } = useInterface().texts.records
  return (
    <div className="gate-decision">
      <Labelled label={gate.decision}>
        <Choice
          label={gate.decision}
          value={decision.choice}
          groups={[
            { title: '', options: [{ id: 'leave', name: gate.leaveOut }] },
            {
              title: gate.keepBecause,
              options: KEEP_REASONS.map((id) => ({ id, name: gate.because[id] })),
            },
          ]}
          onChoose={(choice) => {
            onChange({ ...decision, choice })
          }}
        />
      </Labelled>
      {decision.choice !== 'leave' && (
        <Field
          label={gate.note}
          value={decision.note}
          maxLength={300}
          hint={lacksNote(decision) ? gate.noteMissing : gate.noteHint}
          onChange={(note) => {
            onChange({ ...decision, note })
          }}
        />
      )}
    </div>
  )
}
