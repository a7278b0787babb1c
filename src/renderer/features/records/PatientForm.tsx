import { useState } from 'react'
import {
  type Patient,
  type PatientFields,
  patientFields,
  SEXES,
  SKIN_TYPE_NAMES,
} from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import { FormCard } from './FormCard.tsx'
import { PatientFromFile } from './PatientFromFile.tsx'
import { SaveButtons } from './SaveButtons.tsx'
import { useAction } from './useAction.ts'

const UNKNOWN = 'unknown'

interface Props {
  /** Null: a new one. */
  readonly patient: Patient | null
  readonly onSaved: (patient: Patient) => void
  readonly onCancel: () => void
}

/** What staff fill in of a patient. Number and name are needed, the rest may stay open. */
export function PatientForm({ patient, onSaved, onCancel }: Props) {
  const { texts, client } = useInterface()
  const { records } = texts
  const words = records.patient
  const { busy, fault, run } = useAction()
  const [number, setNumber] = useState(patient?.number ?? '')
  const [name, setName] = useState(patient?.name ?? '')
  const [birthDate, setBirthDate] = useState(patient?.birthDate ?? '')
  const [sex, setSex] = useState<(typeof SEXES)[number] | typeof UNKNOWN>(patient?.sex ?? UNKNOWN)
  const [skinType, setSkinType] = useState(String(patient?.skinType ?? UNKNOWN))
  const [allergies, setAllergies] = useState(patient?.allergies ?? '')
  const [tags, setTags] = useState(patient?.tags.join(', ') ?? '')
  const [notes, setNotes] = useState(patient?.notes ?? '')
  const birthIsDay = birthDate === '' || patientFields.shape.birthDate.safeParse(birthDate).success
  const complete = number.trim() !== '' && name.trim() !== '' && birthIsDay

  const fields: PatientFields = {
    number,
    name,
    birthDate: birthDate === '' ? null : birthDate,
    sex: sex === UNKNOWN ? null : sex,
    skinType: skinType === UNKNOWN ? null : Number(skinType),
    allergies,
    tags: tags.split(/[,，、]/).filter((tag) => tag.trim() !== ''),
    notes,
  }
  const submit = () => {
    if (!complete) return
    run(async () => {
      const saved =
        patient === null
          ? await client.call('patient:add', fields)
          : await client.call('patient:change', { id: patient.id, fields, seenMs: patient.changedMs })
      onSaved(saved)
    })
  }
  const unknown = { id: UNKNOWN, name: words.unknown }
  return (
    <FormCard
      title={patient === null ? words.newTitle : words.editTitle}
      fault={fault}
      onSubmit={submit}
      actions={<SaveButtons complete={complete} busy={busy} onCancel={onCancel} />}
    >
      {patient === null && (
        <PatientFromFile
          onRead={(read) => {
            setNumber(read.number)
            setName(read.name)
            setBirthDate(read.birthDate ?? '')
            setSex(read.sex ?? UNKNOWN)
          }}
        />
      )}
      <div className="field-pair">
        <Field label={words.number} value={number} onChange={setNumber} hint={words.required} autoFocus />
        <Field label={words.name} value={name} onChange={setName} hint={words.required} />
      </div>
      <div className="field-row">
        <DateField
          label={words.birthDate}
          value={birthDate}
          onChange={setBirthDate}
          hint={words.birthHint}
          fault={birthIsDay ? undefined : words.birthHint}
          adjusted={records.adjustedDay}
        />
        <Labelled label={words.sex}>
          <Choice
            label={words.sex}
            value={sex}
            groups={[
              { title: '', options: [unknown, ...SEXES.map((id) => ({ id, name: words.sexes[id] }))] },
            ]}
            onChoose={(chosen) => {
              setSex(chosen as typeof sex)
            }}
          />
        </Labelled>
        <Labelled label={words.skinType}>
          <Choice
            label={words.skinType}
            value={skinType}
            groups={[
              {
                title: '',
                options: [
                  unknown,
                  ...SKIN_TYPE_NAMES.map((roman, index) => ({ id: String(index + 1), name: roman })),
                ],
              },
            ]}
            onChoose={setSkinType}
          />
        </Labelled>
      </div>
      <Field label={words.allergies} value={allergies} onChange={setAllergies} lines={2} />
      <Field label={words.tags} value={tags} onChange={setTags} hint={words.tagsHint} />
      <Field label={words.notes} value={notes} onChange={setNotes} lines={3} />
    </FormCard>
  )
}
