import { serveTasks } from '../../pool/serve-tasks.ts'
import { createRecordTasks } from './record-tasks.ts'

/** Entry of the thread of the records. */
export default serveTasks(createRecordTasks())
