import type { Migration } from '../migrate.ts'

/** What a clinic says of itself besides its name, and after how long its records lock themselves. */
export const CLINIC_PROFILE: Migration = {
  version: 5,
  sql: `
ALTER TABLE clinic ADD COLUMN address TEXT NOT NULL DEFAULT '' CHECK (length(address) <= 400);
ALTER TABLE clinic ADD COLUMN contact TEXT NOT NULL DEFAULT '' CHECK (length(contact) <= 200);
ALTER TABLE clinic ADD COLUMN logo BLOB;
ALTER TABLE clinic ADD COLUMN lock_minutes INTEGER NOT NULL DEFAULT 10 CHECK (lock_minutes BETWEEN 1 AND 60);
`,
}
