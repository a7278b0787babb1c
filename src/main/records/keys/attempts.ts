import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { isDiskFault } from '../files/disk-fault.ts'
import { writeDurably } from '../files/durable-file.ts'

/** Wrong tries that cost nothing; the next waits a second, each one after it twice as long, up to a minute. */
const FREE_TRIES = 5
const LONGEST_WAIT_S = 60

const attempts = z.record(z.string(), z.strictObject({ wrong: z.number().int().min(0), lastMs: z.number() }))
type Attempts = z.infer<typeof attempts>

/** Counts wrong passphrases per slot, over restarts. */
export class AttemptLog {
  readonly #path: string
  readonly #now: () => number
  #attempts: Attempts

  private constructor(path: string, now: () => number, known: Attempts) {
    this.#path = path
    this.#now = now
    this.#attempts = known
  }

  static async open(path: string, now: () => number = Date.now): Promise<AttemptLog> {
    const text = await readFile(path, 'utf8').catch(() => '{}')
    return new AttemptLog(path, now, parsed(text))
  }

  /**
   * Milliseconds until the slot may be tried again; 0 = now. A clock that was put back does not shorten it: the wait begins anew, once,
   * for a clock that ran ahead when the last try was made must not keep anybody out until then.
   */
  waitOf(slot: string): number {
    const { wrong, lastMs } = this.#attempts[slot] ?? { wrong: 0, lastMs: 0 }
    if (wrong < FREE_TRIES) return 0
    const wait = 1000 * Math.min(LONGEST_WAIT_S, 2 ** (wrong - FREE_TRIES))
    const nowMs = this.#now()
    if (lastMs <= nowMs) return Math.max(0, wait - (nowMs - lastMs))
    this.#attempts = { ...this.#attempts, [slot]: { wrong, lastMs: nowMs } }
    return wait
  }

  async noteWrong(slot: string): Promise<void> {
    const wrong = (this.#attempts[slot]?.wrong ?? 0) + 1
    await this.#keep({ ...this.#attempts, [slot]: { wrong, lastMs: this.#now() } })
  }

  /** A disk that does not take it keeps nobody out: the old count stays there, and the next start waits a little longer. */
  async noteRight(slot: string): Promise<void> {
    if (this.#attempts[slot] === undefined) return
    const others = Object.entries(this.#attempts).filter(([id]) => id !== slot)
    await this.#keep(Object.fromEntries(others)).catch((error: unknown) => {
      if (!isDiskFault(error)) throw error
    })
  }

  async #keep(next: Attempts): Promise<void> {
    this.#attempts = next
    await writeDurably(this.#path, JSON.stringify(next))
  }
}

function parsed(text: string): Attempts {
  try {
    return attempts.parse(JSON.parse(text))
  } catch {
    return {}
  }
}
