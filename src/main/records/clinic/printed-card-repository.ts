import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { printedCard, type PrintedCard, type PrintFields } from '../../../shared/domain/printed-card.ts'
import { createRecordId } from '../record-id.ts'

interface Row extends Omit<PrintedCard, 'patches'> {
  readonly patches: string
}

const COLUMNS = 'id, since_day AS sinceDay, patches, expected, added_ms AS addedMs'

/** The clinic's prints of the colour card. Every change belongs into a transaction with its line in the audit log. */
export class PrintedCardRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** The newest first. */
  list(): readonly PrintedCard[] {
    return this.#db
      .prepare<[], Row>(`SELECT ${COLUMNS} FROM printed_card ORDER BY since_day DESC, added_ms DESC`)
      .all()
      .map(cardOf)
  }

  add({ sinceDay, patches, expected }: PrintFields, nowMs: number): PrintedCard {
    const card = { id: createRecordId(), sinceDay, patches, expected, addedMs: nowMs }
    this.#db
      .prepare(
        `INSERT INTO printed_card (id, since_day, patches, expected, added_ms)
         VALUES (@id, @sinceDay, @patches, @expected, @addedMs)`,
      )
      .run({ ...card, patches: JSON.stringify(patches) })
    return card
  }

  /** Fails with RECORD_NOT_FOUND. */
  remove(id: string): PrintedCard {
    const found = this.#db
      .prepare<[string], Row>(`DELETE FROM printed_card WHERE id = ? RETURNING ${COLUMNS}`)
      .get(id)
    if (!found) throw new BasalisError('RECORD_NOT_FOUND', 'expected a print of this id, found none')
    return cardOf(found)
  }

  /** The one that was in use on the day of this moment, by this computer's calendar; null: none was. */
  at(ms: number): PrintedCard | null {
    const found = this.#db
      .prepare<[number], Row>(
        `SELECT ${COLUMNS} FROM printed_card
         WHERE since_day <= strftime('%Y-%m-%d', ? / 1000.0, 'unixepoch', 'localtime')
         ORDER BY since_day DESC, added_ms DESC LIMIT 1`,
      )
      .get(ms)
    return found ? cardOf(found) : null
  }
}

const cardOf = ({ patches, ...row }: Row): PrintedCard =>
  printedCard.parse({ ...row, patches: JSON.parse(patches) as unknown })
