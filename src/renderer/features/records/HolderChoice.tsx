import { RadioButton, RadioField, RadioGroup } from 'react-aria-components'
import type { KeyHolder } from '../../../shared/contract/clinic-state.ts'
import { useInterface } from '../../app/interface-context.ts'

interface Props {
  readonly holders: readonly KeyHolder[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** Who is at the desk. */
export function HolderChoice({ holders, chosen, onChoose }: Props) {
  const { signIn } = useInterface().texts.records
  return (
    <RadioGroup className="people-choice" aria-label={signIn.who} value={chosen} onChange={onChoose}>
      {holders.map(({ id, label }) => (
        <RadioField key={id} value={id}>
          <RadioButton className="person">{label}</RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  )
}
