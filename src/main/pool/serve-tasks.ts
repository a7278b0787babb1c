import { errorToData, type ErrorData } from '../../shared/contract/errors.ts'
import { collectGarbage } from './garbage.ts'
import { taskContext } from './cancel-cell.ts'
import type { Task, TaskTable } from './task-table.ts'

export interface TaskRequest {
  /** Null: nothing but what `memoryGeneration` asks for. */
  readonly name: string | null
  readonly input: unknown
  readonly cancel: Int32Array<SharedArrayBuffer>
  /** Grows with every `releaseMemory`: a worker that sees a new value frees memory first. */
  readonly memoryGeneration: number
}

export type TaskReply =
  { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly error: ErrorData }

/**
 * Turns a task table into the function that a worker file exports as its default. Errors travel back as data, so
 * that their kind and code survive the thread boundary. `letGo`: frees what the tasks keep for the next one, before the garbage is
 * collected.
 */
export function serveTasks(
  table: TaskTable,
  letGo: () => Promise<void> = () => Promise.resolve(),
): (request: TaskRequest) => Promise<TaskReply> {
  let lastGeneration = 0
  return async ({ name, input, cancel, memoryGeneration }) => {
    try {
      if (memoryGeneration !== lastGeneration) {
        await letGo()
        collectGarbage()
      }
      lastGeneration = memoryGeneration
      if (name === null) return { ok: true, output: null }
      const task = table[name] as Task<unknown, unknown> | undefined
      if (!task) throw new Error(`expected the name of a task of this worker, found ${JSON.stringify(name)}`)
      const context = taskContext(cancel)
      context.throwIfCancelled()
      return { ok: true, output: await task(input, context) }
    } catch (error) {
      return { ok: false, error: errorToData(error) }
    }
  }
}
