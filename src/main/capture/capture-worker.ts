import { serveTasks } from '../pool/serve-tasks.ts'
import { captureTasks } from './capture-tasks.ts'

/** Entry of the thread that measures what the camera sees. */
export default serveTasks(captureTasks)
