import { z } from 'zod'
import { ANNOTATION_LIMITS, annotationShape } from '../domain/annotation.ts'

/**
 * What is drawn over a photo, for the patient's screen: lines alone. Their words may name somebody, or say what is for the staff;
 * there is no place for them here.
 */

const place = z.number().min(-1e6).max(1e6)
/** Closed outlines, each of its points. */
const rings = z.array(z.array(z.strictObject({ x: place, y: place })).max(20_000)).max(1000)

export const patientDrawings = z.strictObject({
  /** The border of the region that is looked at, from the middles of the pixels of the photo at hand; of the whole none. */
  rings,
  /** px of the photo over which they lie. */
  shapes: z.array(annotationShape).max(ANNOTATION_LIMITS.ofPhoto + 1),
})
export type PatientDrawings = z.infer<typeof patientDrawings>

/** Drawings by an id that stands for these alone: what has changed has another. */
export const namedDrawings = z.strictObject({ id: z.uuid(), drawings: patientDrawings })
export type NamedDrawings = z.infer<typeof namedDrawings>
