import type { Migration } from '../migrate.ts'

/**
 * Times are ms since 1970, days are ISO dates, ids are 32 hexadecimal digits. What may not be lost is never deleted by
 * cascade; erasing a patient is a piece of work of its own.
 */
export const RECORDS: Migration = {
  version: 1,
  sql: `
CREATE TABLE clinic (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1))
) STRICT;

CREATE TABLE user (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  role TEXT NOT NULL CHECK (role IN ('viewer', 'clinician', 'admin', 'auditor')),
  created_ms INTEGER NOT NULL,
  disabled_ms INTEGER
) STRICT;

CREATE TABLE patient (
  /** Of the search index as well. */
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 64),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  birth_date TEXT,
  sex TEXT CHECK (sex IN ('female', 'male', 'other')),
  skin_type INTEGER CHECK (skin_type BETWEEN 1 AND 6),
  notes TEXT NOT NULL DEFAULT '',
  allergies TEXT NOT NULL DEFAULT '',
  created_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  /** The patient that this one turned out to be; its visits have moved there. */
  merged_into TEXT REFERENCES patient (id)
) STRICT;
CREATE UNIQUE INDEX patient_number ON patient (number) WHERE merged_into IS NULL;
CREATE INDEX patient_changed ON patient (changed_ms);

CREATE TABLE patient_tag (
  patient_id TEXT NOT NULL REFERENCES patient (id),
  tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 64),
  PRIMARY KEY (patient_id, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  skin_state TEXT NOT NULL CHECK (skin_state IN ('clean', 'make-up', 'other')),
  notes TEXT NOT NULL DEFAULT '',
  created_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_of_patient ON visit (patient_id, at_ms);

CREATE TABLE treatment (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  /** In the visit's list. */
  place INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('treatment', 'product')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  brand TEXT NOT NULL DEFAULT '',
  dose TEXT NOT NULL DEFAULT '',
  lot TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (visit_id, place)
) STRICT, WITHOUT ROWID;

/** An encrypted file of the vault. Without its row, whose key opens it, it is noise. */
CREATE TABLE file (
  id TEXT PRIMARY KEY,
  /** The patient that it was stored for, also after a merge: the file is bound to this id. */
  patient_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('photo', 'layer', 'thumbnail')),
  plain_bytes INTEGER NOT NULL CHECK (plain_bytes >= 0),
  wrapped_key BLOB NOT NULL,
  stored_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE photo (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES visit (id),
  file_id TEXT NOT NULL UNIQUE REFERENCES file (id),
  thumbnail_id TEXT UNIQUE REFERENCES file (id),
  /** Of the original bytes. */
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  format TEXT NOT NULL,
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  view TEXT NOT NULL CHECK (view IN ('front', 'left', 'right', 'detail')),
  body_site TEXT NOT NULL DEFAULT '',
  taken_ms INTEGER NOT NULL,
  device TEXT NOT NULL DEFAULT '',
  exif TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(exif)),
  /** The photo that this shot repeats. */
  repeats TEXT REFERENCES photo (id)
) STRICT;
CREATE INDEX photo_of_visit ON photo (visit_id, taken_ms);
CREATE INDEX photo_sha256 ON photo (sha256);

CREATE TABLE analysis (
  id TEXT PRIMARY KEY,
  photo_id TEXT NOT NULL REFERENCES photo (id),
  at_ms INTEGER NOT NULL,
  pipeline_version TEXT NOT NULL,
  model_id TEXT NOT NULL,
  model_version TEXT NOT NULL,
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;
CREATE INDEX analysis_of_photo ON analysis (photo_id, at_ms);

CREATE TABLE analysis_layer (
  analysis_id TEXT NOT NULL REFERENCES analysis (id),
  name TEXT NOT NULL,
  file_id TEXT NOT NULL UNIQUE REFERENCES file (id),
  PRIMARY KEY (analysis_id, name)
) STRICT, WITHOUT ROWID;

/** The numbers of an analysis that are drawn over time, so that a chart need not read the reports. */
CREATE TABLE analysis_number (
  analysis_id TEXT NOT NULL REFERENCES analysis (id),
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (analysis_id, region, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE annotation (
  id TEXT PRIMARY KEY,
  photo_id TEXT NOT NULL REFERENCES photo (id),
  shape TEXT NOT NULL CHECK (json_valid(shape)),
  text TEXT NOT NULL DEFAULT '',
  created_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX annotation_of_photo ON annotation (photo_id);

CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('record', 'analysis', 'teaching', 'research', 'marketing')),
  given_ms INTEGER NOT NULL,
  expires_ms INTEGER,
  withdrawn_ms INTEGER,
  notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX consent_of_patient ON consent (patient_id, purpose);

CREATE TABLE reminder (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  due_on TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  done_ms INTEGER
) STRICT;
CREATE INDEX reminder_of_patient ON reminder (patient_id);
CREATE INDEX reminder_due ON reminder (due_on) WHERE done_ms IS NULL;

/** What moved when two patients turned out to be one, so that it can be undone. */
CREATE TABLE merge (
  id TEXT PRIMARY KEY,
  kept_id TEXT NOT NULL REFERENCES patient (id),
  merged_id TEXT NOT NULL REFERENCES patient (id),
  at_ms INTEGER NOT NULL,
  undone_ms INTEGER
) STRICT;
CREATE TABLE merge_row (
  merge_id TEXT NOT NULL REFERENCES merge (id),
  kind TEXT NOT NULL CHECK (kind IN ('visit', 'consent', 'reminder')),
  row_id TEXT NOT NULL,
  PRIMARY KEY (merge_id, kind, row_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  user_id TEXT,
  role TEXT,
  action TEXT NOT NULL,
  object TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused', 'failed')),
  reason TEXT,
  mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;
CREATE INDEX audit_object ON audit (object) WHERE object IS NOT NULL;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit log is never shortened'); END;

/** By the patient's row: what a patient is found by (search-words.ts). Written with the patient, by the program. */
CREATE VIRTUAL TABLE patient_search USING fts5 (
  words, content = '', contentless_delete = 1, detail = 'none',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
`,
}
