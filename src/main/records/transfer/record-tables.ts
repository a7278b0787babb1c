/** A table of a patient's record as it leaves for another store, and comes back. */
export interface RecordTable {
  readonly name: string
  /** Column that holds the rows' own id; null: rows of this table have none. */
  readonly own: string | null
  /** Columns that hold ids of other rows of the same patient's record. */
  readonly refs: readonly string[]
  /** Columns that hold ids of the vault's files: those are always new where the rows come to. */
  readonly files?: readonly string[]
  /** Columns that belong to one store only. */
  readonly without?: readonly string[]
  /** Which rows are the patient's, by the lists that `readRows` makes. */
  readonly where: string
}

const IN_PERSONS = 'IN (SELECT id FROM leaving_patient)'
const IN_VISITS = 'IN (SELECT id FROM leaving_visit)'
const IN_PHOTOS = 'IN (SELECT id FROM leaving_photo)'
const IN_ANALYSES = 'IN (SELECT id FROM leaving_analysis)'
const IN_MERGES = `IN (SELECT id FROM merge WHERE kept_id ${IN_PERSONS} AND merged_id ${IN_PERSONS})`

/**
 * All that hangs on a patient and on whoever was merged into them. A test holds this list against the schema: a new table is either
 * here or among `NOT_OF_PATIENTS`. A new column goes along by itself.
 */
export const RECORD_TABLES: readonly RecordTable[] = [
  { name: 'patient', own: 'id', refs: ['merged_into'], without: ['row'], where: `id ${IN_PERSONS}` },
  { name: 'patient_tag', own: null, refs: ['patient_id'], where: `patient_id ${IN_PERSONS}` },
  { name: 'consent', own: 'id', refs: ['patient_id'], where: `patient_id ${IN_PERSONS}` },
  { name: 'reminder', own: 'id', refs: ['patient_id'], where: `patient_id ${IN_PERSONS}` },
  { name: 'merge', own: 'id', refs: ['kept_id', 'merged_id'], where: `id ${IN_MERGES}` },
  { name: 'merge_row', own: null, refs: ['merge_id', 'row_id'], where: `merge_id ${IN_MERGES}` },
  { name: 'visit', own: 'id', refs: ['patient_id'], where: `id ${IN_VISITS}` },
  { name: 'treatment', own: null, refs: ['visit_id'], where: `visit_id ${IN_VISITS}` },
  {
    // Bound to whom it was stored for, who may be another patient since: where it comes to it is stored anew.
    name: 'file',
    own: null,
    refs: [],
    files: ['id'],
    without: ['wrapped_key'],
    where: `id IN (SELECT file_id FROM photo WHERE id ${IN_PHOTOS}
      UNION SELECT thumbnail_id FROM photo WHERE id ${IN_PHOTOS}
      UNION SELECT file_id FROM analysis_layer WHERE analysis_id ${IN_ANALYSES})`,
  },
  {
    name: 'photo',
    own: 'id',
    refs: ['visit_id', 'repeats'],
    files: ['file_id', 'thumbnail_id'],
    where: `id ${IN_PHOTOS}`,
  },
  /** Whoever kept the photo is staff of the store that it comes from. */
  { name: 'photo_quality', own: null, refs: ['photo_id'], where: `photo_id ${IN_PHOTOS}` },
  {
    name: 'photo_pair',
    own: null,
    refs: ['photo_id', 'other_id'],
    where: `photo_id ${IN_PHOTOS} AND other_id ${IN_PHOTOS}`,
  },
  {
    name: 'received_photo',
    own: null,
    refs: ['photo_id'],
    // Of this clinic's network and archive.
    without: ['archive_url', 'patient_number'],
    where: `photo_id ${IN_PHOTOS}`,
  },
  { name: 'annotation', own: 'id', refs: ['photo_id'], where: `photo_id ${IN_PHOTOS}` },
  { name: 'region', own: 'id', refs: ['photo_id'], where: `photo_id ${IN_PHOTOS}` },
  { name: 'analysis', own: 'id', refs: ['photo_id'], where: `id ${IN_ANALYSES}` },
  {
    name: 'analysis_layer',
    own: null,
    refs: ['analysis_id'],
    files: ['file_id'],
    where: `analysis_id ${IN_ANALYSES}`,
  },
  { name: 'analysis_number', own: null, refs: ['analysis_id'], where: `analysis_id ${IN_ANALYSES}` },
]

/**
 * Tables of the store itself: its clinic, its staff, its log, its index, its archive and what is on its way there. The PDF of a
 * document lies here only until the archive has it.
 */
export const NOT_OF_PATIENTS: readonly string[] = [
  'clinic',
  'printed_card',
  'user',
  'audit',
  'patient_search',
  'archive',
  'outbox',
  'document',
]
