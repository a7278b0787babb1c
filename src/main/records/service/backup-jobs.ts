import type { BackupActivity, BackupWork } from '../../../shared/contract/backup-state.ts'
import { BasalisError, CancelledError } from '../../../shared/contract/errors.ts'
import type { TaskInput, TaskOutput } from '../../pool/task-table.ts'
import { WorkerPool } from '../../pool/worker-pool.ts'
import type { BackupTasks } from '../backup/backup-tasks.ts'
import { createProgressCell, readProgress } from '../backup/progress-cell.ts'

/** How often the page hears how far it is. */
const TELL_MS = 200

/** How long a job that is told to stop may take to tidy up after itself. */
const ENDING_MS = 2000

export interface BackupJobsOptions {
  /** The file of the thread. */
  readonly worker: URL
  /** Told of every change, in order. */
  readonly onChange: (activity: BackupActivity) => void
}

type Job = Exclude<BackupActivity['running'], null>

/** One long job at a time, each in a thread that lives as long as it: no key stays behind in one. */
export class BackupJobs {
  readonly #options: BackupJobsOptions
  #activity: BackupActivity = { running: null, revision: 0, restored: false }
  #stop: AbortController | null = null
  #ended: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(options: BackupJobsOptions) {
    this.#options = options
  }

  get activity(): BackupActivity {
    return this.#activity
  }

  /** Fails with RECORD_CONFLICT while another runs, with CancelledError, or as the task does. */
  run<K extends 'create' | 'restore'>(
    name: K,
    work: BackupWork,
    request: Omit<TaskInput<BackupTasks, K>, 'progress'>,
  ): Promise<TaskOutput<BackupTasks, K>> {
    if (this.#stop) throw new BasalisError('RECORD_CONFLICT', 'expected no backup to be under way, found one')
    if (this.#closed) return Promise.reject(new CancelledError())
    const stop = new AbortController()
    this.#stop = stop
    const job = this.#run(name, work, request, stop.signal).finally(() => {
      this.#stop = null
      this.#change({ running: null, revision: this.#activity.revision + 1 })
    })
    this.#ended = job.catch(() => undefined)
    return job
  }

  cancel(work: BackupWork): void {
    if (this.#activity.running?.work === work) this.#stop?.abort()
  }

  /** There is something new to ask for. */
  touch(): void {
    this.#change({ revision: this.#activity.revision + 1 })
  }

  noteRestored(): void {
    this.#change({ restored: true })
  }

  /** Cancels what runs and what is asked for later, and waits a little for it. */
  async close(): Promise<void> {
    this.#closed = true
    this.#stop?.abort()
    const late = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => {
      late.resolve(undefined)
    }, ENDING_MS)
    await Promise.race([this.#ended, late.promise])
    clearTimeout(timer)
  }

  async #run<K extends 'create' | 'restore'>(
    name: K,
    work: BackupWork,
    request: Omit<TaskInput<BackupTasks, K>, 'progress'>,
    signal: AbortSignal,
  ): Promise<TaskOutput<BackupTasks, K>> {
    const progress = createProgressCell()
    let farthest: Job = { work, step: work === 'backup' ? 'database' : 'check', fraction: 0 }
    this.#change({ running: farthest })
    const timer = setInterval(() => {
      const now = readProgress(progress, work)
      if (now.fraction <= farthest.fraction) return
      farthest = { work, ...now }
      this.#change({ running: farthest })
    }, TELL_MS)
    const pool = new WorkerPool<BackupTasks>({ worker: this.#options.worker, threads: 1 })
    try {
      return await pool.run(name, { ...request, progress } as TaskInput<BackupTasks, K>, { signal })
    } finally {
      clearInterval(timer)
      await pool.close()
    }
  }

  #change(change: Partial<BackupActivity>): void {
    this.#activity = { ...this.#activity, ...change }
    this.#options.onChange(this.#activity)
  }
}
