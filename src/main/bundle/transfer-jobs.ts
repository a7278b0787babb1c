import type { PageError } from '../../shared/contract/error-data.ts'
import {
  IDLE_TRANSFER,
  type TransferActivity,
  type TransferEnd,
  type TransferWork,
} from '../../shared/contract/export-state.ts'
import { BasalisError, CancelledError, errorToData } from '../../shared/contract/errors.ts'

/** How long a job that is told to stop may take to remove what it has written. */
const ENDING_MS = 2000

export interface JobContext {
  readonly signal: AbortSignal
  /** Of the whole work, 0 to 1. */
  readonly report: (fraction: number) => void
  /** Waits until whoever began it has looked at these pictures; the places of those that stay here. Fails with CancelledError. */
  readonly review: (jpegs: readonly Uint8Array<ArrayBuffer>[]) => Promise<readonly number[]>
  /** An import tells how many patients are in. */
  readonly patientIn: () => void
}

export interface TransferJobsOptions {
  /** Told of every change, in order. */
  readonly onChange: (activity: TransferActivity) => void
  /** Told of failures that nobody foresaw. */
  readonly onBug: (error: unknown) => void
}

/** One export or import at a time: how far it is, how it ended, and stopping it. How it ended is for whoever began it alone. */
export class TransferJobs {
  readonly #options: TransferJobsOptions
  #activity: TransferActivity = IDLE_TRANSFER
  #stop: AbortController | null = null
  #settled: Promise<void> = Promise.resolve()
  #closed = false
  #review: {
    readonly jpegs: readonly Uint8Array<ArrayBuffer>[]
    readonly end: (leftOut: readonly number[]) => void
  } | null = null
  #userId: string | null = null
  /** Who began what runs, or ran last. */
  #ownerId: string | null = null

  constructor(options: TransferJobsOptions) {
    this.#options = options
  }

  get activity(): TransferActivity {
    return this.#userId === this.#ownerId ? this.#activity : { ...this.#activity, ended: null }
  }

  /** Fails with RECORD_CONFLICT while something runs. */
  requireIdle(): void {
    if (this.#stop || this.#closed)
      throw new BasalisError('RECORD_CONFLICT', 'expected no export or import to be under way, found one')
  }

  /** Begins, and returns at once; how it ends is part of the activity. Fails with RECORD_CONFLICT while another runs. */
  start(work: TransferWork, job: (context: JobContext) => Promise<TransferEnd>): void {
    this.requireIdle()
    const stop = new AbortController()
    this.#stop = stop
    this.#ownerId = this.#userId
    this.#settled = this.#run(work, job, stop.signal)
  }

  cancel(): void {
    this.#stop?.abort()
  }

  /** A picture that waits to be looked at; null: there is none for whoever is signed in. */
  reviewed(place: number): Uint8Array<ArrayBuffer> | null {
    return (this.#userId === this.#ownerId && this.#review?.jpegs[place]) || null
  }

  /** Whoever began it has looked at all pictures. Fails with RECORD_CONFLICT. */
  endReview(leftOut: readonly number[]): void {
    if (!this.#review || this.#userId !== this.#ownerId)
      throw new BasalisError('RECORD_CONFLICT', 'expected pictures that wait to be looked at, found none')
    this.#review.end(leftOut)
  }

  /** The user has read how the last one ended. */
  dismiss(): void {
    this.#change({ ended: null })
  }

  /**
   * Somebody else is signed in, or nobody: how something of the one before ended waits for that one. What waits to be looked at waits
   * for nobody, and ends.
   */
  userChanged(userId: string | null): void {
    if (userId === this.#userId) return
    this.#userId = userId
    if (this.#review && userId !== this.#ownerId) this.cancel()
    if (this.#activity.ended) this.#change({})
  }

  /** Settles when nothing runs. */
  settled(): Promise<void> {
    return this.#settled
  }

  /** Cancels what runs, and waits a little for it. */
  async close(): Promise<void> {
    this.#closed = true
    this.cancel()
    const late = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => {
      late.resolve(undefined)
    }, ENDING_MS)
    await Promise.race([this.#settled, late.promise])
    clearTimeout(timer)
  }

  async #run(
    work: TransferWork,
    job: (context: JobContext) => Promise<TransferEnd>,
    signal: AbortSignal,
  ): Promise<void> {
    let patients = 0
    this.#change({ running: { work, fraction: 0, review: null }, ended: null })
    const context: JobContext = {
      signal,
      report: (fraction) => {
        const before = this.#activity.running?.fraction ?? 0
        // A hundredth is what can be seen.
        if (fraction - before >= 0.01)
          this.#change({ running: { work, fraction: Math.min(1, fraction), review: null } })
      },
      review: async (jpegs) => {
        const looked = Promise.withResolvers<readonly number[]>()
        const stop = (): void => {
          looked.reject(new CancelledError())
        }
        signal.addEventListener('abort', stop, { once: true })
        if (signal.aborted || this.#userId !== this.#ownerId) stop()
        const fraction = this.#activity.running?.fraction ?? 0
        this.#review = { jpegs, end: looked.resolve }
        this.#change({ running: { work, fraction, review: { photos: jpegs.length } } })
        try {
          return await looked.promise
        } finally {
          this.#review = null
          signal.removeEventListener('abort', stop)
          this.#change({ running: { work, fraction, review: null } })
        }
      },
      patientIn: () => {
        patients += 1
      },
    }
    const ended = await job(context).catch((error: unknown): TransferEnd => {
      const told = pageErrorOf(error)
      if (told.kind === 'bug') this.#options.onBug(error)
      return { kind: 'failed', work, error: told, patients }
    })
    this.#stop = null
    this.#change({ running: null, ended })
  }

  #change(change: Partial<TransferActivity>): void {
    this.#activity = { ...this.#activity, ...change }
    this.#options.onChange(this.activity)
  }
}

function pageErrorOf(error: unknown): PageError {
  if (error instanceof CancelledError) return { kind: 'cancelled' }
  const data = errorToData(error)
  return data.kind === 'expected' ? { ...data } : { kind: 'bug' }
}
