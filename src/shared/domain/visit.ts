import { z } from 'zod'
import { line, text } from './typed-text.ts'
import { recordId } from './record-id.ts'

export const SKIN_STATES = ['clean', 'make-up', 'other'] as const

/** What was done or given at a visit. */
export const treatmentFields = z.strictObject({
  kind: z.enum(['treatment', 'product']),
  name: line(200).pipe(z.string().min(1)),
  brand: line(200),
  dose: line(200),
  lot: line(200),
  notes: text(5000),
})
export type TreatmentFields = z.infer<typeof treatmentFields>

export const visitFields = z.strictObject({
  atMs: z.number().int(),
  reason: line(500),
  skinState: z.enum(SKIN_STATES),
  notes: text(20_000),
  treatments: z.array(treatmentFields).max(100),
})
export type VisitFields = z.infer<typeof visitFields>

export const visit = z.strictObject({
  id: recordId,
  patientId: recordId,
  ...visitFields.shape,
  createdMs: z.number().int(),
  changedMs: z.number().int(),
})
export type Visit = z.infer<typeof visit>
