import { z } from 'zod'
import { annotation, annotationFields } from '../domain/annotation.ts'
import { recordId } from '../domain/record-id.ts'

/** The channels of what is drawn over kept photos. */
export const ANNOTATION_CHANNELS = {
  /** In the order in which they were drawn. */
  'annotation:list': {
    permission: 'patient.read',
    request: z.strictObject({ photoId: recordId }),
    response: z.array(annotation),
  },
  'annotation:add': {
    permission: 'patient.write',
    request: z.strictObject({ photoId: recordId, ...annotationFields.shape }),
    response: annotation,
  },
  /** `seenMs`: when the annotation that the user changes was changed last, so that nobody's work is written over unseen. */
  'annotation:change': {
    permission: 'patient.write',
    request: z.strictObject({ id: recordId, ...annotationFields.shape, seenMs: z.number().int() }),
    response: annotation,
  },
  'annotation:delete': {
    permission: 'patient.write',
    request: z.strictObject({ id: recordId }),
    response: annotation,
  },
} as const
