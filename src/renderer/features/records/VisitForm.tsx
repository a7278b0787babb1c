import { useState } from 'react'
import { SKIN_STATES } from '../../../shared/domain/visit.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import { FormCard } from './FormCard.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { localMoment } from './local-moment.ts'
import { useAction } from './useAction.ts'

interface Props {
  readonly patientId: string
  readonly onSaved: () => void
  readonly onCancel: () => void
}

/** A new visit. Nothing but its time is needed, and that is filled in. */
export function VisitForm({ patientId, onSaved, onCancel }: Props) {
  const { texts, client } = useInterface()
  const { records } = texts
  const words = records.visit
  const { busy, fault, run } = useAction()
  const [at, setAt] = useState(() => localMoment(Date.now()))
  const [reason, setReason] = useState('')
  const [skinState, setSkinState] = useState<(typeof SKIN_STATES)[number]>('clean')
  const [notes, setNotes] = useState('')
  const atMs = new Date(at).getTime()
  const complete = Number.isFinite(atMs)
  const submit = () => {
    if (!complete) return
    run(async () => {
      await client.call('visit:add', {
        patientId,
        fields: { atMs, reason, skinState, notes, treatments: [] },
      })
      onSaved()
    })
  }
  return (
    <FormCard
      title={words.newTitle}
      fault={fault}
      onSubmit={submit}
      actions={<SaveButtons complete={complete} busy={busy} onCancel={onCancel} />}
    >
      <Field label={words.reason} value={reason} onChange={setReason} autoFocus />
      <div className="field-pair">
        <Field label={words.date} type="datetime-local" value={at} onChange={setAt} />
        <Labelled label={words.skinState}>
          <Choice
            label={words.skinState}
            value={skinState}
            groups={[{ title: '', options: SKIN_STATES.map((id) => ({ id, name: words.skinStates[id] })) }]}
            onChoose={setSkinState}
          />
        </Labelled>
      </div>
      <Field label={words.notes} value={notes} onChange={setNotes} lines={4} />
    </FormCard>
  )
}
