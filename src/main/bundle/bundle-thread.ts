import type { TaskRunner } from '../pool/task-table.ts'
import type { BundleTasks } from './bundle-tasks.ts'

/** A thread that writes or reads one export. */
export interface BundleThread extends TaskRunner<BundleTasks> {
  close(): Promise<void>
}
