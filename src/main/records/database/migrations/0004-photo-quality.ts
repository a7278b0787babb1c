import type { Migration } from '../migrate.ts'

/** How a photo met the rules of capture when it was kept, and why it was kept where it did not. Photos from before have none. */
export const PHOTO_QUALITY: Migration = {
  version: 4,
  sql: `
CREATE TABLE photo_quality (
  photo_id TEXT PRIMARY KEY REFERENCES photo (id),
  checks TEXT NOT NULL CHECK (json_valid(checks)),
  /** Null: it passed. */
  reason TEXT CHECK (reason IN ('urgent', 'not-able', 'shows-enough', 'only-one', 'other')),
  note TEXT NOT NULL DEFAULT '',
  user_id TEXT,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
