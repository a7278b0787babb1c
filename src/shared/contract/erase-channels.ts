import { z } from 'zod'
import { patientFields } from '../domain/patient.ts'
import { recordId } from '../domain/record-id.ts'

/** Two things to know a patient by; the birthday is null where the record has none. */
const identity = {
  number: patientFields.shape.number,
  birthDate: patientFields.shape.birthDate,
}

export const ERASE_CHANNELS = {
  /** What would go with the patient. Fails with IDENTITY_UNKNOWN where the two do not belong to one. */
  'patient:identify': {
    permission: 'patient.erase',
    request: z.strictObject(identity),
    response: z.strictObject({
      visits: z.number().int(),
      photos: z.number().int(),
      /** Records that were merged into this one. */
      merged: z.number().int(),
    }),
  },
  /** For ever. `again`: the number once more, typed by whoever has read what is erased. */
  'patient:erase': {
    permission: 'patient.erase',
    request: z.strictObject({ ...identity, again: patientFields.shape.number }),
    response: z.strictObject({ id: recordId }),
  },
} as const
