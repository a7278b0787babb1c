import { AUDIT_ACTIONS, AUDIT_OUTCOMES, areaOf } from '../../../shared/domain/audit-line.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import { ALL, isDay, type LogChoice, NO_CHOICE, recordStart } from './log-filter.ts'

interface Props {
  readonly choice: LogChoice
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly onChoice: (choice: LogChoice) => void
}

/** Which lines of the log are wanted. Every change takes effect at once. */
export function LogFilters({ choice, people, onChoice }: Props) {
  const { audit, adjustedDay } = useInterface().texts.records
  const { filter, actions, areas, outcomes } = audit
  const choose = (part: Partial<LogChoice>) => {
    onChoice({ ...choice, ...part })
  }
  const areaIds = [...new Set(AUDIT_ACTIONS.map(areaOf))]
  return (
    <div className="log-filters">
      <DateField
        label={filter.from}
        value={choice.from}
        onChange={(from) => {
          choose({ from })
        }}
        hint={filter.dayHint}
        fault={isDay(choice.from) ? undefined : filter.dayHint}
        adjusted={adjustedDay}
      />
      <DateField
        label={filter.until}
        value={choice.until}
        onChange={(until) => {
          choose({ until })
        }}
        hint={filter.dayHint}
        fault={isDay(choice.until) ? undefined : filter.dayHint}
        adjusted={adjustedDay}
      />
      <Labelled label={filter.person}>
        <Choice
          label={filter.person}
          value={choice.person}
          groups={[{ title: '', options: [{ id: ALL, name: filter.everybody }, ...people] }]}
          onChoose={(person) => {
            choose({ person })
          }}
        />
      </Labelled>
      <Labelled label={filter.action}>
        <Choice
          label={filter.action}
          value={choice.action}
          groups={[
            { title: '', options: [{ id: ALL, name: filter.everything }] },
            ...areaIds.map((area) => ({
              title: areas[area],
              options: AUDIT_ACTIONS.filter((action) => areaOf(action) === area).map((id) => ({
                id,
                name: actions[id],
              })),
            })),
          ]}
          onChoose={(action) => {
            choose({ action })
          }}
        />
      </Labelled>
      <Labelled label={filter.outcome}>
        <Choice
          label={filter.outcome}
          value={choice.outcome}
          groups={[
            {
              title: '',
              options: [
                { id: ALL, name: filter.every },
                ...AUDIT_OUTCOMES.map((id) => ({ id, name: outcomes[id] })),
              ],
            },
          ]}
          onChoose={(outcome) => {
            choose({ outcome })
          }}
        />
      </Labelled>
      <Field
        label={filter.record}
        value={choice.record}
        onChange={(record) => {
          choose({ record })
        }}
        hint={filter.recordHint}
        fault={recordStart(choice.record) === null ? filter.recordHint : undefined}
      />
      <Button
        kind="quiet"
        isDisabled={JSON.stringify(choice) === JSON.stringify(NO_CHOICE)}
        onPress={() => {
          onChoice(NO_CHOICE)
        }}
      >
        {filter.clear}
      </Button>
    </div>
  )
}
