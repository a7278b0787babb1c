import { setTimeout as delay } from 'node:timers/promises'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { RunOptions, TaskInput, TaskOutput, TaskRunner } from '../../pool/task-table.ts'
import { WorkerPool } from '../../pool/worker-pool.ts'
import type { AnalysisTasks } from '../analysis-tasks.ts'
import { GpuProblem } from './gpu-problem.ts'

/** A task that takes longer hangs where the device's own limit cannot see it: in native code. */
const TASK_LIMIT_MS = 60_000

/** Longer than a device waits for work that hangs. */
const CLOSE_LIMIT_MS = 35_000

/**
 * The one thread that talks to the GPU, for the filter and for inference: sessions in several threads would compete for
 * one device, and the runtimes do not survive it. It is a pool of one worker, started on first use, apart from the pool
 * for the processor: whoever waits for the GPU blocks nobody else.
 *
 * `run` throws a `GpuProblem` with DEVICE_LOST when the thread died or hangs; no task writes any more then.
 */
export class GpuThread implements TaskRunner<AnalysisTasks> {
  readonly concurrency = 1
  readonly #worker: URL
  #pool: WorkerPool<AnalysisTasks> | null = null
  #closed = false
  #hung = false

  constructor(worker: URL) {
    this.#worker = worker
  }

  async run<K extends keyof AnalysisTasks>(
    name: K,
    input: TaskInput<AnalysisTasks, K>,
    { signal, priority }: RunOptions = {},
  ): Promise<TaskOutput<AnalysisTasks, K>> {
    if (this.#closed) throw new BasalisError('POOL_CLOSED', 'expected an open GPU thread, found a closed one')
    if (this.#hung) throw hung()
    this.#pool ??= new WorkerPool<AnalysisTasks>({ worker: this.#worker, threads: 1 })
    const giveUp = new AbortController()
    const either = signal ? AbortSignal.any([signal, giveUp.signal]) : giveUp.signal
    const limit = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      this.#hung = true
      giveUp.abort()
      limit.reject(hung())
    }, TASK_LIMIT_MS)
    try {
      return await Promise.race([this.#pool.run(name, input, { signal: either, priority }), limit.promise])
    } catch (error) {
      if (error instanceof BasalisError && error.code === 'WORKER_DIED')
        throw new GpuProblem('DEVICE_LOST', 'expected the GPU thread to go on, found that it ended', {
          cause: error,
        })
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  releaseMemory(): void {
    this.#pool?.releaseMemory()
  }

  /**
   * Ends the thread after the task under way; tasks that wait fail with POOL_CLOSED. To be awaited before the process
   * exits: a thread that ends while the GPU works takes the process with it.
   */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    const pool = this.#pool
    if (!pool) return
    const released = pool.run('gpuCloseDevice', undefined, { priority: 'interactive' }).catch(() => undefined)
    await Promise.race([released, delay(CLOSE_LIMIT_MS, undefined, { ref: false })])
    await pool.close()
  }
}

const hung = (): GpuProblem =>
  new GpuProblem('DEVICE_LOST', 'expected the GPU to answer in time, found that it hung')
