import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormCard } from './FormCard.tsx'
import { useAction } from './useAction.ts'

interface Props {
  readonly onCode: (code: string) => void
  readonly onRestore: () => void
}

/** The clinic's first user. */
export function SetUp({ onCode, onRestore }: Props) {
  const { texts, client } = useInterface()
  const { setUp } = texts.records
  const { busy, fault, run } = useAction()
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const differ = again !== '' && again !== passphrase
  const complete = name.trim() !== '' && passphrase !== '' && again === passphrase
  const submit = () => {
    if (!complete) return
    run(async () => {
      onCode((await client.call('clinic:set-up', { name, passphrase })).recoveryCode)
    })
  }
  return (
    <FormCard
      icon={ShieldCheck}
      title={setUp.title}
      lead={setUp.lead}
      fault={fault}
      onSubmit={submit}
      actions={
        <>
          <Button kind="quiet" isDisabled={busy} onPress={onRestore}>
            {texts.backup.restore.offer}
          </Button>
          <Button kind="primary" large type="submit" isDisabled={!complete || busy}>
            {busy ? setUp.working : setUp.action}
          </Button>
        </>
      }
    >
      <Field label={setUp.name} value={name} onChange={setName} autoFocus />
      <Field
        label={setUp.passphrase}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        hint={setUp.passphraseHint}
      />
      <Field
        label={setUp.again}
        type="password"
        value={again}
        onChange={setAgain}
        fault={differ ? setUp.differ : undefined}
      />
    </FormCard>
  )
}
