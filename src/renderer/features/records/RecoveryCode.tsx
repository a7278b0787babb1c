import { KeyRound, Printer } from 'lucide-react'
import { useState } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { FormCard } from './FormCard.tsx'

/** The printed way back in, shown once. Nothing goes on before somebody says that it is on paper. */
export function RecoveryCode({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  const { texts } = useInterface()
  const words = texts.records.code
  const [kept, setKept] = useState(false)
  return (
    <FormCard
      icon={KeyRound}
      title={words.title}
      lead={words.lead}
      fault={null}
      onSubmit={() => {
        if (kept) onDone()
      }}
      actions={
        <>
          <Button
            onPress={() => {
              window.print()
            }}
          >
            <Printer size={16} aria-hidden />
            {words.print}
          </Button>
          <Button kind="primary" type="submit" isDisabled={!kept}>
            {words.goOn}
          </Button>
        </>
      }
    >
      <output className="recovery-code" aria-label={words.title}>
        {code.split('-').map((group, place) => (
          <span key={place}>{group}</span>
        ))}
      </output>
      <p>{words.never}</p>
      <CheckboxField isSelected={kept} onChange={setKept}>
        <CheckboxButton className="checkbox">
          <span className="box" aria-hidden />
          {words.kept}
        </CheckboxButton>
      </CheckboxField>
    </FormCard>
  )
}
