import type { Migration } from '../migrate.ts'

/** Regions that were drawn over a photo. What is measured in them is computed anew from the photo's maps and not stored. */
export const REGIONS: Migration = {
  version: 3,
  sql: `
CREATE TABLE region (
  id TEXT PRIMARY KEY,
  photo_id TEXT NOT NULL REFERENCES photo (id),
  /** Which of the photo's regions it is, from 1 up. */
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  name TEXT NOT NULL DEFAULT '',
  tool TEXT NOT NULL CHECK (tool IN ('ellipse', 'polygon', 'brush')),
  rings TEXT NOT NULL CHECK (json_valid(rings)),
  created_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX region_of_photo ON region (photo_id, ordinal);
`,
}
