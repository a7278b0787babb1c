import { Pencil } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ARCHIVE_ACCESS, type ArchiveFields } from '../../../shared/domain/archive.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import { FormCard } from './FormCard.tsx'
import { useAction } from './useAction.ts'

interface Kept {
  readonly fields: ArchiveFields
  readonly hasSecret: boolean
}

/** For an administrator: where the archive is, and how it lets us in. */
export function ArchiveSettings() {
  const { texts, client, perform } = useInterface()
  const { archive } = texts
  const [kept, setKept] = useState<Kept | null>(null)
  const [editing, setEditing] = useState(false)
  useEffect(() => {
    perform(async () => {
      setKept(await client.call('archive:get-settings'))
    })
  }, [client, perform])
  if (editing && kept)
    return (
      <ArchiveForm
        kept={kept}
        onCancel={() => {
          setEditing(false)
        }}
        onKept={(changed) => {
          setKept(changed)
          setEditing(false)
        }}
      />
    )
  const url = kept?.fields.url ?? ''
  return (
    <section className="card archive" aria-label={archive.title}>
      <header className="list-head">
        <h1>{archive.title}</h1>
        <Button
          isDisabled={kept === null}
          onPress={() => {
            setEditing(true)
          }}
        >
          <Pencil size={16} aria-hidden />
          {archive.change}
        </Button>
      </header>
      <p className={url === '' ? 'soft' : undefined}>
        {kept === null ? texts.records.loading : url === '' ? archive.noAddress : url}
      </p>
    </section>
  )
}

interface FormProps {
  readonly kept: Kept
  readonly onKept: (kept: Kept) => void
  readonly onCancel: () => void
}

function ArchiveForm({ kept, onKept, onCancel }: FormProps) {
  const { texts, client } = useInterface()
  const { archive } = texts
  const [fields, setFields] = useState(kept.fields)
  const [secret, setSecret] = useState('')
  const [works, setWorks] = useState(false)
  const { busy, fault, run } = useAction()
  const change = (part: Partial<ArchiveFields>) => {
    setFields({ ...fields, ...part })
    setWorks(false)
  }
  const typed = { fields, secret: secret === '' ? null : secret }
  const { access } = fields
  return (
    <FormCard
      title={archive.title}
      lead={archive.lead}
      fault={fault}
      onSubmit={() => {
        setWorks(false)
        run(async () => {
          onKept(await client.call('archive:change-settings', typed))
        })
      }}
      actions={
        <>
          <Button isDisabled={busy} onPress={onCancel}>
            {texts.actions.cancel}
          </Button>
          <Button
            isDisabled={busy || fields.url === ''}
            onPress={() => {
              setWorks(false)
              run(async () => {
                await client.call('archive:test', typed)
                setWorks(true)
              })
            }}
          >
            {busy ? archive.testing : archive.test}
          </Button>
          <Button kind="primary" type="submit" isDisabled={busy}>
            {archive.save}
          </Button>
        </>
      }
    >
      <Field
        label={archive.url}
        hint={archive.urlHint}
        value={fields.url}
        maxLength={500}
        onChange={(url) => {
          change({ url })
        }}
      />
      <Labelled label={archive.access}>
        <Choice
          label={archive.access}
          value={access}
          groups={[
            { title: '', options: ARCHIVE_ACCESS.map((id) => ({ id, name: archive.accessKinds[id] })) },
          ]}
          onChoose={(chosen) => {
            change({ access: chosen })
          }}
        />
      </Labelled>
      {access === 'basic' && (
        <Field
          label={archive.user}
          value={fields.user}
          maxLength={200}
          onChange={(user) => {
            change({ user })
          }}
        />
      )}
      {access !== 'none' && (
        <Field
          label={archive.secret[access]}
          type="password"
          hint={kept.hasSecret ? archive.keptSecret : undefined}
          value={secret}
          onChange={setSecret}
        />
      )}
      <OwnAuthority
        ca={fields.ca}
        isDisabled={busy}
        onChoose={() => {
          run(async () => {
            const { ca } = await client.call('archive:choose-ca')
            if (ca !== null) change({ ca })
          })
        }}
        onRemove={() => {
          change({ ca: '' })
        }}
      />
      <p role="status">{works && archive.works}</p>
    </FormCard>
  )
}

interface AuthorityProps {
  readonly ca: string
  readonly isDisabled: boolean
  readonly onChoose: () => void
  readonly onRemove: () => void
}

/** Whose certificates are trusted besides those that the computer trusts. */
function OwnAuthority({ ca, isDisabled, onChoose, onRemove }: AuthorityProps) {
  const { archive } = useInterface().texts
  return (
    <Labelled label={archive.ca}>
      <div className="archive-authority">
        <span>{ca === '' ? archive.noCa : archive.ownCa}</span>
        <Button isDisabled={isDisabled} onPress={onChoose}>
          {archive.chooseCa}
        </Button>
        {ca !== '' && (
          <Button isDisabled={isDisabled} onPress={onRemove}>
            {archive.removeCa}
          </Button>
        )}
      </div>
      <p className="hint">{archive.caHint}</p>
    </Labelled>
  )
}
