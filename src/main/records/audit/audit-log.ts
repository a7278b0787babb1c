import type Database from 'better-sqlite3'
import {
  type AuditEvent,
  type AuditHead,
  type AuditLine,
  type ChainFault,
  EMPTY_LOG,
  lineAfter,
  verifyAfter,
  verifyChain,
} from './chain.ts'

interface Row {
  readonly seq: number
  readonly at_ms: number
  readonly user_id: string | null
  readonly role: string | null
  readonly action: string
  readonly object: string | null
  readonly outcome: AuditEvent['outcome']
  readonly reason: string | null
  readonly mac: Buffer
}

/** Which lines are wanted; all where nothing is said. */
export interface AuditLines {
  readonly fromMs?: number
  readonly untilMs?: number
  readonly userId?: string
  readonly object?: string
  readonly action?: string
  readonly outcome?: AuditEvent['outcome']
  /** How the object begins. */
  readonly objectStart?: string
}

/** What the log's viewer asks for. */
export interface AuditQuery extends AuditLines {
  /** Lines before this one only: the next page. */
  readonly beforeSeq?: number
  readonly limit: number
}

/** The log in the database. Triggers refuse to change or delete a line; the chain shows if somebody did so all the same. */
export class AuditLog {
  readonly #db: Database.Database
  readonly #key: Uint8Array
  #head: AuditHead

  /** `key`: the store's subkey for the audit; the log's own from now on. */
  constructor(db: Database.Database, key: Uint8Array) {
    this.#db = db
    this.#key = key
    const last = db.prepare<[], Row>('SELECT * FROM audit ORDER BY seq DESC LIMIT 1').get()
    this.#head = last ?? EMPTY_LOG
  }

  get head(): AuditHead {
    return this.#head
  }

  /**
   * Writes a line. Called inside the transaction of what it tells about: both are saved, or neither is. After a
   * transaction that was rolled back call `reload`.
   */
  append(event: AuditEvent): AuditLine {
    const line = lineAfter(this.#head, event, this.#key)
    this.#db
      .prepare(
        `INSERT INTO audit (seq, at_ms, user_id, role, action, object, outcome, reason, mac)
         VALUES (@seq, @atMs, @userId, @role, @action, @object, @outcome, @reason, @mac)`,
      )
      .run(line)
    this.#head = { seq: line.seq, mac: line.mac }
    return line
  }

  /** Wipes the key: nothing is written or checked any more. */
  close(): void {
    this.#key.fill(0)
  }

  reload(): void {
    this.#head = this.#db.prepare<[], Row>('SELECT * FROM audit ORDER BY seq DESC LIMIT 1').get() ?? EMPTY_LOG
  }

  /** Null where every line is as it was written and the log runs through `known`. */
  verify(known: AuditHead): ChainFault | null {
    const rows = this.#db.prepare<[], Row>('SELECT * FROM audit ORDER BY seq').iterate()
    return verifyChain(linesOf(rows), this.#key, known)
  }

  /**
   * The same without the lines before `known`, which were checked when it was kept: what an opening of the store can
   * afford with a million lines.
   */
  verifyEnd(known: AuditHead): ChainFault | null {
    const rows = this.#db
      .prepare<[number], Row>('SELECT * FROM audit WHERE seq >= ? ORDER BY seq')
      .iterate(Math.max(1, known.seq - 1))
    const [first, ...others] = linesOf(rows)
    if (known.seq <= 1) return verifyChain(first ? [first, ...others] : [], this.#key, known)
    if (first?.seq !== known.seq - 1) return { kind: 'shortened', seq: this.#head.seq, expected: known.seq }
    return verifyAfter(first, others, this.#key, known)
  }

  /** Newest first. */
  find(query: AuditQuery): readonly AuditLine[] {
    const rows = this.#db
      .prepare<[object], Row>(`SELECT * FROM audit ${whereOf(query)} ORDER BY seq DESC LIMIT @limit`)
      .all(query)
    return [...linesOf(rows)]
  }

  /** All of them, the oldest first. Nothing else may be asked of the database until the last was taken. */
  each(wanted: AuditLines): Iterable<AuditLine> {
    return linesOf(
      this.#db.prepare<[object], Row>(`SELECT * FROM audit ${whereOf(wanted)} ORDER BY seq`).iterate(wanted),
    )
  }

  /** How many lines there are, and when the first was written. */
  extent(): { readonly lines: number; readonly sinceMs: number | null } {
    const first = this.#db.prepare<[], number>('SELECT at_ms FROM audit ORDER BY seq LIMIT 1').pluck().get()
    const lines = this.#db.prepare<[], number>('SELECT count(*) FROM audit').pluck().get() ?? 0
    return { lines, sinceMs: first ?? null }
  }
}

/** What each part of a query asks of a line. */
const CONDITIONS: Readonly<Record<Exclude<keyof AuditQuery, 'limit'>, string>> = {
  fromMs: 'at_ms >= @fromMs',
  untilMs: 'at_ms < @untilMs',
  userId: 'user_id = @userId',
  object: 'object = @object',
  action: 'action = @action',
  outcome: 'outcome = @outcome',
  objectStart: 'object >= @objectStart AND object < @objectStart || char(0x10ffff)',
  beforeSeq: 'seq < @beforeSeq',
}

function whereOf(query: Partial<AuditQuery>): string {
  const asked = Object.entries(CONDITIONS).filter(([part]) => query[part as keyof AuditQuery] !== undefined)
  return asked.length === 0 ? '' : `WHERE ${asked.map(([, condition]) => condition).join(' AND ')}`
}

function* linesOf(rows: Iterable<Row>): Iterable<AuditLine> {
  for (const { at_ms: atMs, user_id: userId, ...same } of rows) yield { atMs, userId, ...same }
}
