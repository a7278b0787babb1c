import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormCard } from './FormCard.tsx'
import { useAction } from './useAction.ts'

/** For roles that do not open patients' records: why, and the way in an emergency. */
export function NoRight() {
  const { texts, client } = useInterface()
  const { noRight } = texts.records
  const { busy, fault, run } = useAction()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <FormCard
      icon={ShieldAlert}
      title={noRight.title}
      lead={asking ? noRight.emergencyLead : noRight.text}
      fault={fault}
      onSubmit={() => {
        if (reason.trim() !== '')
          run(async () => {
            await client.call('clinic:open-emergency', { reason })
          })
      }}
      actions={
        asking ? (
          <Button kind="primary" type="submit" isDisabled={busy || reason.trim() === ''}>
            {noRight.open}
          </Button>
        ) : (
          <Button
            onPress={() => {
              setAsking(true)
            }}
          >
            {noRight.emergency}
          </Button>
        )
      }
    >
      {asking && <Field label={noRight.reason} value={reason} onChange={setReason} autoFocus />}
    </FormCard>
  )
}
