import { Plus, X } from 'lucide-react'
import type { TreatmentFields } from '../../../shared/domain/visit.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'

interface Props {
  readonly rows: readonly TreatmentFields[]
  readonly onChange: (rows: readonly TreatmentFields[]) => void
}

const KINDS = ['treatment', 'product'] as const
const COLUMNS = ['name', 'brand', 'dose', 'lot'] as const

/** What was done and given at a visit, to be written down line by line. */
export function TreatmentRows({ rows, onChange }: Props) {
  const { done } = useInterface().texts.records.followUp
  return (
    <fieldset className="treatments">
      <legend>{done.title}</legend>
      {rows.map((row, index) => (
        <div key={index} className="treatment" role="group" aria-label={done.kinds[row.kind]}>
          <span className="kind">{done.kinds[row.kind]}</span>
          {COLUMNS.map((column) => (
            <Field
              key={column}
              label={done[column]}
              value={row[column]}
              onChange={(value) => {
                onChange(rows.with(index, { ...row, [column]: value }))
              }}
            />
          ))}
          <IconButton
            icon={X}
            small
            label={done.remove}
            onPress={() => {
              onChange(rows.toSpliced(index, 1))
            }}
          />
        </div>
      ))}
      <div className="add-rows">
        {KINDS.map((kind) => (
          <Button
            key={kind}
            onPress={() => {
              onChange([...rows, { kind, name: '', brand: '', dose: '', lot: '', notes: '' }])
            }}
          >
            <Plus size={16} aria-hidden />
            {done.add[kind]}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
