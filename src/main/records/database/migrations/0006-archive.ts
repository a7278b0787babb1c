import type { Migration } from '../migrate.ts'

/** The clinic's archive, what is on its way there, and which photos came from there. */
export const ARCHIVE: Migration = {
  version: 6,
  sql: `
CREATE TABLE archive (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  url TEXT NOT NULL,
  access TEXT NOT NULL CHECK (access IN ('none', 'basic', 'bearer')),
  user_name TEXT NOT NULL DEFAULT '',
  /** The password or the token: here, and in no file of settings. */
  secret TEXT NOT NULL DEFAULT '',
  ca TEXT NOT NULL DEFAULT '',
  changed_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  photo_id TEXT NOT NULL REFERENCES photo (id),
  part TEXT NOT NULL CHECK (part IN ('photo', 'map-red', 'map-brown', 'map-gray', 'numbers')),
  /** Of the maps and the numbers; empty of the photo itself. */
  analysis_id TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
  reason TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  /** Not tried before. */
  next_ms INTEGER NOT NULL,
  queued_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  UNIQUE (photo_id, part, analysis_id)
) STRICT;
CREATE INDEX outbox_open ON outbox (next_ms) WHERE state IN ('queued', 'sending');

CREATE TABLE received_photo (
  photo_id TEXT PRIMARY KEY REFERENCES photo (id),
  sop_instance TEXT NOT NULL,
  study_instance TEXT NOT NULL
) STRICT;
CREATE INDEX received_study ON received_photo (study_instance);
`,
}
