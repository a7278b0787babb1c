import type { ClinicState } from '../../../shared/contract/clinic-state.ts'
import { may } from '../../../shared/domain/user.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import { CaptureRoom } from '../capture/CaptureRoom.tsx'
import type { PairOnScreen } from '../report/report-draft.ts'
import { ReportRoom } from '../report/ReportRoom.tsx'
import { DemoFilling, DemoNote, DemoOffer } from './DemoNotes.tsx'
import { DueReminders } from './DueReminders.tsx'
import { HotFolderCount } from './HotFolderCount.tsx'
import { LogPage } from './LogPage.tsx'
import { MergePage } from './MergePage.tsx'
import { LockedNotes } from './BackupNotes.tsx'
import { BackupPage } from './BackupPage.tsx'
import { FirstPage } from './FirstPage.tsx'
import { NoRight } from './NoRight.tsx'
import { PatientForm } from './PatientForm.tsx'
import { PatientList } from './PatientList.tsx'
import { PatientPage } from './PatientPage.tsx'
import { PeoplePage } from './PeoplePage.tsx'
import { RecoveryCode } from './RecoveryCode.tsx'
import { SignIn } from './SignIn.tsx'
import { ExportNote } from './transfer/ExportNote.tsx'

/** Which page of the records is open. */
export type RecordsPage =
  | { readonly kind: 'list' }
  | { readonly kind: 'new' }
  | { readonly kind: 'people' }
  | { readonly kind: 'log' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'merge'; readonly id: string }
  /** Photos of a patient are taken for a visit. */
  | { readonly kind: 'capture'; readonly id: string; readonly visit: string }
  /** `pair`: what was on the screen; absent: the room was opened from the patient's page. */
  | { readonly kind: 'report'; readonly id: string; readonly pair?: PairOnScreen }
  /** `merged`: the merge that has just been made. */
  | { readonly kind: 'patient'; readonly id: string; readonly merged?: string }

interface Props {
  readonly clinic: ClinicState
  readonly page: RecordsPage
  readonly onPage: (page: RecordsPage) => void
  /** Just made, and not yet said to be on paper. */
  readonly code: string | null
  readonly onCode: (code: string | null) => void
  /** A patient's photo has gone onto the screen. */
  readonly onShown: () => void
}

/** The clinic's records: set-up, lock, patients, people. */
export function RecordsRoom({ clinic, page, onPage, code, onCode, onShown }: Props) {
  const { texts } = useInterface()
  const settled = () => {
    onCode(null)
    onPage({ kind: 'people' })
  }
  return (
    <div className="records">
      {(clinic.kind === 'open' || clinic.kind === 'locked') && clinic.demo && (
        <DemoNote locked={clinic.kind === 'locked'} />
      )}
      {clinic.kind === 'open' && clinic.damaged && (
        <p className="callout strong" role="alert">
          {texts.records.damaged}
        </p>
      )}
      {clinic.kind === 'open' && clinic.readOnly && (
        <p className="callout strong" role="alert">
          {texts.records.readOnly}
        </p>
      )}
      {code !== null ? (
        <RecoveryCode code={code} onDone={settled} />
      ) : clinic.kind === 'empty' ? (
        <>
          <FirstPage onCode={onCode} />
          <DemoOffer />
        </>
      ) : clinic.kind === 'filling' ? (
        <DemoFilling state={clinic} />
      ) : clinic.kind === 'unreadable' ? (
        <div className="card empty" role="alert">
          <strong>{texts.records.unreadable}</strong>
          <p>{errorText(clinic.error, texts)}</p>
        </div>
      ) : clinic.kind === 'locked' ? (
        <>
          <LockedNotes />
          <SignIn key={String(clinic.demo)} holders={clinic.holders} />
          {!clinic.demo && <DemoOffer />}
        </>
      ) : (
        <OpenRecords
          key={clinic.user.id}
          clinic={clinic}
          page={page}
          onPage={onPage}
          onCode={onCode}
          onShown={onShown}
        />
      )}
    </div>
  )
}

interface OpenProps extends Pick<Props, 'page' | 'onPage' | 'onCode' | 'onShown'> {
  readonly clinic: Extract<ClinicState, { kind: 'open' }>
}

function OpenRecords({ clinic, page, onPage, onCode, onShown }: OpenProps) {
  const { user, emergency } = clinic
  const list = () => {
    onPage({ kind: 'list' })
  }
  const open = (id: string) => {
    onPage({ kind: 'patient', id })
  }
  const backup = () => {
    onPage({ kind: 'backup' })
  }
  if (page.kind === 'people' && may(user.role, 'user.write'))
    return <PeoplePage me={user} onCode={onCode} onBackup={backup} />
  if (page.kind === 'log' && may(user.role, 'audit.read')) return <LogPage />
  if (page.kind === 'backup' && may(user.role, 'backup.run')) return <BackupPage />
  if (!may(user.role, 'patient.read') && emergency === null) return <NoRight />
  const mayWrite = may(user.role, 'patient.write')
  const mayMerge = may(user.role, 'patient.merge')
  const mayReport = may(user.role, 'record.export')
  switch (page.kind) {
    case 'patient':
      return (
        <PatientPage
          key={page.id}
          id={page.id}
          mayWrite={mayWrite}
          mayMerge={mayMerge}
          mayExport={may(user.role, 'record.export')}
          justMerged={page.merged ?? null}
          onMerge={() => {
            onPage({ kind: 'merge', id: page.id })
          }}
          onReport={
            mayReport
              ? () => {
                  onPage({ kind: 'report', id: page.id })
                }
              : null
          }
          onBack={list}
          onShown={onShown}
          onCapture={(visit) => {
            onPage({ kind: 'capture', id: page.id, visit })
          }}
        />
      )
    case 'capture':
      if (!mayWrite) return <PatientList mayWrite={mayWrite} onOpen={open} onAdd={list} />
      return (
        <CaptureRoom
          patientId={page.id}
          visitId={page.visit}
          onBack={() => {
            open(page.id)
          }}
        />
      )
    case 'report':
      if (!mayReport) return <PatientList mayWrite={mayWrite} onOpen={open} onAdd={list} />
      return (
        <ReportRoom
          key={page.id}
          patientId={page.id}
          pair={page.pair ?? null}
          onBack={() => {
            open(page.id)
          }}
        />
      )
    case 'merge':
      if (!mayMerge) return <PatientList mayWrite={mayWrite} onOpen={open} onAdd={list} />
      return (
        <MergePage
          id={page.id}
          onBack={() => {
            open(page.id)
          }}
          onMerged={(id, merged) => {
            onPage({ kind: 'patient', id, merged })
          }}
        />
      )
    case 'new':
      return (
        <PatientForm
          patient={null}
          onCancel={list}
          onSaved={({ id }) => {
            open(id)
          }}
        />
      )
    case 'people':
    case 'log':
    case 'backup':
    case 'list':
      return (
        <>
          {mayReport && <ExportNote />}
          <DueReminders onOpen={open} />
          {mayWrite && <HotFolderCount />}
          <PatientList
            mayWrite={mayWrite}
            onOpen={open}
            onAdd={() => {
              onPage({ kind: 'new' })
            }}
          />
        </>
      )
  }
}
