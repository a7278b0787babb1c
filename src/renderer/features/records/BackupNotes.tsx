import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { useTransfer } from './transfer/useTransfer.ts'
import { useBackupActivity } from './useBackupActivity.ts'
import { useBackupState } from './useBackupState.ts'
import { useWhen } from './useWhen.ts'

/** On an administrator's page: that there is no backup, or none of the last days. */
export function StaleBackupNote({ onLook }: { readonly onLook: () => void }) {
  const { backup } = useInterface().texts
  const when = useWhen()
  const state = useBackupState(useBackupActivity()?.revision)
  if (state?.stale !== true) return null
  return (
    <div className="callout strong backup-note" role="status">
      <p>{state.last === null ? backup.staleNever : backup.staleOld(when.moment(state.last.createdMs))}</p>
      <Button onPress={onLook}>{backup.lookAt}</Button>
    </div>
  )
}

/** Above the sign-in: that a backup or an export goes on behind the lock, or that these records were just restored. */
export function LockedNotes() {
  const { backup, records } = useInterface().texts
  const activity = useBackupActivity()
  const transfer = useTransfer()
  return (
    <>
      {transfer?.running?.work === 'export' && (
        <p className="callout backup-note" role="status">
          {records.export.finishing}
        </p>
      )}
      {activity?.running?.work === 'backup' && (
        <p className="callout backup-note" role="status">
          {backup.finishing}
        </p>
      )}
      {activity?.restored === true && (
        <p className="callout backup-note" role="status">
          {backup.restore.done}
        </p>
      )}
    </>
  )
}
