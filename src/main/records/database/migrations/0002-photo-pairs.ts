import type { Migration } from '../migrate.ts'

/** How one photo was laid on another by hand, on top of what the program has found. */
export const PHOTO_PAIRS: Migration = {
  version: 2,
  sql: `
CREATE TABLE photo_pair (
  /** Stands still. */
  photo_id TEXT NOT NULL REFERENCES photo (id),
  other_id TEXT NOT NULL REFERENCES photo (id),
  dx REAL NOT NULL,
  dy REAL NOT NULL,
  rotation_degrees REAL NOT NULL,
  scale REAL NOT NULL CHECK (scale > 0),
  changed_ms INTEGER NOT NULL,
  PRIMARY KEY (photo_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_pair_other ON photo_pair (other_id);
`,
}
