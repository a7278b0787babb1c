import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { BasalisError, errorFromData } from '../../shared/contract/errors.ts'
import { cancelCellOf } from './cancel-cell.ts'
import { collectGarbage } from './garbage.ts'
import { PriorityQueue, QUEUE_OPTIONS } from './priority-queue.ts'
import type { TaskReply, TaskRequest } from './serve-tasks.ts'
import type { RunOptions, TaskInput, TaskOutput, TaskRunner, TaskTable } from './task-table.ts'

export interface WorkerPoolOptions {
  /** The worker's file: its default export is `serveTasks(table)`. */
  readonly worker: URL
  /** Worker threads; default: one per core the process may use. */
  readonly threads?: number | undefined
  /** Tasks that may wait at most; one more is refused with POOL_FULL. */
  readonly maxWaiting?: number | undefined
}

/**
 * Worker threads that run the tasks of one table. A cancelled task ends at its next check of the shared cell (and a
 * waiting one before it starts); a worker that dies takes only its own task with it, which fails with WORKER_DIED,
 * and is replaced.
 */
export class WorkerPool<T extends TaskTable> implements TaskRunner<T> {
  readonly concurrency: number
  readonly #piscina: Piscina<TaskRequest, TaskReply>
  #closed = false
  #memoryGeneration = 0

  constructor({ worker, threads = availableParallelism(), maxWaiting = 4096 }: WorkerPoolOptions) {
    this.concurrency = threads
    this.#piscina = new Piscina<TaskRequest, TaskReply>({
      filename: fileURLToPath(worker),
      minThreads: threads,
      maxThreads: threads,
      maxQueue: maxWaiting,
      taskQueue: new PriorityQueue(),
    })
    // Piscina reports a dead worker here as well as on the task it was running; the task is where it is handled.
    this.#piscina.on('error', () => undefined)
  }

  /** Worker threads alive now. */
  get size(): number {
    return this.#piscina.threads.length
  }

  async run<K extends keyof T & string>(
    name: K,
    input: TaskInput<T, K>,
    { signal, priority = 'normal' }: RunOptions = {},
  ): Promise<TaskOutput<T, K>> {
    if (this.#closed)
      throw new BasalisError('POOL_CLOSED', 'expected an open worker pool, found a closed one')
    const request: TaskRequest & Record<symbol, unknown> = {
      name,
      input,
      cancel: cancelCellOf(signal),
      memoryGeneration: this.#memoryGeneration,
      [QUEUE_OPTIONS]: { priority },
    }
    const reply = await this.#piscina.run(request).catch((error: unknown) => {
      throw this.#failure(name, error)
    })
    if (!reply.ok) throw errorFromData(reply.error)
    return reply.output as TaskOutput<T, K>
  }

  releaseMemory(): void {
    this.#memoryGeneration += 1
    collectGarbage()
  }

  /** Stops every worker at once; tasks under way fail with POOL_CLOSED. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#piscina.destroy()
  }

  #failure(task: string, error: unknown): Error {
    const message = error instanceof Error ? error.message : String(error)
    if (this.#closed) return new BasalisError('POOL_CLOSED', `the worker pool closed during ${task}`)
    if (message.includes('queue is at limit')) {
      const { maxQueue } = this.#piscina.options
      return new BasalisError(
        'POOL_FULL',
        `expected at most ${maxQueue} waiting tasks, found one more (${task})`,
      )
    }
    return new BasalisError('WORKER_DIED', `a worker thread ended during ${task}`, { cause: error })
  }
}
