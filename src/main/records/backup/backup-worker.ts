import { serveTasks } from '../../pool/serve-tasks.ts'
import { BACKUP_TASKS } from './backup-tasks.ts'

/** Entry of the thread that makes and restores backups. */
export default serveTasks(BACKUP_TASKS)
