import { rm } from 'node:fs/promises'
import { CancelledError } from '../../shared/contract/errors.ts'
import { DEMO_PHOTOS, type DemoTools, fillDemo } from './fill-demo.ts'

/**
 * A clinic to try things on, in a folder of its own beside the real one: made-up people with rendered faces. It lasts until it
 * is left, or the program is closed.
 */
export class DemoClinic {
  readonly #folder: string
  readonly #tools: Omit<DemoTools, 'nowMs'>
  #filling: AbortController | null = null
  #work: Promise<void> = Promise.resolve()

  constructor(folder: string, tools: Omit<DemoTools, 'nowMs'>) {
    this.#folder = folder
    this.#tools = tools
  }

  /** Removes what a program that was killed left behind; what cannot be removed now is no reason not to start. */
  async sweep(): Promise<void> {
    await this.#remove().catch(() => undefined)
  }

  /** Returns when the demo can be used, or was cancelled; at once where it is being made already. Fails with RECORD_CONFLICT where somebody is signed in. */
  async start(): Promise<void> {
    const { records } = this.#tools
    if (this.#filling) return
    const filling = new AbortController()
    const begun = records.beginDemo(this.#folder, DEMO_PHOTOS)
    this.#filling = filling
    const work = begun.then(() => this.#fill(filling.signal))
    this.#work = work.catch(() => undefined)
    await work.finally(() => {
      this.#filling = null
    })
  }

  cancel(): void {
    this.#filling?.abort()
  }

  /** Back to the clinic's own records, locked; nothing of the demo stays. */
  async leave(): Promise<void> {
    await this.#tools.records.leaveDemo(() => this.#remove())
  }

  #remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true })
  }

  async #fill(signal: AbortSignal): Promise<void> {
    const { records } = this.#tools
    try {
      await fillDemo({ ...this.#tools, nowMs: Date.now() }, signal, (done, total) => {
        records.demoFilled(done, total)
      })
      await records.endFilling()
    } catch (error) {
      await this.leave()
      if (!(error instanceof CancelledError)) throw error
    }
  }

  /** To be called while the records are still there. */
  async close(): Promise<void> {
    this.cancel()
    await this.#work
    await this.leave()
  }
}
