import { KeyRound, UserPlus, UserX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { may, ROLES, type Role, type User } from '../../../shared/domain/user.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { MessageDialog } from '../../ui/MessageDialog.tsx'
import { ArchiveSettings } from './ArchiveSettings.tsx'
import { ClinicCard } from './ClinicCard.tsx'
import { ColourCardCard } from './ColourCardCard.tsx'
import { ErasePatient } from './ErasePatient.tsx'
import { StaleBackupNote } from './BackupNotes.tsx'
import { FormCard } from './FormCard.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { ClinicTransferCard } from './transfer/ClinicTransferCard.tsx'
import { useAction } from './useAction.ts'

interface Props {
  readonly me: User
  /** A new recovery code, to be put on paper. */
  readonly onCode: (code: string) => void
  readonly onBackup: () => void
}

/** Who works here and in which role; adding people and taking their access away. */
export function PeoplePage({ me, onCode, onBackup }: Props) {
  const { texts, client, perform } = useInterface()
  const { people } = texts.records
  const [users, setUsers] = useState<readonly User[] | null>(null)
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<User | null>(null)
  const [renewing, setRenewing] = useState(false)
  useEffect(() => {
    perform(async () => {
      setUsers(await client.call('user:list'))
    })
  }, [client, perform])
  const changed = (user: User) => {
    setUsers((before) => [...(before ?? []).filter(({ id }) => id !== user.id), user])
  }
  if (!users) return <p className="empty">{texts.records.loading}</p>
  const nobodyReads = users.every(
    ({ role, disabledMs }) => role === 'admin' || role === 'auditor' || disabledMs !== null,
  )
  const close = () => {
    setLeaving(null)
    setRenewing(false)
  }
  return (
    <div className="patient-page">
      <section className="card">
        <header className="list-head">
          <h1>{people.title}</h1>
          <Button
            onPress={() => {
              setRenewing(true)
            }}
          >
            <KeyRound size={16} aria-hidden />
            {people.renew}
          </Button>
          <Button
            kind="primary"
            onPress={() => {
              setAdding(true)
            }}
          >
            <UserPlus size={16} aria-hidden />
            {people.add}
          </Button>
        </header>
        <p className="soft">{people.lead}</p>
        <StaleBackupNote onLook={onBackup} />
        {nobodyReads && <p className="callout">{people.firstClinician}</p>}
        <ul className="people">
          {users.map((user) => (
            <li key={user.id} data-disabled={user.disabledMs !== null || undefined}>
              <span>
                <strong>{user.name}</strong>
                {user.id === me.id && <span className="soft"> ({people.you})</span>}
              </span>
              <span>
                {people.roles[user.role]} <span className="soft">{people.roleHints[user.role]}</span>
              </span>
              {user.disabledMs !== null ? (
                <span className="soft">{people.disabled}</span>
              ) : (
                user.id !== me.id && (
                  <IconButton
                    icon={UserX}
                    small
                    label={people.disable}
                    onPress={() => {
                      setLeaving(user)
                    }}
                  />
                )
              )}
            </li>
          ))}
        </ul>
      </section>
      {adding && (
        <AddUser
          first={nobodyReads ? 'clinician' : 'viewer'}
          onCancel={() => {
            setAdding(false)
          }}
          onAdded={(user) => {
            changed(user)
            setAdding(false)
          }}
        />
      )}
      {may(me.role, 'clinic.write') && <ClinicCard />}
      {may(me.role, 'clinic.write') && <ColourCardCard />}
      {may(me.role, 'clinic.export') && <ClinicTransferCard />}
      {may(me.role, 'clinic.write') && <ArchiveSettings />}
      {may(me.role, 'patient.erase') && <ErasePatient />}
      {renewing && (
        <MessageDialog
          icon={KeyRound}
          title={people.renewTitle}
          onClose={close}
          actions={
            <>
              <Button onPress={close}>{texts.actions.cancel}</Button>
              <Button
                kind="primary"
                onPress={() => {
                  close()
                  perform(async () => {
                    onCode((await client.call('clinic:renew-code')).recoveryCode)
                  })
                }}
              >
                {people.renew}
              </Button>
            </>
          }
        >
          <p>{people.renewText}</p>
        </MessageDialog>
      )}
      {leaving && (
        <MessageDialog
          icon={UserX}
          title={people.disableTitle(leaving.name)}
          onClose={close}
          actions={
            <>
              <Button onPress={close}>{texts.actions.cancel}</Button>
              <Button
                kind="primary"
                onPress={() => {
                  close()
                  perform(async () => {
                    changed(await client.call('user:disable', { id: leaving.id }))
                  })
                }}
              >
                {people.disable}
              </Button>
            </>
          }
        >
          <p>{people.disableText}</p>
        </MessageDialog>
      )}
    </div>
  )
}

interface AddUserProps {
  readonly first: Role
  readonly onAdded: (user: User) => void
  readonly onCancel: () => void
}

function AddUser({ first, onAdded, onCancel }: AddUserProps) {
  const { texts, client } = useInterface()
  const { records } = texts
  const { people } = records
  const { busy, fault, run } = useAction()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>(first)
  const [passphrase, setPassphrase] = useState('')
  const complete = name.trim() !== '' && passphrase !== ''
  const submit = () => {
    if (!complete) return
    run(async () => {
      onAdded(await client.call('user:add', { name, role, passphrase }))
    })
  }
  return (
    <FormCard
      title={people.add}
      fault={fault}
      onSubmit={submit}
      actions={<SaveButtons complete={complete} busy={busy} onCancel={onCancel} />}
    >
      <div className="field-pair">
        <Field label={people.name} value={name} onChange={setName} autoFocus />
        <Labelled label={people.role}>
          <Choice
            label={people.role}
            value={role}
            groups={[
              {
                title: '',
                options: ROLES.map((id) => ({ id, name: `${people.roles[id]}: ${people.roleHints[id]}` })),
              },
            ]}
            onChoose={setRole}
          />
        </Labelled>
      </div>
      <Field
        label={people.passphrase}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        hint={records.setUp.passphraseHint}
      />
    </FormCard>
  )
}
