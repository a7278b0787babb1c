import { Lock } from 'lucide-react'
import { useState } from 'react'
import type { KeyHolder } from '../../../shared/contract/clinic-state.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormCard } from './FormCard.tsx'
import { HolderChoice } from './HolderChoice.tsx'
import { useAction } from './useAction.ts'

/** Who is at the desk, and with which passphrase; or a new passphrase by the recovery code. */
export function SignIn({ holders }: { readonly holders: readonly KeyHolder[] }) {
  const { texts, client } = useInterface()
  const { signIn, recover, opening } = texts.records
  const { busy, fault, run } = useAction()
  const [id, setId] = useState(holders[0]?.id ?? '')
  const [passphrase, setPassphrase] = useState('')
  const [code, setCode] = useState('')
  const [recovering, setRecovering] = useState(false)
  const complete = id !== '' && passphrase !== '' && (!recovering || code.trim() !== '')
  const submit = () => {
    if (!complete) return
    run(async () => {
      if (recovering) await client.call('clinic:recover', { code, id, passphrase })
      else await client.call('clinic:sign-in', { id, passphrase })
    })
  }
  const turn = (to: boolean) => () => {
    setRecovering(to)
    setPassphrase('')
  }
  const words = recovering ? recover : signIn
  return (
    <FormCard
      icon={Lock}
      title={words.title}
      lead={words.lead}
      fault={fault}
      onSubmit={submit}
      actions={
        <>
          <Button kind="quiet" onPress={turn(!recovering)}>
            {recovering ? recover.back : signIn.forgotten}
          </Button>
          <Button kind="primary" large type="submit" isDisabled={!complete || busy}>
            {busy ? opening : words.action}
          </Button>
        </>
      }
    >
      <HolderChoice holders={holders} chosen={id} onChoose={setId} />
      {recovering && <Field label={recover.code} value={code} onChange={setCode} autoFocus />}
      <Field
        key={String(recovering)}
        label={recovering ? recover.next : signIn.passphrase}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        hint={recovering ? texts.records.setUp.passphraseHint : undefined}
        autoFocus={!recovering}
      />
    </FormCard>
  )
}
