import { UserX } from 'lucide-react'
import { useState } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'
import { patientFields } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Identified } from './EraseDialog.tsx'
import { FormCard } from './FormCard.tsx'
import { useAction } from './useAction.ts'

interface Props {
  readonly onIdentified: (identified: Identified) => void
  readonly onCancel: () => void
}

/** Number and birthday of whom is to be erased; where no birthday is known, the number twice. */
export function EraseForm({ onIdentified, onCancel }: Props) {
  const { texts, client } = useInterface()
  const { erase, patient, loading, adjustedDay } = texts.records
  const { busy, fault, run } = useAction()
  const [number, setNumber] = useState('')
  const [birthDate, setBirthDate] = useState('')
  const [unknown, setUnknown] = useState(false)
  const [again, setAgain] = useState('')
  const isDay = patientFields.shape.birthDate.safeParse(birthDate).success
  const complete = number.trim() !== '' && (unknown ? again.trim() === number.trim() : isDay)
  const submit = () => {
    if (!complete) return
    const identity = { number: number.trim(), birthDate: unknown ? null : birthDate }
    run(async () => {
      onIdentified({ ...identity, ...(await client.call('patient:identify', identity)) })
    })
  }
  return (
    <FormCard
      icon={UserX}
      title={erase.title}
      lead={erase.lead}
      fault={fault}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={onCancel}>{texts.actions.cancel}</Button>
          <Button kind="primary" type="submit" isDisabled={!complete || busy}>
            {busy ? loading : erase.find}
          </Button>
        </>
      }
    >
      <div className="field-pair">
        <Field label={erase.number} value={number} onChange={setNumber} autoFocus />
        {unknown ? (
          <Field
            label={erase.numberAgain}
            value={again}
            onChange={setAgain}
            fault={again !== '' && again.trim() !== number.trim() ? erase.numbersDiffer : undefined}
          />
        ) : (
          <DateField
            label={erase.birthDate}
            value={birthDate}
            onChange={setBirthDate}
            hint={patient.birthHint}
            fault={birthDate === '' || isDay ? undefined : patient.birthHint}
            adjusted={adjustedDay}
          />
        )}
      </div>
      <CheckboxField isSelected={unknown} onChange={setUnknown}>
        <CheckboxButton className="checkbox">
          <span className="box" aria-hidden />
          {erase.noBirthDate}
        </CheckboxButton>
      </CheckboxField>
    </FormCard>
  )
}
