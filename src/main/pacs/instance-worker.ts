import { serveTasks } from '../pool/serve-tasks.ts'
import { instanceTasks } from './instance-tasks.ts'

/** Entry of the thread that makes DICOM files. */
export default serveTasks(instanceTasks)
