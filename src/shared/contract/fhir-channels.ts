import { z } from 'zod'
import { patientFields } from '../domain/patient.ts'

/** What the page reads of a file at most: some thousand people. */
export const MAX_PEOPLE_BYTES = 4 * 2 ** 20

/** People from another program. */
export const FHIR_CHANNELS = {
  /** Who is in a FHIR file; nobody is added. Fails with FHIR_UNREADABLE. */
  'patient:read-file': {
    permission: 'patient.write',
    request: z.strictObject({
      bytes: z
        .instanceof(Uint8Array)
        .refine(
          ({ byteLength }) => byteLength > 0 && byteLength <= MAX_PEOPLE_BYTES,
          'expected 1 byte to 4 MiB',
        ),
    }),
    response: z.strictObject({ people: z.array(patientFields) }),
  },
} as const
