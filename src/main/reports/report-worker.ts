import { serveTasks } from '../pool/serve-tasks.ts'
import { reportTasks } from './report-tasks.ts'

/** Entry of the thread that makes reports. */
export default serveTasks(reportTasks)
