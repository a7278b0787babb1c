import { z } from 'zod'
import { EXPORT_PURPOSES } from '../domain/may-leave.ts'
import { recordId } from '../domain/record-id.ts'
import { MAX_COMPARED } from './comparison-state.ts'

/** Longest side of a window that anybody has, CSS px. */
const LONGEST_PX = 16_384

const place = z.number().int().min(0).max(LONGEST_PX)
const length = z.number().int().min(1).max(LONGEST_PX)

/** A part of the page, CSS px. */
export const viewArea = z.strictObject({ x: place, y: place, width: length, height: length })
export type ViewArea = z.infer<typeof viewArea>

/** What is in a picture of the screen. */
export const viewPicture = z.strictObject({
  area: viewArea,
  /** The patient's photos in it, by their ids in the record; none where the photo at hand is nobody's. */
  photos: z.array(recordId).max(1 + MAX_COMPARED),
  /** What it leaves for; of a photo that is nobody's nothing is asked. */
  purpose: z.enum(EXPORT_PURPOSES),
})
export type ViewPicture = z.infer<typeof viewPicture>

/**
 * Pictures of the screen that leave the program. A patient's photo needs the permission `record.export`; one that is nobody's
 * needs none, as looking at it does not. Fails with CONSENT_MISSING where a patient has not agreed to the purpose.
 */
export const VIEW_CHANNELS = {
  /** Asks for a file with the desktop's own dialog. `saved` is false where the user closed it. */
  'view:save': { request: viewPicture, response: z.strictObject({ saved: z.boolean() }) },
  /** Onto the desktop's clipboard. Fails with CLIPBOARD_NOT_WRITABLE. */
  'view:copy': { request: viewPicture, response: z.strictObject({ copied: z.literal(true) }) },
} as const
