import { useState } from 'react'
import { SKIN_STATES, type TreatmentFields, type Visit } from '../../../shared/domain/visit.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import { FormCard } from './FormCard.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { TreatmentRows } from './TreatmentRows.tsx'
import { localMoment, momentIn } from './local-moment.ts'
import { useAction } from './useAction.ts'

interface Props {
  readonly patientId: string
  /** Null: a new one. */
  readonly visit: Visit | null
  readonly onSaved: () => void
  readonly onCancel: () => void
}

/** A visit. Nothing but its time is needed, and that is filled in. Lines without a name are left out. */
export function VisitForm({ patientId, visit, onSaved, onCancel }: Props) {
  const { texts, client } = useInterface()
  const { records } = texts
  const words = records.visit
  const { busy, fault, run } = useAction()
  const [at, setAt] = useState(() => localMoment(visit?.atMs ?? Date.now()))
  const [reason, setReason] = useState(visit?.reason ?? '')
  const [skinState, setSkinState] = useState<(typeof SKIN_STATES)[number]>(visit?.skinState ?? 'clean')
  const [notes, setNotes] = useState(visit?.notes ?? '')
  const [treatments, setTreatments] = useState<readonly TreatmentFields[]>(visit?.treatments ?? [])
  // The field shows minutes: a time that nobody touched stays as it was, to the millisecond.
  const atMs = visit && at === localMoment(visit.atMs) ? visit.atMs : momentIn(at)
  const submit = () => {
    if (atMs === null) return
    const named = treatments.filter(({ name }) => name.trim() !== '')
    const fields = { atMs, reason, skinState, notes, treatments: named }
    run(async () => {
      if (visit) await client.call('visit:change', { id: visit.id, fields, seenMs: visit.changedMs })
      else await client.call('visit:add', { patientId, fields })
      onSaved()
    })
  }
  return (
    <FormCard
      title={visit ? records.followUp.editTitle : words.newTitle}
      fault={fault}
      onSubmit={submit}
      actions={<SaveButtons complete={atMs !== null} busy={busy} onCancel={onCancel} />}
    >
      <Field label={words.reason} value={reason} onChange={setReason} autoFocus />
      <div className="field-pair">
        <DateField
          label={words.date}
          value={at}
          onChange={setAt}
          withTime
          fault={atMs === null ? words.dateHint : undefined}
          adjusted={records.adjustedDay}
        />
        <Labelled label={words.skinState}>
          <Choice
            label={words.skinState}
            value={skinState}
            groups={[{ title: '', options: SKIN_STATES.map((id) => ({ id, name: words.skinStates[id] })) }]}
            onChoose={setSkinState}
          />
        </Labelled>
      </div>
      <TreatmentRows rows={treatments} onChange={setTreatments} />
      <Field label={words.notes} value={notes} onChange={setNotes} lines={4} />
    </FormCard>
  )
}
