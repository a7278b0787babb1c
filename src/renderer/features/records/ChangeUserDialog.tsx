import { KeyRound, Users } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { KeyHolder } from '../../../shared/contract/clinic-state.ts'
import type { User } from '../../../shared/domain/user.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { MessageDialog } from '../../ui/MessageDialog.tsx'
import { HolderChoice } from './HolderChoice.tsx'
import { useAction } from './useAction.ts'

interface Props {
  readonly me: User
  readonly onClose: () => void
}

/** Another user takes over while the records stay open, or whoever is signed in takes another passphrase. */
export function ChangeUserDialog({ me, onClose }: Props) {
  const [step, setStep] = useState<'user' | 'passphrase' | 'changed'>('user')
  switch (step) {
    case 'user':
      return (
        <TakeOver
          me={me}
          onMine={() => {
            setStep('passphrase')
          }}
          onClose={onClose}
        />
      )
    case 'passphrase':
      return (
        <NewPassphrase
          me={me}
          onDone={() => {
            setStep('changed')
          }}
          onClose={onClose}
        />
      )
    case 'changed':
      return <Changed me={me} onClose={onClose} />
  }
}

function TakeOver({ me, onMine, onClose }: Props & { readonly onMine: () => void }) {
  const { texts, client, perform } = useInterface()
  const { changeUser, signIn, opening, loading } = texts.records
  const { busy, fault, run } = useAction()
  const [others, setOthers] = useState<readonly KeyHolder[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [passphrase, setPassphrase] = useState('')
  useEffect(() => {
    perform(async () => {
      const holders = await client.call('clinic:list-holders')
      setOthers(holders.filter(({ id }) => id !== me.id))
    })
  }, [client, perform, me.id])
  const id = chosen ?? others?.[0]?.id ?? null
  const submit = () => {
    if (id === null || passphrase === '') return
    run(async () => {
      await client.call('clinic:sign-in', { id, passphrase })
      onClose()
    })
  }
  return (
    <FormDialog
      icon={Users}
      title={changeUser.title}
      fault={fault}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onMine}>
            {changeUser.mine}
          </Button>
          <Button onPress={onClose}>{texts.actions.cancel}</Button>
          <Button kind="primary" type="submit" isDisabled={id === null || passphrase === '' || busy}>
            {busy ? opening : changeUser.action}
          </Button>
        </>
      }
    >
      {others === null ? (
        <p className="soft">{loading}</p>
      ) : others.length === 0 ? (
        <p className="soft">{changeUser.nobodyElse}</p>
      ) : (
        <>
          <p className="soft">{changeUser.lead}</p>
          <HolderChoice holders={others} chosen={id ?? ''} onChoose={setChosen} />
          <Field
            label={signIn.passphrase}
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            autoFocus
          />
        </>
      )}
    </FormDialog>
  )
}

function NewPassphrase({ me, onDone, onClose }: Props & { readonly onDone: () => void }) {
  const { texts, client } = useInterface()
  const { changeUser, setUp, saving } = texts.records
  const { busy, fault, run } = useAction()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const complete = old !== '' && next !== '' && again === next
  const submit = () => {
    if (!complete) return
    run(async () => {
      await client.call('clinic:change-passphrase', { old, next })
      onDone()
    })
  }
  return (
    <FormDialog
      icon={KeyRound}
      title={changeUser.mineTitle(me.name)}
      fault={fault}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{texts.actions.cancel}</Button>
          <Button kind="primary" type="submit" isDisabled={!complete || busy}>
            {busy ? saving : changeUser.change}
          </Button>
        </>
      }
    >
      <Field label={changeUser.old} type="password" value={old} onChange={setOld} autoFocus />
      <Field
        label={changeUser.next}
        type="password"
        value={next}
        onChange={setNext}
        hint={setUp.passphraseHint}
      />
      <Field
        label={setUp.again}
        type="password"
        value={again}
        onChange={setAgain}
        fault={again !== '' && again !== next ? setUp.differ : undefined}
      />
    </FormDialog>
  )
}

function Changed({ me, onClose }: Props) {
  const { texts } = useInterface()
  const { changeUser } = texts.records
  return (
    <MessageDialog
      icon={KeyRound}
      title={changeUser.mineTitle(me.name)}
      onClose={onClose}
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          {texts.actions.close}
        </Button>
      }
    >
      <p>{changeUser.changed}</p>
    </MessageDialog>
  )
}
