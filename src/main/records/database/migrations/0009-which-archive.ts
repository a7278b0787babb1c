import type { Migration } from '../migrate.ts'

/** The number of the patient of a photo, or of a row of the outbox. */
const numberOf = (visit: string): string =>
  `coalesce((SELECT number FROM patient JOIN visit ON visit.patient_id = patient.id WHERE visit.id = ${visit}), '')`

const OF_NOW = "coalesce((SELECT rtrim(url, '/') FROM archive), '')"

/** Which archive has something, and under which number. What is there already belongs to the archive and the number of now. */
export const WHICH_ARCHIVE: Migration = {
  version: 9,
  sql: `
/** The address to which it is being sent, or went last; empty: to none, or nobody knows. */
ALTER TABLE outbox ADD COLUMN archive_url TEXT NOT NULL DEFAULT '';
/** The patient's number in what was sent; empty: nothing was. */
ALTER TABLE outbox ADD COLUMN patient_number TEXT NOT NULL DEFAULT '';
UPDATE outbox SET archive_url = ${OF_NOW},
  patient_number = ${numberOf(`coalesce((SELECT visit_id FROM photo WHERE photo.id = outbox.photo_id),
    (SELECT visit_id FROM document WHERE document.id = outbox.document_id))`)}
  WHERE state = 'sent';

/** The address that it came from; empty: nobody knows. */
ALTER TABLE received_photo ADD COLUMN archive_url TEXT NOT NULL DEFAULT '';
/** The patient's number there; empty: nobody knows. */
ALTER TABLE received_photo ADD COLUMN patient_number TEXT NOT NULL DEFAULT '';
UPDATE received_photo SET archive_url = ${OF_NOW},
  patient_number = ${numberOf('(SELECT visit_id FROM photo WHERE photo.id = received_photo.photo_id)')};
`,
}
