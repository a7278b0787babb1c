import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { BasalisError, CancelledError, errorFromData } from '../../shared/contract/errors.ts'
import { cancelCellOf } from './cancel-cell.ts'
import { collectGarbage } from './garbage.ts'
import { PriorityQueue, QUEUE_OPTIONS, type QueueOptions } from './priority-queue.ts'
import type { TaskReply, TaskRequest } from './serve-tasks.ts'
import { WorkerStarts } from './worker-starts.ts'
import type { RunOptions, TaskInput, TaskOutput, TaskRunner, TaskTable } from './task-table.ts'

export interface WorkerPoolOptions {
  /** The worker's file: its default export is `serveTasks(table)`. */
  readonly worker: URL
  /** Worker threads; default: one per core the process may use. */
  readonly threads?: number | undefined
  /** Tasks that may wait at most; one more is refused with POOL_FULL. */
  readonly maxWaiting?: number | undefined
  /**
   * Whether a thread's event loop goes on between tasks, for what a task leaves to be finished after its answer. Otherwise
   * it stands still until the next task, which then begins a little sooner.
   */
  readonly turnsBetweenTasks?: boolean
}

type Reject = (reason: Error) => void

/**
 * Worker threads that run the tasks of one table. A cancelled task ends at its next check of the shared cell, a
 * waiting one at once. A worker that dies takes only its own task with it, which fails with WORKER_DIED, and is
 * replaced; when workers cannot even start, every task fails so.
 */
export class WorkerPool<T extends TaskTable> implements TaskRunner<T> {
  readonly concurrency: number
  readonly #queue = new PriorityQueue()
  readonly #piscina: Piscina<TaskRequest, TaskReply>
  readonly #pending = new Set<Reject>()
  /** Why no task can run any more. */
  #ended: BasalisError | null = null
  #memoryGeneration = 0
  readonly #starts = new WorkerStarts()

  constructor({
    worker,
    threads = availableParallelism(),
    maxWaiting = 4096,
    turnsBetweenTasks = false,
  }: WorkerPoolOptions) {
    this.concurrency = threads
    this.#piscina = new Piscina<TaskRequest, TaskReply>({
      filename: fileURLToPath(worker),
      minThreads: threads,
      maxThreads: threads,
      maxQueue: maxWaiting,
      taskQueue: this.#queue,
      stricterFIFO: true,
      atomics: turnsBetweenTasks ? 'disabled' : 'sync',
    })
    for (const thread of this.#piscina.threads) this.#starts.watch(thread)
    // Told of a worker when it has started, but of those of the beginning at once.
    this.#piscina.on('workerCreate', ({ id }: { readonly id: number }) => {
      const started = this.#piscina.threads.find(({ threadId }) => threadId === id)
      if (started) this.#starts.started(started)
    })
    // A worker that dies while it runs a task is reported on the task, any other here.
    this.#piscina.on('error', (error: unknown) => {
      this.#workerDied(error)
    })
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
    if (this.#ended) throw this.#ended
    if (signal?.aborted === true) throw new CancelledError()
    const options: QueueOptions = { priority }
    const request: TaskRequest & Record<symbol, unknown> = {
      name,
      input,
      cancel: cancelCellOf(signal),
      memoryGeneration: this.#memoryGeneration,
      [QUEUE_OPTIONS]: options,
    }
    const { promise, resolve, reject } = Promise.withResolvers<TaskReply>()
    const withdraw = (): void => {
      if (this.#queue.withdraw(options)) reject(new CancelledError())
    }
    this.#pending.add(reject)
    signal?.addEventListener('abort', withdraw, { once: true })
    this.#piscina.run(request).then(resolve, (error: unknown) => {
      reject(this.#failure(name, error))
    })
    try {
      const reply = await promise
      if (!reply.ok) throw errorFromData(reply.error)
      return reply.output as TaskOutput<T, K>
    } finally {
      this.#pending.delete(reject)
      signal?.removeEventListener('abort', withdraw)
    }
  }

  /** Threads that have nothing to do free it at once: nobody knows when they will get another task. */
  releaseMemory(): void {
    this.#memoryGeneration += 1
    collectGarbage()
    for (let thread = 0; thread < this.size; thread += 1) this.#rest()
  }

  /**
   * Stops every worker at once; tasks under way and waiting fail with POOL_CLOSED. A worker that is still starting is
   * waited for first: native modules that are cut off while they load take the whole process with them.
   */
  async close(): Promise<void> {
    this.#end(new BasalisError('POOL_CLOSED', 'expected an open worker pool, found a closed one'))
    await Promise.all(this.#piscina.threads.map((thread) => this.#starts.whenStarted(thread)))
    await this.#piscina.destroy()
  }

  /** A task of nothing, which a thread that is free takes; after everything that waits. */
  #rest(): void {
    if (this.#ended) return
    const options: QueueOptions = { priority: 'background' }
    const request: TaskRequest & Record<symbol, unknown> = {
      name: null,
      input: null,
      cancel: cancelCellOf(undefined),
      memoryGeneration: this.#memoryGeneration,
      [QUEUE_OPTIONS]: options,
    }
    this.#piscina.run(request).catch((error: unknown) => this.#failure('release memory', error))
  }

  #end(reason: BasalisError): void {
    this.#ended ??= reason
    for (const reject of this.#pending) reject(this.#ended)
  }

  /** Piscina gives up on workers that fail to start; tasks that wait for them would wait for ever. */
  #workerDied(error: unknown): void {
    setImmediate(() => {
      if (this.size === 0) this.#end(workerDied('start', error))
    })
  }

  #failure(task: string, error: unknown): Error {
    if (!(error instanceof Error)) return new Error(String(error))
    if (error.name === 'DataCloneError') return error
    if (/queue is at limit|No task queue available/.test(error.message)) {
      const { maxQueue } = this.#piscina.options
      return new BasalisError(
        'POOL_FULL',
        `expected at most ${maxQueue} waiting tasks, found one more (${task})`,
      )
    }
    this.#workerDied(error)
    return workerDied(task, error)
  }
}

function workerDied(task: string, cause: unknown): BasalisError {
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
  return new BasalisError(
    'WORKER_DIED',
    `expected a worker thread to do "${task}", found that it ended: ${reason ?? ''}`,
    {
      cause,
    },
  )
}
