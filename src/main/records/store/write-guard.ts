import { isDiskFault, readOnlyError } from '../files/disk-fault.ts'

/**
 * Lets a store write until the disk fails it once. A flush that failed may be reported as done when it is asked for again, although
 * what it held is gone ("fsyncgate"): so nothing is tried again, and nothing more is written, until the store is opened anew.
 */
export class WriteGuard {
  #closed = false

  /** Nothing is written any more. */
  get closed(): boolean {
    return this.#closed
  }

  /** Fails with STORE_READ_ONLY where nothing is written any more. */
  require(): void {
    if (this.#closed) throw readOnlyError()
  }

  /** Does the work, unless nothing is written any more. Fails with STORE_READ_ONLY then, and where the disk fails it now. */
  write<T>(work: () => T): T {
    this.require()
    try {
      return work()
    } catch (error) {
      throw this.told(error)
    }
  }

  /** As `write`. */
  async writeAsync<T>(work: () => Promise<T>): Promise<T> {
    this.require()
    try {
      return await work()
    } catch (error) {
      throw this.told(error)
    }
  }

  /** The error as it is to be thrown; one of the disk ends all writing. */
  told(error: unknown): unknown {
    if (!isDiskFault(error)) return error
    this.#closed = true
    return readOnlyError(error)
  }
}
