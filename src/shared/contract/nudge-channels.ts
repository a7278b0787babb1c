import { z } from 'zod'
import { nudge, photoPair } from '../domain/nudge.ts'

const answered = z.strictObject({ nudge })

/** The channels of corrections by hand, which are kept with the pair of photos. */
export const NUDGE_CHANNELS = {
  'photo:get-nudge': { permission: 'patient.read', request: photoPair, response: answered },
  'photo:set-nudge': {
    permission: 'patient.write',
    request: z.strictObject({ ...photoPair.shape, nudge }),
    response: answered,
  },
} as const
