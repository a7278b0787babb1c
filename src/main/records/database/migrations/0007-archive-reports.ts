import type { Migration } from '../migrate.ts'

/** Reports on their way to the archive: what is sent is a part of a photo or a document. */
export const ARCHIVE_REPORTS: Migration = {
  version: 7,
  sql: `
CREATE TABLE document (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES visit (id),
  sha256 TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  /** The very file, until the archive has it. */
  pdf BLOB
) STRICT;
CREATE INDEX document_visit ON document (visit_id);

CREATE TABLE outbox_of_both (
  id TEXT PRIMARY KEY,
  photo_id TEXT REFERENCES photo (id),
  document_id TEXT UNIQUE REFERENCES document (id),
  part TEXT NOT NULL CHECK (part IN ('photo', 'map-red', 'map-brown', 'map-gray', 'numbers', 'report')),
  /** Of the maps and the numbers; empty of the photo itself and of a report. */
  analysis_id TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
  reason TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  /** Not tried before. */
  next_ms INTEGER NOT NULL,
  queued_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  CHECK ((photo_id IS NULL) = (part = 'report') AND (document_id IS NULL) = (part <> 'report')),
  UNIQUE (photo_id, part, analysis_id)
) STRICT;
INSERT INTO outbox_of_both
  SELECT id, photo_id, NULL, part, analysis_id, state, reason, attempts, next_ms, queued_ms, changed_ms FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_of_both RENAME TO outbox;
CREATE INDEX outbox_open ON outbox (next_ms) WHERE state IN ('queued', 'sending');
`,
}
