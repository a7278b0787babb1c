import { cancelCellOf, taskContext } from './cancel-cell.ts'
import { collectGarbage } from './garbage.ts'
import type { RunOptions, Task, TaskInput, TaskOutput, TaskRunner, TaskTable } from './task-table.ts'

/** Runs tasks in the calling thread: inside a worker that already belongs to one job, and in tests. */
export class InlineRunner<T extends TaskTable> implements TaskRunner<T> {
  readonly concurrency = 1
  readonly #table: T

  constructor(table: T) {
    this.#table = table
  }

  async run<K extends keyof T & string>(
    name: K,
    input: TaskInput<T, K>,
    options: RunOptions = {},
  ): Promise<TaskOutput<T, K>> {
    const context = taskContext(cancelCellOf(options.signal))
    context.throwIfCancelled()
    const task = this.#table[name] as unknown as Task<TaskInput<T, K>, TaskOutput<T, K>>
    return await task(input, context)
  }

  releaseMemory(): void {
    collectGarbage()
  }
}
