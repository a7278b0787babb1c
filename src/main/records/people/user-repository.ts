import type Database from 'better-sqlite3'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { User, UserFields } from '../../../shared/domain/user.ts'
import { createRecordId } from '../record-id.ts'

const COLUMNS = 'id, name, role, created_ms AS createdMs, disabled_ms AS disabledMs'

/** Staff in the database. Their ways to the data key are the key ring's. */
export class UserRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** `id`: where the user's slot was made first. */
  add(fields: UserFields, nowMs: number, id = createRecordId()): User {
    this.#db
      .prepare('INSERT INTO user (id, name, role, created_ms) VALUES (@id, @name, @role, @nowMs)')
      .run({ ...fields, id, nowMs })
    return this.get(id)
  }

  /** Fails with RECORD_CONFLICT where no admin would be left. */
  change(id: string, fields: UserFields): User {
    this.get(id)
    this.#db.prepare('UPDATE user SET name = @name, role = @role WHERE id = @id').run({ ...fields, id })
    this.#requireAdmin()
    return this.get(id)
  }

  /** The user may not sign in any more; what they did stays theirs. Fails as `change` does. */
  disable(id: string, nowMs: number): User {
    this.get(id)
    this.#db.prepare('UPDATE user SET disabled_ms = ? WHERE id = ? AND disabled_ms IS NULL').run(nowMs, id)
    this.#requireAdmin()
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND. */
  get(id: string): User {
    const found = this.#db.prepare<[string], User>(`SELECT ${COLUMNS} FROM user WHERE id = ?`).get(id)
    if (!found) throw new BasalisError('RECORD_NOT_FOUND', 'expected a user of this id, found none')
    return found
  }

  /** By name, those who may sign in first. */
  list(): readonly User[] {
    return this.#db
      .prepare<[], User>(`SELECT ${COLUMNS} FROM user ORDER BY disabled_ms IS NOT NULL, name, id`)
      .all()
  }

  #requireAdmin(): void {
    const left = this.#db
      .prepare<[], number>("SELECT count(*) FROM user WHERE role = 'admin' AND disabled_ms IS NULL")
      .pluck()
      .get()
    if (left === 0) throw new BasalisError('RECORD_CONFLICT', 'expected an admin to be left, found none')
  }
}
