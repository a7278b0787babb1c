import { HardDriveDownload } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BackupActivity, BackupState } from '../../../shared/contract/backup-state.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { BackupSchedule } from './BackupSchedule.tsx'
import { useAction } from './useAction.ts'
import { useBackupActivity } from './useBackupActivity.ts'
import { useBackupState } from './useBackupState.ts'
import { useWhen } from './useWhen.ts'

/** For an administrator: where backups go, how the last went, when the next is. */
export function BackupPage() {
  const { texts } = useInterface()
  const activity = useBackupActivity()
  const state = useBackupState(activity?.revision)
  if (!state) return <p className="empty">{texts.records.loading}</p>
  return (
    <div className="patient-page">
      <BackupCard state={state} running={activity?.running ?? null} />
      {state.folder !== null && (
        <>
          <BackupSchedule settings={state.settings} />
          {state.folder.there && <KeptBackups snapshots={state.folder.snapshots} />}
        </>
      )}
    </div>
  )
}

interface CardProps {
  readonly state: BackupState
  readonly running: BackupActivity['running']
}

function BackupCard({ state, running }: CardProps) {
  const { texts, client } = useInterface()
  const { backup } = texts
  const { busy, fault, run } = useAction()
  const { folder } = state
  const choose = () => {
    run(async () => {
      await client.call('backup:choose-folder')
    })
  }
  return (
    <section className="card backup">
      <header className="list-head">
        <h1>{backup.title}</h1>
        {folder !== null && running === null && (
          <Button
            kind="primary"
            isDisabled={busy}
            onPress={() => {
              run(async () => {
                await client.call('backup:run')
              })
            }}
          >
            <HardDriveDownload size={16} aria-hidden />
            {backup.run}
          </Button>
        )}
      </header>
      <p className="soft">{backup.lead}</p>
      {running && (
        <div className="backup-running">
          <Progress label={backup.works[running.work][running.step]} fraction={running.fraction} />
          <Button
            onPress={() => {
              run(async () => {
                await client.call('backup:cancel')
              })
            }}
          >
            {texts.actions.cancel}
          </Button>
        </div>
      )}
      {folder === null ? (
        <div className="empty">
          <p>{backup.noFolder}</p>
          <Button kind="primary" isDisabled={busy} onPress={choose}>
            {backup.choose}
          </Button>
        </div>
      ) : (
        <BackupFacts
          state={state}
          folder={folder}
          change={
            <Button isDisabled={busy || running !== null} onPress={choose}>
              {backup.chooseOther}
            </Button>
          }
        />
      )}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  )
}

interface FactsProps {
  readonly state: BackupState
  readonly folder: Exclude<BackupState['folder'], null>
  /** The button that takes another folder. */
  readonly change: ReactNode
}

/** Folder, last backup, failure, next one. */
function BackupFacts({ state, folder, change }: FactsProps) {
  const { texts, settings } = useInterface()
  const { backup } = texts
  const when = useWhen()
  const { last, failure, dueMs } = state
  const saysGone = failure?.error.kind === 'expected' && failure.error.code === 'BACKUP_FOLDER_MISSING'
  const gigabytes = ((folder.freeBytes ?? 0) / 1e9).toLocaleString(settings.language ?? 'en', {
    maximumFractionDigits: 1,
  })
  return (
    <>
      <dl className="backup-facts">
        <dt>{backup.folder}</dt>
        <dd className="folder">
          <span className="path">{folder.path}</span>
          {folder.freeBytes !== null && <span className="soft">{backup.free(gigabytes)}</span>}
          {change}
        </dd>
        <dt>{backup.last}</dt>
        <dd>
          {last === null ? (
            backup.never
          ) : (
            <>
              <strong>
                {when.moment(last.createdMs)} · {backup.kept.holds(last.patients, last.photos)}
              </strong>
              <span>✓ {backup.restoredOk(when.moment(last.checkedMs))}</span>
            </>
          )}
        </dd>
        <dt>{backup.next}</dt>
        <dd>
          {dueMs === null ? backup.nextNone : when.isPast(dueMs) ? backup.nextSoon : when.moment(dueMs)}
        </dd>
      </dl>
      {!folder.there && !saysGone && <p className="callout strong">{backup.folderGone}</p>}
      {folder.sameDisk && <p className="callout">{backup.sameDisk}</p>}
      {failure !== null && (
        <p className={failure.error.kind === 'cancelled' ? 'callout' : 'callout strong'} role="status">
          {failure.error.kind === 'cancelled' ? (
            backup.cancelled(when.moment(failure.atMs))
          ) : (
            <>
              {backup.failed(when.moment(failure.atMs))} {errorText(failure.error, texts)}
            </>
          )}
        </p>
      )}
    </>
  )
}

function KeptBackups({
  snapshots,
}: {
  readonly snapshots: Exclude<BackupState['folder'], null>['snapshots']
}) {
  const { backup } = useInterface().texts
  const when = useWhen()
  return (
    <section className="card">
      <h2>{backup.kept.title}</h2>
      {snapshots.length === 0 ? (
        <p className="soft">{backup.kept.none}</p>
      ) : (
        <ul className="backup-lines">
          {snapshots.map(({ name, createdMs, patients, photos }) => (
            <li key={name}>
              <strong>{when.moment(createdMs)}</strong>
              <span className="soft">{backup.kept.holds(patients, photos)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
