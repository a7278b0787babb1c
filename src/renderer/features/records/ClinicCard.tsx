import { Pencil } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormCard } from './FormCard.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { useAction } from './useAction.ts'

/** What the clinic is called, and where an admin changes it. */
export function ClinicCard() {
  const { texts, client, perform } = useInterface()
  const { clinic: words, loading } = texts.records
  const [name, setName] = useState<string | null>(null)
  const [editing, setEditing] = useState(false)
  useEffect(() => {
    perform(async () => {
      setName((await client.call('clinic:get-profile')).name)
    })
  }, [client, perform])
  if (editing && name !== null)
    return (
      <ClinicForm
        name={name}
        onCancel={() => {
          setEditing(false)
        }}
        onSaved={(saved) => {
          setName(saved)
          setEditing(false)
        }}
      />
    )
  return (
    <section className="card clinic-card" aria-label={words.title}>
      <header className="list-head">
        <h1>{words.title}</h1>
        <Button
          isDisabled={name === null}
          onPress={() => {
            setEditing(true)
          }}
        >
          <Pencil size={16} aria-hidden />
          {words.edit}
        </Button>
      </header>
      <p className={name === '' || name === null ? 'soft' : undefined}>
        {name === null ? loading : name === '' ? words.unnamed : name}
      </p>
    </section>
  )
}

interface FormProps {
  readonly name: string
  readonly onSaved: (name: string) => void
  readonly onCancel: () => void
}

function ClinicForm({ name, onSaved, onCancel }: FormProps) {
  const { texts, client } = useInterface()
  const { clinic: words } = texts.records
  const { busy, fault, run } = useAction()
  const [typed, setTyped] = useState(name)
  return (
    <FormCard
      title={words.title}
      fault={fault}
      onSubmit={() => {
        run(async () => {
          onSaved((await client.call('clinic:change-profile', { profile: { name: typed } })).name)
        })
      }}
      actions={<SaveButtons complete busy={busy} onCancel={onCancel} />}
    >
      <Field
        label={words.name}
        value={typed}
        onChange={setTyped}
        hint={words.hint}
        maxLength={200}
        autoFocus
      />
    </FormCard>
  )
}
