import type Database from 'better-sqlite3'
import type { WriteGuard } from './write-guard.ts'

/** First column of the answer: nobody stood in the way. */
const COPIED = 0

/**
 * Pages of erased patients that may still lie in the database's log. They go when the log is copied into the database and cut to
 * nothing, which has to wait while somebody reads the database, a backup for example.
 */
export class OldPages {
  readonly #db: Database.Database
  readonly #guard: WriteGuard
  /** A log that was left behind by an earlier opening is taken for one that holds some. */
  #there = true

  constructor(db: Database.Database, guard: WriteGuard) {
    this.#db = db
    this.#guard = guard
  }

  /** To be called after erasing: lets them go, where need be after waiting for a reader as `busy_timeout` says. */
  arose(): void {
    this.#there = true
    this.#empty()
  }

  /** To be called when somebody has read the database: lets them go that had to stay, without waiting for anybody. */
  readerEnded(): void {
    if (!this.#there) return
    const usualMs = this.#db.pragma('busy_timeout', { simple: true }) as number
    this.#db.pragma('busy_timeout = 0')
    try {
      this.#empty()
    } finally {
      this.#db.pragma(`busy_timeout = ${usualMs}`)
    }
  }

  /** A disk that does not take it makes the store read-only; the next opening tries again. */
  #empty(): void {
    try {
      this.#there = this.#guard.write(
        () => this.#db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== COPIED,
      )
    } catch (error) {
      if (!this.#guard.closed) throw error
    }
  }
}
