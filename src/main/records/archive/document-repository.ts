import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { createRecordId } from '../record-id.ts'

/** A PDF that goes to the archive, or went there. */
export interface ArchiveDocument {
  readonly id: string
  readonly visitId: string
  /** Of its bytes: what it is, so that the same PDF is one document however often it is sent. */
  readonly sha256: string
  readonly title: string
  readonly madeMs: number
}

const COLUMNS = 'id, visit_id AS visitId, sha256, title, made_ms AS madeMs'

/** Documents of visits for the archive. Their bytes lie in the database until they are there; that they went stays. */
export class DocumentRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Null: it has gone, with its patient. */
  find(id: string): ArchiveDocument | null {
    return (
      this.#db.prepare<[string], ArchiveDocument>(`SELECT ${COLUMNS} FROM document WHERE id = ?`).get(id) ??
      null
    )
  }

  /** Inside the transaction that puts it on its way. Its id; the same PDF has one. */
  add(document: Omit<ArchiveDocument, 'id' | 'sha256'>, pdf: Uint8Array): string {
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    this.#db
      .prepare(
        `INSERT INTO document (id, visit_id, sha256, title, made_ms, pdf)
         VALUES (@id, @visitId, @sha256, @title, @madeMs, @pdf) ON CONFLICT (sha256) DO NOTHING`,
      )
      .run({ ...document, id: createRecordId(), sha256, pdf })
    const id = this.#db
      .prepare<[string], string>('SELECT id FROM document WHERE sha256 = ?')
      .pluck()
      .get(sha256)
    return id ?? ''
  }

  /** From 1 up, among those of its visit, in the order in which they were put on their way. */
  numberOf({ id, visitId }: Pick<ArchiveDocument, 'id' | 'visitId'>): number {
    const ids = this.#db
      .prepare<[string], string>('SELECT id FROM document WHERE visit_id = ? ORDER BY rowid')
      .pluck()
      .all(visitId)
    return ids.indexOf(id) + 1
  }

  /** Its bytes. Fails with RECORD_NOT_FOUND where they were let go of, or the document has gone. */
  bytesOf(id: string): Uint8Array {
    const pdf = this.#db
      .prepare<[string], Buffer | null>('SELECT pdf FROM document WHERE id = ?')
      .pluck()
      .get(id)
    if (!pdf) throw new BasalisError('RECORD_NOT_FOUND', 'expected the bytes of a document, found none')
    return new Uint8Array(pdf)
  }

  /** It goes to another archive than has it: its bytes, which were let go of, are needed again. */
  hold(id: string, pdf: Uint8Array): void {
    this.#db
      .prepare(
        `UPDATE document SET pdf = @pdf WHERE id = @id AND pdf IS NULL
           AND id IN (SELECT document_id FROM outbox WHERE state = 'queued')`,
      )
      .run({ id, pdf })
  }

  /** The archive has it: nobody needs a copy here. */
  letGo(id: string): void {
    this.#db.prepare('UPDATE document SET pdf = NULL WHERE id = ?').run(id)
  }
}
