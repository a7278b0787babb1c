import type { Migration } from '../migrate.ts'

/** Prints of the colour card, as the clinic has measured them. */
export const PRINTED_CARDS: Migration = {
  version: 8,
  sql: `
CREATE TABLE printed_card (
  id TEXT PRIMARY KEY,
  /** First day on which photos show it, as 2026-03-09. */
  since_day TEXT NOT NULL,
  /** Linear light of its patches, as JSON. */
  patches TEXT NOT NULL,
  /** Mean CIEDE2000 to be expected of true colours; null: they are those of one photo. */
  expected REAL,
  added_ms INTEGER NOT NULL
) STRICT;
`,
}
