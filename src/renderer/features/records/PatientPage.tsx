import { ArrowLeft, CalendarPlus, Combine, FolderOutput, Pencil } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PageError } from '../../../shared/contract/error-data.ts'
import type { PatientRecord, VisitRecord } from '../../../shared/contract/record-channels.ts'
import { type Patient, SKIN_TYPE_NAMES } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { useShortcuts } from '../../app/useShortcuts.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ArchiveCard } from './ArchiveCard.tsx'
import { ConsentCard } from './ConsentCard.tsx'
import { HotFolderCard } from './HotFolderCard.tsx'
import { MergedRecords } from './MergedRecords.tsx'
import { NumbersOverTime } from './NumbersOverTime.tsx'
import { PatientForm } from './PatientForm.tsx'
import { PatientIntake } from './PatientIntake.tsx'
import { sitesOf } from './PhotoLabelFields.tsx'
import { NamesButton, PatientName } from './privacy.tsx'
import { ReportButton } from '../report/ReportButton.tsx'
import { readPatients } from './read-patients.ts'
import { RecordUnread } from './RecordUnread.tsx'
import { ReminderCard } from './ReminderCard.tsx'
import { ExportDialog } from './transfer/ExportDialog.tsx'
import { ExportNote } from './transfer/ExportNote.tsx'
import { useWhen } from './useWhen.ts'
import { VisitCard } from './VisitCard.tsx'
import { VisitForm } from './VisitForm.tsx'

interface Props {
  readonly id: string
  readonly mayWrite: boolean
  readonly mayMerge: boolean
  readonly mayExport: boolean
  /** The merge that has just been made into this patient. */
  readonly justMerged: string | null
  readonly onMerge: () => void
  /** To the report; null: whoever is signed in takes none along. */
  readonly onReport: (() => void) | null
  readonly onBack: () => void
  readonly onShown: () => void
  /** To the camera, for this visit. */
  readonly onCapture: (visitId: string) => void
}

/** A patient and the visits, the newest first. */
export function PatientPage({
  id,
  mayWrite,
  mayMerge,
  mayExport,
  justMerged,
  onMerge,
  onReport,
  onBack,
  onShown,
  onCapture,
}: Props) {
  const { texts, client, perform } = useInterface()
  const { records } = texts
  const [record, setRecord] = useState<PatientRecord | null>(null)
  const [unread, setUnread] = useState<PageError | null>(null)
  const [form, setForm] = useState<'none' | 'patient' | 'visit'>('none')
  const [exporting, setExporting] = useState(false)
  const [edited, setEdited] = useState<VisitRecord | null>(null)
  const load = () => {
    perform(async () => {
      setRecord(await client.call('patient:get', { id }))
    })
  }
  useEffect(() => {
    let gone = false
    void readPatients(client, [id]).then(({ found, error }) => {
      if (gone) return
      setRecord(found?.[0] ?? null)
      setUnread(error)
    })
    return () => {
      gone = true
    }
  }, [id, client])

  const newest = record?.visits[0]
  // What is typed and not saved goes with the page, or with its form: until then nothing leads away from it but Back.
  const isWriting = form !== 'none' || (record?.visits.some(({ id }) => id === edited?.id) ?? false)
  useShortcuts({
    t: () => {
      if (newest && mayWrite && !isWriting) onCapture(newest.id)
    },
    ...(onReport && !isWriting && { 'Ctrl+p': onReport }),
  })

  const done = () => {
    setForm('none')
  }
  if (unread) return <RecordUnread error={unread} back={records.patients.back} onBack={onBack} />
  if (!record) return <p className="empty">{records.loading}</p>
  const { patient, visits, merged, consents, reminders } = record
  const intake = mayWrite && (
    <PatientIntake
      patient={patient}
      visits={visits}
      isWriting={isWriting}
      onShown={onShown}
      onChanged={load}
    />
  )
  if (form === 'patient')
    return (
      <>
        <PatientForm
          patient={patient}
          onCancel={done}
          onSaved={(saved) => {
            setRecord({ ...record, patient: saved })
            done()
          }}
        />
        {intake}
      </>
    )
  return (
    <div className="patient-page">
      <Button kind="quiet" onPress={onBack}>
        <ArrowLeft size={16} aria-hidden />
        {records.patients.back}
      </Button>
      <section className="card patient-head">
        <PatientHead patient={patient} />
        <div className="actions">
          <NamesButton />
          {onReport && <ReportButton isDisabled={isWriting} onPress={onReport} />}
          {mayMerge && (
            <IconButton icon={Combine} label={records.merge.open} isDisabled={isWriting} onPress={onMerge} />
          )}
          {mayExport && (
            <Button
              kind="quiet"
              onPress={() => {
                setExporting(true)
              }}
            >
              <FolderOutput size={16} aria-hidden />
              {records.export.open}
            </Button>
          )}
          {mayWrite && (
            <>
              <Button
                isDisabled={isWriting}
                onPress={() => {
                  setForm('patient')
                }}
              >
                <Pencil size={16} aria-hidden />
                {records.patient.edit}
              </Button>
              <Button
                kind="primary"
                onPress={() => {
                  setForm('visit')
                }}
              >
                <CalendarPlus size={16} aria-hidden />
                {records.visit.add}
              </Button>
            </>
          )}
        </div>
      </section>
      {exporting ? (
        <ExportDialog
          record={record}
          onClose={() => {
            setExporting(false)
          }}
        />
      ) : (
        mayExport && <ExportNote />
      )}
      <MergedRecords
        patient={patient}
        merged={merged}
        justMerged={justMerged}
        mayMerge={mayMerge}
        onUndone={load}
      />
      {mayWrite && <HotFolderCard patient={patient} visits={visits} onChanged={load} />}
      {form === 'visit' && (
        <VisitForm
          patientId={id}
          visit={null}
          onCancel={done}
          onSaved={() => {
            done()
            load()
          }}
        />
      )}
      {visits.length === 0 && form === 'none' ? (
        <div className="card empty">
          <strong>{records.visit.none}</strong>
          <p className="soft">{records.visit.noneHint}</p>
        </div>
      ) : (
        <>
          <NumbersOverTime visits={visits} />
          {visits.map((visit) =>
            visit.id === edited?.id ? (
              <VisitForm
                key={visit.id}
                patientId={id}
                visit={edited}
                onCancel={() => {
                  setEdited(null)
                }}
                onSaved={() => {
                  setEdited(null)
                  load()
                }}
              />
            ) : (
              <VisitCard
                key={visit.id}
                patient={patient}
                visit={visit}
                knownSites={sitesOf(visits)}
                mayWrite={mayWrite}
                isNewest={visit.id === newest?.id}
                isWriting={isWriting}
                onShown={onShown}
                onCapture={onCapture}
                onChanged={load}
                onEdit={() => {
                  setEdited(visit)
                }}
              />
            ),
          )}
        </>
      )}
      {mayWrite && <ArchiveCard patient={patient} visits={visits} onChanged={load} />}
      <div className="side-by-side">
        <ReminderCard patientId={id} reminders={reminders} mayWrite={mayWrite} onChanged={load} />
        <ConsentCard patientId={id} consents={consents} mayWrite={mayWrite} onChanged={load} />
      </div>
      {intake}
    </div>
  )
}

/** Who it is, by number, name and birth; what must not be overlooked; the rest. */
function PatientHead({ patient }: { readonly patient: Patient }) {
  const { texts } = useInterface()
  const words = texts.records.patient
  const when = useWhen()
  const { birthDate, sex, skinType } = patient
  const age = when.age(birthDate)
  const facts = [
    birthDate !== null && `${when.date(birthDate)}${age === null ? '' : ` (${words.age(age)})`}`,
    sex !== null && words.sexes[sex],
    skinType !== null && `${words.skinType} ${SKIN_TYPE_NAMES[skinType - 1] ?? ''}`,
  ].filter((fact) => fact !== false)
  return (
    <div>
      <h2>
        <PatientName name={patient.name} /> <span className="number">{patient.number}</span>
      </h2>
      <p className="soft">{facts.join(' · ')}</p>
      {patient.allergies !== '' && (
        <p className="allergies">
          <strong>{words.allergies}:</strong> {patient.allergies}
        </p>
      )}
      {patient.tags.length > 0 && (
        <ul className="tags">
          {patient.tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
      {patient.notes !== '' && <p className="notes">{patient.notes}</p>}
    </div>
  )
}
