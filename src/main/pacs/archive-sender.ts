import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import type { SendOutcome } from '../records/archive/outbox-repository.ts'
import type { Outgoing } from '../records/service/outgoing.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import { ArchiveClient } from './archive-client.ts'
import type { InstanceMaker } from './instance-maker.ts'
import { outcomeOfError, outcomeOfResult } from './send-outcome.ts'

export interface ArchiveSenderOptions {
  readonly records: Pick<RecordsService, 'forArchive'>
  readonly maker: Pick<InstanceMaker, 'make' | 'close'>
  /** Something in the outbox is not as it was. */
  readonly onChange: () => void
  readonly onBug: (error: unknown) => void
  readonly now?: () => number
}

/** A timer longer than this looks again in between. */
const LONGEST_TIMER_MS = 60_000

/**
 * Sends what waits in the outbox, one thing after another, and tries again what may be taken later. It works while the records are
 * open, whoever is signed in; what was under way when they were locked, or the program ended, is sent again under the same UID.
 */
export class ArchiveSender {
  readonly #options: ArchiveSenderOptions
  readonly #now: () => number
  #running: Promise<void> | null = null
  #again = false
  #timer: NodeJS.Timeout | null = null
  #ended = new AbortController()

  constructor(options: ArchiveSenderOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
  }

  /** The records are open: what was left in the middle waits again. */
  async start(): Promise<void> {
    if (this.#running) return
    await this.#options.records.forArchive('recoverSending', undefined)
    this.wake()
  }

  /** Something may be due. */
  wake(): void {
    if (this.#ended.signal.aborted) return
    if (this.#running) {
      this.#again = true
      return
    }
    if (this.#timer) clearTimeout(this.#timer)
    this.#running = this.#work()
      .catch((error: unknown) => {
        // Locked meanwhile, or on a disk that takes nothing: what waits goes on waiting.
        if (error instanceof BasalisError) return
        this.#options.onBug(error)
        this.#wakeIn(LONGEST_TIMER_MS)
      })
      .finally(() => {
        this.#running = null
        if (!this.#again) return
        this.#again = false
        this.wake()
      })
  }

  /** Ends what is being sent; it waits again. */
  async close(): Promise<void> {
    this.#ended.abort()
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
    await this.#options.maker.close()
  }

  /** When nothing is under way any more: for tests. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #work(): Promise<void> {
    const { records, onChange } = this.#options
    while (!this.#ended.signal.aborted) {
      const outgoing = await records.forArchive('beginSending', undefined)
      // Also where nothing is to be sent: what may not leave was given up on the way here.
      onChange()
      if (!outgoing) break
      const outcome = await this.#send(outgoing)
      await records.forArchive('finishSending', { entry: outgoing.entry, outcome })
      onChange()
    }
    if (this.#ended.signal.aborted) return
    const nextMs = await records.forArchive('nextSendingMs', undefined)
    if (nextMs === null) return
    const inMs = Math.min(LONGEST_TIMER_MS, Math.max(1000, nextMs - this.#now()))
    this.#wakeIn(inMs)
  }

  #wakeIn(inMs: number): void {
    if (this.#ended.signal.aborted) return
    this.#timer = setTimeout(() => {
      this.wake()
    }, inMs)
    this.#timer.unref()
  }

  async #send(outgoing: Outgoing): Promise<SendOutcome> {
    const { entry } = outgoing
    try {
      const { signal } = this.#ended
      const { file, sopInstance } = await this.#options.maker.make(outgoing, signal)
      const result = await new ArchiveClient(outgoing.archive).store(file, sopInstance, signal)
      return outcomeOfResult(result, entry, this.#now())
    } catch (error) {
      if (!(error instanceof BasalisError || error instanceof CancelledError)) this.#options.onBug(error)
      return outcomeOfError(error, entry, this.#now())
    }
  }
}
