import { useInterface } from '../../app/interface-context.ts'
import { Choice, type ChoiceGroup } from '../../ui/Choice.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'

interface Props<C extends string> {
  readonly decision: { readonly choice: C; readonly note: string }
  readonly groups: readonly ChoiceGroup<C>[]
  /** Whether words of one's own can be added, and whether they have to be. */
  readonly hasNote: boolean
  readonly noteMissing: boolean
  readonly onChange: (decision: { readonly choice: C; readonly note: string }) => void
}

/** What to do with a photo, from a list, and why in one's own words. */
export function ReasonFields<C extends string>(props: Props<C>) {
  const { decision, groups, hasNote, noteMissing, onChange } = props
  const { gate } = useInterface().texts.records
  return (
    <div className="gate-decision">
      <Labelled label={gate.decision}>
        <Choice
          label={gate.decision}
          value={decision.choice}
          groups={groups}
          onChoose={(choice) => {
            onChange({ ...decision, choice })
          }}
        />
      </Labelled>
      {hasNote && (
        <Field
          label={gate.note}
          value={decision.note}
          maxLength={300}
          hint={noteMissing ? gate.noteMissing : gate.noteHint}
          onChange={(note) => {
            onChange({ ...decision, note })
          }}
        />
      )}
    </div>
  )
}
