import { serveTasks } from '../pool/serve-tasks.ts'
import { createBundleTasks } from './bundle-tasks.ts'

/** Entry of the thread that writes and reads exports. */
export default serveTasks(createBundleTasks())
