import { Bell } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import type { RecordResponse } from '../../../shared/contract/record-channels.ts'
import { MAX_REMINDERS_DUE } from '../../../shared/domain/reminder.ts'
import { useInterface } from '../../app/interface-context.ts'
import { daysLater, localDay } from './local-moment.ts'
import { PatientName } from './privacy.tsx'
import { useWhen } from './useWhen.ts'

const DAYS_AHEAD = 7

/** What is due within a week, or was due before; nothing where there is nothing. */
export function DueReminders({ onOpen }: { readonly onOpen: (patientId: string) => void }) {
  const { texts, client, perform } = useInterface()
  const { reminder: words } = texts.records.followUp
  const when = useWhen()
  const { nowMs } = when
  const [due, setDue] = useState<RecordResponse<'reminder:due'>>([])
  useEffect(() => {
    let gone = false
    perform(async () => {
      const found = await client.call('reminder:due', { day: localDay(daysLater(nowMs, DAYS_AHEAD)) })
      if (!gone) setDue(found)
    })
    return () => {
      gone = true
    }
  }, [client, perform, nowMs])
  if (due.length === 0) return null
  const today = localDay(nowMs)
  return (
    <section className="card due" aria-label={words.due}>
      <h3>
        <Bell size={18} aria-hidden />
        {words.due}
      </h3>
      <ul>
        {due.map(({ id, text, dueOn, patientId, patient }) => (
          <li key={id}>
            <Button
              className="due-line"
              aria-describedby={`due-${id}`}
              onPress={() => {
                onOpen(patientId)
              }}
            >
              <span className="number">{patient.number}</span>
              <PatientName name={patient.name} />
              <span>{text}</span>
              <span className="soft">
                {when.date(dueOn)}
                {dueOn < today && <strong className="fault"> {words.overdue}</strong>}
              </span>
            </Button>
            <span id={`due-${id}`} className="visually-hidden">
              {words.dueHint}
            </span>
          </li>
        ))}
      </ul>
      {due.length === MAX_REMINDERS_DUE && <p className="hint">{words.lastDue(due.length)}</p>}
    </section>
  )
}
