import { z } from 'zod'
import { pageError } from './error-data.ts'

export const TRANSFER_WORKS = ['export', 'import'] as const
export type TransferWork = (typeof TRANSFER_WORKS)[number]

/** What an export is put into. */
export const BUNDLE_CONTAINERS = ['folder', 'zip'] as const
export type BundleContainer = (typeof BUNDLE_CONTAINERS)[number]

/** What of a patient is taken along besides visits and consents. */
export const BUNDLE_CONTENTS = ['originals', 'layers', 'numbers', 'drawings', 'report'] as const
export type BundleContent = (typeof BUNDLE_CONTENTS)[number]

/** Of the zip; shorter ones are guessed. */
export const LEAST_PASSWORD = 12

const count = z.number().int().nonnegative()

/** How the last export or import ended. */
export const transferEnd = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('exported'),
    patients: count,
    photos: count,
    /** Of these, photos that were never analysed: they have no layers and no numbers. */
    withoutAnalysis: count,
    /** Where the user put it. */
    path: z.string(),
    /** Whether it can be taken into records again. */
    whole: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('imported'),
    patients: count,
    photos: count,
    /** Patients whose clinic numbers were there already. */
    leftOut: count,
    /** Ids that were taken and are others now. */
    newIds: count,
  }),
  z.strictObject({
    kind: z.literal('failed'),
    work: z.enum(TRANSFER_WORKS),
    error: pageError,
    /** Of an import: patients that were in by then, each whole. They stay. */
    patients: count,
  }),
])
export type TransferEnd = z.infer<typeof transferEnd>

/** What goes on just now with exports and imports; without anything of a patient. */
export const transferActivity = z.strictObject({
  running: z
    .strictObject({
      work: z.enum(TRANSFER_WORKS),
      /** Of the whole work, 0 to 1; never goes back. */
      fraction: z.number().min(0).max(1),
      /** It waits until somebody has looked at these masked photos (`export:get-masked`); null: it does not. */
      review: z.strictObject({ photos: count }).nullable(),
    })
    .nullable(),
  /** Null: nothing has ended since whoever is signed in came. */
  ended: transferEnd.nullable(),
})
export type TransferActivity = z.infer<typeof transferActivity>

export const IDLE_TRANSFER: TransferActivity = { running: null, ended: null }
