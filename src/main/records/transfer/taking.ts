import { createHash } from 'node:crypto'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Actor, RecordStore } from '../store/record-store.ts'
import type { ImageVault, VaultEntry } from '../vault/image-vault.ts'
import { rootOf } from './check-rows.ts'
import type { Cell, RecordRows } from './read-rows.ts'
import type { IdMap } from './write-rows.ts'

export interface TakingDesk {
  readonly store: RecordStore
  readonly actor: Actor
}

/** How a patient's record was taken in. */
export interface Taken {
  readonly photos: number
  /** Ids that some row here had already. */
  readonly newIds: number
}

/**
 * One patient's record on its way in: the rows are checked, then the files come one after another into the vault, and only when all
 * are there one transaction writes the rows. What is given up leaves no row, and its files are removed; a file that a crash leaves is
 * noise.
 */
export class Taking {
  readonly #vault: Pick<ImageVault, 'remove'>
  readonly #rows: RecordRows
  readonly #ids: IdMap
  readonly #patientOf: (id: Cell) => string
  readonly #stored = new Map<Cell, VaultEntry>()

  private constructor(vault: Pick<ImageVault, 'remove'>, rows: RecordRows, ids: IdMap) {
    const root = rootOf(rows).id ?? null
    this.#vault = vault
    this.#rows = rows
    this.#ids = ids
    this.#patientOf = (id) => ids.get(id) ?? ids.get(root) ?? ''
  }

  /** Fails with IMPORT_DAMAGED, or IMPORT_KNOWN where a patient here has the clinic number. */
  static begin({ store }: TakingDesk, given: unknown): Taking {
    const rows = store.transfer.check(given)
    if (store.transfer.hasNumber(String(rootOf(rows).number)))
      throw new BasalisError(
        'IMPORT_KNOWN',
        'expected a clinic number that no patient here has, found it taken',
      )
    return new Taking(store.vault, rows, store.transfer.freeIds(rows))
  }

  /** Fails with IMPORT_DAMAGED where these are not the bytes that the rows speak of, or with STORE_READ_ONLY. */
  async file({ store }: TakingDesk, id: string, bytes: Uint8Array): Promise<void> {
    const row = (this.#rows.file ?? []).find((one) => one.id === id)
    const photo = (this.#rows.photo ?? []).find((one) => one.file_id === id)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const fits = row?.plain_bytes === bytes.length && (!photo || photo.sha256 === sha256)
    if (!row || !fits || this.#stored.has(id))
      throw new BasalisError('IMPORT_DAMAGED', 'expected a file as the record has it, found another')
    const patientId = this.#patientOf(row.patient_id ?? null)
    const entry = await store.writing(() => store.vault.store(bytes, patientId, String(row.role)))
    this.#stored.set(id, entry)
  }

  /** Fails with IMPORT_DAMAGED where a file is missing or the database does not take the rows; nothing is written then. */
  async end(desk: TakingDesk): Promise<Taken> {
    try {
      return this.#write(desk)
    } catch (error) {
      await this.drop()
      throw error
    }
  }

  /** Removes the files that came; also behind the lock. */
  async drop(): Promise<void> {
    for (const { id } of this.#stored.values()) await this.#vault.remove(id).catch(() => undefined)
    this.#stored.clear()
  }

  #write({ store, actor }: TakingDesk): Taken {
    if (this.#stored.size !== (this.#rows.file ?? []).length)
      throw new BasalisError('IMPORT_DAMAGED', 'expected every file of the record, found one missing')
    try {
      store.save(
        actor,
        'record.import',
        () => store.transfer.write(this.#rows, this.#ids, this.#stored),
        (id) => id,
      )
    } catch (error) {
      throw constraintFault(error)
    }
    const newIds = [...this.#ids].filter(([before, now]) => before !== now).length
    return { photos: (this.#rows.photo ?? []).length, newIds }
  }
}

/** What the database's own rules refuse was not written by this program. */
function constraintFault(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^SQLITE_(CONSTRAINT|MISMATCH)/.test(code)
    ? new BasalisError('IMPORT_DAMAGED', 'expected rows that the database takes, found others', {
        cause: error,
      })
    : error
}
