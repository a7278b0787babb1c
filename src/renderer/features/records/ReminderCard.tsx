import { BellPlus, Check, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Reminder } from '../../../shared/domain/reminder.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { FormCard } from './FormCard.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { daysLater, localDay } from './local-moment.ts'
import { useAction } from './useAction.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patientId: string
  readonly reminders: readonly Reminder[]
  readonly mayWrite: boolean
  readonly onChanged: () => void
}

/** What is to be done for a patient, and by when. */
export function ReminderCard({ patientId, reminders, mayWrite, onChanged }: Props) {
  const { texts, client, perform } = useInterface()
  const { reminder: words } = texts.records.followUp
  const when = useWhen()
  const [adding, setAdding] = useState(false)
  const today = localDay(when.nowMs)
  const close = () => {
    setAdding(false)
  }
  if (adding)
    return (
      <AddReminder
        patientId={patientId}
        onCancel={close}
        onAdded={() => {
          close()
          onChanged()
        }}
      />
    )
  return (
    <section className="card reminders" aria-label={words.title}>
      <header className="list-head">
        <h3>{words.title}</h3>
        {mayWrite && (
          <Button
            kind="quiet"
            onPress={() => {
              setAdding(true)
            }}
          >
            <BellPlus size={16} aria-hidden />
            {words.add}
          </Button>
        )}
      </header>
      {reminders.length === 0 && <p className="soft">{words.none}</p>}
      <ul>
        {reminders.map(({ id, text, dueOn, doneMs }) => (
          <li key={id} data-done={doneMs !== null || undefined}>
            <span className="what">{text}</span>
            <span className="soft">
              {when.date(dueOn)}
              {doneMs === null && dueOn < today && <strong className="fault"> {words.overdue}</strong>}
              {doneMs !== null && ` · ${words.markDone}`}
            </span>
            {mayWrite && (
              <IconButton
                icon={doneMs === null ? Check : Undo2}
                small
                label={`${doneMs === null ? words.markDone : words.notDone}: ${text}`}
                onPress={() => {
                  perform(async () => {
                    await client.call('reminder:set-done', { id, done: doneMs === null })
                    onChanged()
                  })
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const DAYS = [1, 7, 14, 30, 60, 90, 180] as const

interface AddProps {
  readonly patientId: string
  readonly onAdded: () => void
  readonly onCancel: () => void
}

function AddReminder({ patientId, onAdded, onCancel }: AddProps) {
  const { texts, client } = useInterface()
  const { reminder: words } = texts.records.followUp
  const { busy, fault, run } = useAction()
  const when = useWhen()
  const [text, setText] = useState(words.usual)
  const [days, setDays] = useState('30')
  const dueOn = (count: number): string => localDay(daysLater(when.nowMs, count))
  const complete = text.trim() !== ''
  const submit = () => {
    if (!complete) return
    run(async () => {
      await client.call('reminder:add', { patientId, dueOn: dueOn(Number(days)), text })
      onAdded()
    })
  }
  return (
    <FormCard
      title={words.add}
      fault={fault}
      onSubmit={submit}
      actions={<SaveButtons complete={complete} busy={busy} onCancel={onCancel} />}
    >
      <Field label={words.text} value={text} onChange={setText} autoFocus />
      <Labelled label={words.when}>
        <Choice
          label={words.when}
          value={days}
          groups={[
            {
              title: '',
              options: DAYS.map((count) => ({
                id: String(count),
                name: `${words.inDays(count)} · ${when.date(dueOn(count))}`,
              })),
            },
          ]}
          onChoose={setDays}
        />
      </Labelled>
    </FormCard>
  )
}
