import { useState } from 'react'
import { LOCK_MINUTES, type ClinicProfile } from '../../../shared/domain/clinic.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import { FormCard } from './FormCard.tsx'
import { LogoField } from './LogoField.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { useAction } from './useAction.ts'

const OFFERED_MINUTES = [1, 2, 5, 10, 15, 30, LOCK_MINUTES.most]

interface Props {
  readonly profile: ClinicProfile
  readonly onSaved: (profile: ClinicProfile) => void
  readonly onCancel: () => void
}

/** What a report's head says of the clinic, and how soon its records lock. */
export function ClinicForm({ profile, onSaved, onCancel }: Props) {
  const { texts, client } = useInterface()
  const { clinic: words } = texts.records
  const { busy, fault, run } = useAction()
  const [typed, setTyped] = useState(profile)
  const set = (change: Partial<ClinicProfile>) => {
    setTyped((before) => ({ ...before, ...change }))
  }
  return (
    <FormCard
      title={words.title}
      lead={words.hint}
      fault={fault}
      onSubmit={() => {
        run(async () => {
          onSaved(await client.call('clinic:change-profile', { profile: typed }))
        })
      }}
      actions={<SaveButtons complete busy={busy} onCancel={onCancel} />}
    >
      <Field
        label={words.name}
        value={typed.name}
        onChange={(name) => {
          set({ name })
        }}
        maxLength={200}
        autoFocus
      />
      <Field
        label={words.address}
        value={typed.address}
        onChange={(address) => {
          set({ address })
        }}
        maxLength={400}
        lines={3}
      />
      <Field
        label={words.contact}
        value={typed.contact}
        onChange={(contact) => {
          set({ contact })
        }}
        maxLength={200}
      />
      <LogoField
        logo={typed.logo}
        onChange={(logo) => {
          set({ logo })
        }}
      />
      <Labelled label={words.lock}>
        <Choice
          label={words.lock}
          value={String(typed.lockMinutes)}
          groups={[
            {
              title: '',
              options: OFFERED_MINUTES.map((minutes) => ({
                id: String(minutes),
                name: words.lockAfter(minutes),
              })),
            },
          ]}
          onChoose={(minutes) => {
            set({ lockMinutes: Number(minutes) })
          }}
        />
      </Labelled>
    </FormCard>
  )
}
