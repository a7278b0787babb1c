import { CheckboxButton, CheckboxField } from 'react-aria-components'
import { Labelled } from '../../ui/Field.tsx'

interface Props<T extends string> {
  readonly label: string
  readonly hint?: string
  readonly options: readonly { readonly id: T; readonly name: string }[]
  readonly chosen: readonly T[]
  /** In the order of the options. */
  readonly onChoose: (chosen: readonly T[]) => void
}

/** Any of several. */
export function Toggles<T extends string>({ label, hint, options, chosen, onChoose }: Props<T>) {
  return (
    <Labelled label={label}>
      <div className="report-toggles">
        {options.map(({ id, name }) => (
          <CheckboxField
            key={id}
            isSelected={chosen.includes(id)}
            onChange={(on) => {
              onChoose(
                options.map((option) => option.id).filter((one) => (one === id ? on : chosen.includes(one))),
              )
            }}
          >
            <CheckboxButton className="checkbox">
              <span className="box" aria-hidden />
              {name}
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
      {hint !== undefined && <p className="hint">{hint}</p>}
    </Labelled>
  )
}
