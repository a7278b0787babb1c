import type Database from 'better-sqlite3'
import type { VaultEntry } from '../vault/image-vault.ts'

/** The row of a file that lies in the vault; inside the transaction of the record that it belongs to. */
export function insertFile(db: Database.Database, entry: VaultEntry, nowMs: number): void {
  db.prepare(
    `INSERT INTO file (id, patient_id, role, plain_bytes, wrapped_key, stored_ms)
     VALUES (@id, @patientId, @role, @plainBytes, @wrappedKey, @nowMs)`,
  ).run({ ...entry, nowMs })
}
