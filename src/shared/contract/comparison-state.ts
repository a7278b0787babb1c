import { z } from 'zod'
import { recordId } from '../domain/record-id.ts'
import { nudge } from '../domain/nudge.ts'
import { photoComparison } from '../imaging/comparability.ts'
import { sessionState } from './session-state.ts'

/** Photos beside the one at hand; with it as many as there can be panes. */
export const MAX_COMPARED = 5

/** Another photo of the same patient, opened to be looked at beside the photo at hand. */
const comparedPhoto = z.strictObject({
  /** In the patient's record. */
  photo: recordId,
  session: sessionState,
  /** By hand, on top of what was found; it is in the comparison's alignment. */
  nudge,
  /** How it lies on the photo at hand, and what is alike in both; null: not known yet, or not to be found. */
  comparison: photoComparison.nullable(),
  /** It is being laid on the photo at hand. */
  comparing: z.boolean(),
})
export type ComparedPhoto = z.infer<typeof comparedPhoto>

/** The photos beside the one at hand, in the order in which they were asked for: one value that main owns. */
export const comparisonState = z.array(comparedPhoto).max(MAX_COMPARED)
export type ComparisonState = z.infer<typeof comparisonState>
