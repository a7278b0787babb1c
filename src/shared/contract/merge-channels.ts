import { z } from 'zod'
import { patient } from '../domain/patient.ts'
import { recordId } from '../domain/record-id.ts'

/** A record that turned out to be the same person's, as it was when it was merged. */
export const mergedRecord = z.strictObject({
  merge: recordId,
  atMs: z.number().int(),
  /** False: it was merged into a record that was then merged into this one, which has to be undone first. */
  undoable: z.boolean(),
  patient,
})
export type MergedRecord = z.infer<typeof mergedRecord>

const pair = z.strictObject({ keptId: recordId, mergedId: recordId })

export const MERGE_CHANNELS = {
  /** Everything of `mergedId` goes to `keptId`. `merge` undoes it. */
  'patient:merge': {
    permission: 'patient.merge',
    request: pair,
    response: z.strictObject({ merge: recordId }),
  },
  /** `id`: of the merge. */
  'patient:undo-merge': {
    permission: 'patient.merge',
    request: z.strictObject({ id: recordId }),
    response: pair,
  },
} as const
