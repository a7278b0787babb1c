import { useState } from 'react'
import { FileCheck, FileX } from 'lucide-react'
import {
  CONSENT_PURPOSES,
  type Consent,
  type ConsentPurpose,
  consentState,
  lastConsent,
} from '../../../shared/domain/consent.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import { MessageDialog } from '../../ui/MessageDialog.tsx'
import { FormCard } from './FormCard.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { useAction } from './useAction.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patientId: string
  readonly consents: readonly Consent[]
  readonly mayWrite: boolean
  readonly onChanged: () => void
}

/** What the patient has agreed to, purpose by purpose. */
export function ConsentCard({ patientId, consents, mayWrite, onChanged }: Props) {
  const { texts, client, perform } = useInterface()
  const { consent: words } = texts.records.followUp
  const when = useWhen()
  const [giving, setGiving] = useState<ConsentPurpose | null>(null)
  const [leaving, setLeaving] = useState<Consent | null>(null)
  const close = () => {
    setLeaving(null)
  }
  if (giving)
    return (
      <GiveConsent
        patientId={patientId}
        purpose={giving}
        onCancel={() => {
          setGiving(null)
        }}
        onGiven={() => {
          setGiving(null)
          onChanged()
        }}
      />
    )
  return (
    <section className="card consents" aria-label={words.title}>
      <h3>{words.title}</h3>
      <ul>
        {CONSENT_PURPOSES.map((purpose) => {
          const state = consentState(consents, purpose, when.nowMs)
          const last = lastConsent(consents, purpose)
          return (
            <li key={purpose}>
              <span>{words.purposes[purpose]}</span>
              <span className={state === 'given' ? 'strong' : 'soft'}>
                {words.states[state]} {last && <ConsentDays consent={last} state={state} />}
              </span>
              {mayWrite &&
                (state === 'given' && last ? (
                  <Button
                    kind="quiet"
                    onPress={() => {
                      setLeaving(last)
                    }}
                  >
                    {words.withdraw}
                    <span className="visually-hidden"> {words.purposes[purpose]}</span>
                  </Button>
                ) : (
                  <Button
                    kind="quiet"
                    onPress={() => {
                      setGiving(purpose)
                    }}
                  >
                    {words.give}
                    <span className="visually-hidden"> {words.purposes[purpose]}</span>
                  </Button>
                ))}
            </li>
          )
        })}
      </ul>
      {leaving && (
        <MessageDialog
          icon={FileX}
          title={words.withdrawTitle(words.purposes[leaving.purpose])}
          onClose={close}
          actions={
            <>
              <Button onPress={close}>{texts.actions.cancel}</Button>
              <Button
                kind="primary"
                onPress={() => {
                  close()
                  perform(async () => {
                    await client.call('consent:withdraw', { id: leaving.id })
                    onChanged()
                  })
                }}
              >
                {words.withdraw}
              </Button>
            </>
          }
        >
          <p>{words.withdrawText}</p>
        </MessageDialog>
      )}
    </section>
  )
}

/** Since when, and until when, as far as it matters for what holds now. */
function ConsentDays({ consent, state }: { readonly consent: Consent; readonly state: string }) {
  const { consent: words } = useInterface().texts.records.followUp
  const when = useWhen()
  const { givenMs, withdrawnMs, expiresMs, notes } = consent
  const since = state === 'withdrawn' && withdrawnMs !== null ? withdrawnMs : givenMs
  return (
    <span className="soft">
      {state === 'expired' ? '' : words.since(when.day(since))}{' '}
      {expiresMs !== null && state !== 'withdrawn' && words.until(when.day(expiresMs))}
      {notes !== '' && ` · ${notes}`}
    </span>
  )
}

const NEVER = 'never'
const YEARS = [1, 2, 5, 10] as const

interface GiveProps {
  readonly patientId: string
  readonly purpose: ConsentPurpose
  readonly onGiven: () => void
  readonly onCancel: () => void
}

function GiveConsent({ patientId, purpose, onGiven, onCancel }: GiveProps) {
  const { texts, client } = useInterface()
  const { consent: words } = texts.records.followUp
  const { busy, fault, run } = useAction()
  const [years, setYears] = useState<string>(NEVER)
  const [notes, setNotes] = useState('')
  const submit = () => {
    run(async () => {
      const expiresMs = years === NEVER ? null : yearsFromNow(Number(years))
      await client.call('consent:give', { patientId, purpose, expiresMs, notes })
      onGiven()
    })
  }
  return (
    <FormCard
      icon={FileCheck}
      title={words.giveTitle(words.purposes[purpose])}
      fault={fault}
      onSubmit={submit}
      actions={<SaveButtons complete busy={busy} onCancel={onCancel} />}
    >
      <Labelled label={words.expiry}>
        <Choice
          label={words.expiry}
          value={years}
          groups={[
            {
              title: '',
              options: [
                { id: NEVER, name: words.never },
                ...YEARS.map((count) => ({ id: String(count), name: words.years(count) })),
              ],
            },
          ]}
          onChoose={setYears}
        />
      </Labelled>
      <Field label={words.notes} value={notes} onChange={setNotes} hint={words.notesHint} autoFocus />
    </FormCard>
  )
}

function yearsFromNow(years: number): number {
  const then = new Date()
  then.setFullYear(then.getFullYear() + years)
  return then.getTime()
}
