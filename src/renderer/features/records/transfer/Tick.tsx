import { CheckboxButton, CheckboxField } from 'react-aria-components'

interface Props {
  readonly label: string
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
}

/** A box to tick. */
export function Tick({ label, isSelected, onChange }: Props) {
  return (
    <CheckboxField isSelected={isSelected} onChange={onChange}>
      <CheckboxButton className="checkbox">
        <span className="box" aria-hidden />
        {label}
      </CheckboxButton>
    </CheckboxField>
  )
}
