import { z } from 'zod'
import { keptOrRefused, photoLabels } from './record-channels.ts'

/** The folder that a tethered camera writes into, and the photos in it that nobody has decided about. */
export const hotFolderState = z.strictObject({
  /** Null: none was chosen. */
  folder: z.string().nullable(),
  on: z.boolean(),
  /** Why the folder cannot be looked at now; it is tried again and again. */
  fault: z.enum(['missing', 'unreadable']).nullable(),
  /**
   * The first that came first. `atMs`: when it came, by the disk's clock; `seenMs`: when its file was first heard of, whole or not, by
   * the computer's.
   */
  arrived: z.array(z.strictObject({ id: z.uuid(), atMs: z.number().int(), seenMs: z.number().int() })),
  /** How many more there are than are offered at once. */
  more: z.number().int().nonnegative(),
  /** Files that look like photos and cannot be read as such. */
  unread: z.number().int().nonnegative(),
})
export type HotFolderState = z.infer<typeof hotFolderState>

const one = z.strictObject({ id: z.uuid() })

/** Photos of the folder are offered and never filed by themselves. Their files stay where they are. */
export const HOT_FOLDER_CHANNELS = {
  'hot-folder:get-state': { request: z.undefined(), response: hotFolderState },
  /** Asks for a folder with the desktop's own dialog, and watches it. `chosen` is false where the user closed it. */
  'hot-folder:choose': {
    permission: 'patient.write',
    request: z.undefined(),
    response: z.strictObject({ chosen: z.boolean() }),
  },
  'hot-folder:switch': {
    permission: 'patient.write',
    request: z.strictObject({ on: z.boolean() }),
    response: z.void(),
  },
  /** A small JPEG; null where the photo waits no longer. */
  'hot-folder:get-thumbnail': {
    permission: 'patient.write',
    request: one,
    response: z.strictObject({ jpeg: z.instanceof(Uint8Array).nullable() }),
  },
  /** As `record-photo:add-upload`. One that is refused or left out goes on waiting here until it is dismissed. */
  'hot-folder:add': {
    permission: 'patient.write',
    request: z.strictObject({ id: z.uuid(), labels: photoLabels, show: z.boolean() }),
    response: keptOrRefused,
  },
  /** It is not offered again. */
  'hot-folder:dismiss': { permission: 'patient.write', request: one, response: z.void() },
} as const
