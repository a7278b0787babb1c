import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import type { TaskTable } from '../../../src/main/pool/task-table.ts'

/** A thread's tasks without the thread. */
export const inThisThread = <T extends TaskTable>(table: T): InlineRunner<T> & { close(): Promise<void> } =>
  Object.assign(new InlineRunner(table), { close: () => Promise.resolve() })
