import { z } from 'zod'
import { analysisReport } from '../../../shared/contract/analysis-report.ts'
import { annotationFields } from '../../../shared/domain/annotation.ts'
import { consentFields } from '../../../shared/domain/consent.ts'
import { drawnRegionFields } from '../../../shared/domain/drawn-region.ts'
import { patientFields } from '../../../shared/domain/patient.ts'
import { photo } from '../../../shared/domain/photo.ts'
import { photoCheck } from '../../../shared/domain/photo-quality.ts'
import { reminderFields } from '../../../shared/domain/reminder.ts'
import { line } from '../../../shared/domain/typed-text.ts'
import { treatmentFields, visitFields } from '../../../shared/domain/visit.ts'

/** Ms since 1970, as far as there are days. */
const moment = z.number().int().min(-8.64e15).max(8.64e15)
const changes = { created_ms: moment, changed_ms: moment }

const { number, name, birthDate, notes, allergies } = patientFields.shape
const { format, device, bodySite, exif, sha256 } = photo.shape

/**
 * By table and column what the database itself does not check, and what would fail when it is read again. A cell is written as it
 * came: one that the form would first tidy up is refused, for it was not written by this program, and would be found under no name.
 */
export const CELL_FORMS: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>> = {
  patient: { number, name, birth_date: birthDate, notes, allergies, ...changes },
  patient_tag: { tag: line(64) },
  consent: {
    notes: consentFields.shape.notes,
    given_ms: moment,
    expires_ms: moment.nullable(),
    withdrawn_ms: moment.nullable(),
  },
  reminder: {
    due_on: reminderFields.shape.dueOn,
    text: reminderFields.shape.text,
    done_ms: moment.nullable(),
  },
  merge: { at_ms: moment },
  visit: {
    at_ms: moment,
    reason: fromElsewhere(visitFields.shape.reason),
    notes: visitFields.shape.notes,
    ...changes,
  },
  treatment: {
    name: treatmentFields.shape.name,
    brand: treatmentFields.shape.brand,
    dose: treatmentFields.shape.dose,
    lot: treatmentFields.shape.lot,
    notes: treatmentFields.shape.notes,
  },
  photo: {
    ...{ format, sha256, exif: json(exif), taken_ms: moment },
    device: fromElsewhere(device),
    body_site: fromElsewhere(bodySite),
  },
  photo_quality: { checks: json(z.array(photoCheck)), at_ms: moment },
  annotation: { shape: json(annotationFields.shape.shape), text: annotationFields.shape.text, ...changes },
  region: {
    rings: json(drawnRegionFields.shape.rings),
    name: drawnRegionFields.shape.name,
    ordinal: drawnRegionFields.shape.ordinal,
    ...changes,
  },
  analysis: { report: json(analysisReport), at_ms: moment },
  analysis_layer: { name: z.string().regex(/^[a-z][a-z-]{0,39}$/) },
}

/** Text that a camera or another clinic's file may have brought, which is kept as it was read there. */
function fromElsewhere(schema: z.ZodType): z.ZodType {
  return z.string().refine((text) => schema.safeParse(text).success)
}

/** Text that holds JSON of this form. */
function json(schema: z.ZodType): z.ZodType {
  return z.string().refine((text) => {
    try {
      return schema.safeParse(JSON.parse(text)).success
    } catch {
      return false
    }
  })
}
