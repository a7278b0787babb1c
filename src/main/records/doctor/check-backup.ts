import { join } from 'node:path'
import { lookAtFolder } from '../backup/backup-folder.ts'
import { PLAN_FILE, readPlan } from '../backup/backup-plan.ts'
import { isStale } from '../backup/schedule.ts'
import { finding, type Finding } from './finding.ts'

/** Whether there is a backup, how old it is and how the last try ended. */
export async function checkBackup(folder: string, nowMs: number): Promise<Finding> {
  const attention = (text: string): Finding => finding('backup', 'attention', text)
  const plan = await readPlan(join(folder, PLAN_FILE))
  if (plan?.folder == null) return attention('No folder for backups has been chosen.')
  const { last, failure } = plan
  const found = await lookAtFolder(plan.folder, folder)
  if (!found.there) return attention('The backup folder cannot be reached.')
  if (last === null || found.snapshots.length === 0)
    return attention('There is no backup in the backup folder yet.')
  const age = `The last backup is of ${localMinute(last.createdMs)}`
  if (failure)
    return attention(
      `${age}; a later try, of ${localMinute(failure.atMs)}, ${failure.error.kind === 'cancelled' ? 'was cancelled' : 'failed'}.`,
    )
  if (isStale(last.createdMs, nowMs)) return attention(`${age}, more than two days ago.`)
  if (found.sameDisk) return attention(`${age}, but lies on the same disk as the records.`)
  return finding('backup', 'ok', `${age}, restored for trial; ${found.snapshots.length} in the folder.`)
}

/** By this computer's clock: 2027-03-10 12:00. */
function localMinute(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16).replace('T', ' ')
}
