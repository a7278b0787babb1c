import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { serveTasks } from '../../../src/main/pool/serve-tasks.ts'
import type { TaskContext } from '../../../src/main/pool/task-table.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export const testTasks = {
  double: (value: number) => value * 2,
  /** Writes into shared memory, so that a test can see that no copy was made. */
  fill: ({ target, value }: { target: Int32Array<SharedArrayBuffer>; value: number }) => {
    target.fill(value)
  },
  /** Appends its number to a shared list when it runs. */
  mark: async ({ list, id, ms }: { list: Int32Array<SharedArrayBuffer>; id: number; ms: number }) => {
    await pause(ms)
    list[1 + Atomics.add(list, 0, 1)] = id
  },
  spin: (ms: number, context: TaskContext) => {
    for (const end = performance.now() + ms; performance.now() < end;) context.throwIfCancelled()
    return 'done'
  },
  /** Makes, touches and abandons shared memory. */
  abandon: (bytes: number) => {
    new Uint8Array(new SharedArrayBuffer(bytes)).fill(1)
  },
  residentBytes: () => process.memoryUsage.rss(),
  refuse: () => {
    throw new BasalisError('IMAGE_EMPTY', 'expected a photo, found 0 bytes')
  },
  break: () => {
    throw new TypeError('a bug')
  },
  die: () => {
    process.exit(7)
  },
}

export default serveTasks(testTasks)
