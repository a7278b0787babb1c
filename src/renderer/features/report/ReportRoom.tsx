import { FolderHeart } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { PatientRecord } from '../../../shared/contract/record-channels.ts'
import { useLocale } from 'react-aria-components'
import { LANGUAGES } from '../../../shared/contract/settings.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { NamesButton, PatientName, useNamesShown } from '../records/privacy.tsx'
import { RecordUnread } from '../records/RecordUnread.tsx'
import { usePatientRecords } from '../records/usePatientRecords.ts'
import { useWhen } from '../records/useWhen.ts'
import { photosOfPatient } from '../viewing/patient-photos.ts'
import {
  draftFor,
  firstDraft,
  hindranceOf,
  wishOf,
  type PairOnScreen,
  type ReportDraft,
} from './report-draft.ts'
import { useReportDrafts } from './report-drafts.tsx'
import { ReportActions } from './ReportActions.tsx'
import { ReportForm } from './ReportForm.tsx'
import { ReportPreview } from './ReportPreview.tsx'
import { useReport } from './useReport.ts'

interface Props {
  readonly patientId: string
  /** What was on the screen; null: the room was opened from the patient's page. */
  readonly pair: PairOnScreen | null
  readonly onBack: () => void
}

/** A patient's report: what is in it at the left, the very file at the right. */
export function ReportRoom({ patientId, pair, onBack }: Props) {
  const { texts } = useInterface()
  const { found, error } = usePatientRecords(useMemo(() => [patientId], [patientId]))
  const record = found?.[0]
  if (error)
    return (
      <div className="report-room">
        <RecordUnread error={error} back={texts.report.back} onBack={onBack} />
      </div>
    )
  if (!record) return <p className="empty">{texts.records.loading}</p>
  return (
    <div className="report-room">
      <ReportBanner record={record} onBack={onBack} />
      <ReportDesk record={record} pair={pair} />
    </div>
  )
}

function ReportDesk({ record, pair }: { readonly record: PatientRecord } & Pick<Props, 'pair'>) {
  const { report: words } = useInterface().texts
  const { locale } = useLocale()
  const drafts = useReportDrafts()
  const patientId = record.patient.id
  const photos = useMemo(() => photosOfPatient(record), [record])
  const [draft, setDraft] = useState(() => {
    const kept = drafts.get(patientId)
    if (kept) return pair ? draftFor(kept, photos, pair) : kept
    return firstDraft(photos, pair, LANGUAGES.find((language) => language === locale) ?? 'en')
  })
  const nameHidden = !useNamesShown()
  const wish = useMemo(() => draft && wishOf(patientId, draft, nameHidden), [draft, patientId, nameHidden])
  const report = useReport(wish)
  const hindrance = draft && hindranceOf(draft)
  const change = (next: ReportDraft) => {
    drafts.keep(patientId, next)
    setDraft(next)
  }
  if (!draft)
    return (
      <div className="card empty">
        <strong>{words.noPhoto}</strong>
        <p className="soft">{words.noPhotoHint}</p>
      </div>
    )
  return (
    <div className="report-desk">
      <div className="report-side">
        <div className="report-form">
          <ReportForm draft={draft} photos={photos} onChange={change} />
        </div>
        <ReportActions
          patientId={patientId}
          shown={report.current ? report.shown : null}
          paper={draft.paper}
        />
      </div>
      {hindrance === null ? (
        <ReportPreview report={report} />
      ) : (
        <section className="report-preview" aria-label={words.preview}>
          <p className="empty">{words[hindrance]}</p>
        </section>
      )}
    </div>
  )
}

/** Whose report it is, by number, name and birth. */
function ReportBanner({ record, onBack }: { readonly record: PatientRecord } & Pick<Props, 'onBack'>) {
  const { banner, rooms } = useInterface().texts.records
  const { report } = useInterface().texts
  const when = useWhen()
  const { number, name, birthDate } = record.patient
  return (
    <div className="patient-banner" role="region" aria-label={rooms.patients}>
      <h1>{report.title}</h1>
      <strong>
        {banner.number} {number}
      </strong>
      <PatientName name={name} />
      {birthDate !== null && (
        <span>
          {banner.born} {when.date(birthDate)}
        </span>
      )}
      <span className="end">
        <NamesButton />
        <Button kind="quiet" onPress={onBack}>
          <FolderHeart size={16} aria-hidden />
          {report.back}
        </Button>
      </span>
    </div>
  )
}
