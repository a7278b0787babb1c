import { z } from 'zod'
import { drawnRegion, drawnRegionFields } from '../domain/drawn-region.ts'
import { recordId } from '../domain/record-id.ts'

/** The channels of regions that were drawn over kept photos. They are measured by `region:measure`, which knows no record. */
export const DRAWN_REGION_CHANNELS = {
  /** In the order of their numbers. */
  'region:list': {
    permission: 'patient.read',
    request: z.strictObject({ photoId: recordId }),
    response: z.array(drawnRegion),
  },
  'region:add': {
    permission: 'patient.write',
    request: z.strictObject({ photoId: recordId, ...drawnRegionFields.shape }),
    response: drawnRegion,
  },
  /** `seenMs`: when the region that the user changes was changed last, so that nobody's work is written over unseen. */
  'region:change': {
    permission: 'patient.write',
    request: z.strictObject({ id: recordId, ...drawnRegionFields.shape, seenMs: z.number().int() }),
    response: drawnRegion,
  },
  'region:delete': {
    permission: 'patient.write',
    request: z.strictObject({ id: recordId }),
    response: drawnRegion,
  },
} as const
