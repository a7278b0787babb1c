import { z } from 'zod'
import { CARD_PATCHES } from '../imaging/colour-card.ts'
import { recordId } from './record-id.ts'

/** Linear light; a little above 1 where a colour is brighter than the photo's white. */
const light = z.number().min(0).max(1.5)

/** What a clinic's print of the colour card was found to be, in one photo of it. */
export const measuredPrint = z.strictObject({
  /** R, G, B of each patch, in rows of six. */
  patches: z.array(z.tuple([light, light, light])).length(CARD_PATCHES),
  /**
   * Mean CIEDE2000 to be expected of these colours, where a chart of published values beside the print says what they are; null: there
   * was none, and they are those of the print in that photo's light.
   */
  expected: z.number().nonnegative().nullable(),
})
export type MeasuredPrint = z.infer<typeof measuredPrint>

export const printFields = z.strictObject({
  ...measuredPrint.shape,
  /** First day on which photos show this print. */
  sinceDay: z.iso.date(),
})
export type PrintFields = z.infer<typeof printFields>

export const printedCard = z.strictObject({
  id: recordId,
  ...printFields.shape,
  addedMs: z.number().int(),
})
export type PrintedCard = z.infer<typeof printedCard>

/** Why a photo does not say what a print is. */
export const PRINT_REFUSALS = [
  /** No print is in it. */
  'no-print',
  'mirrored',
  /** Not every patch is seen well: covered, cut off, under a shadow or a reflection. */
  'partly-covered',
  'overexposed',
  'underexposed',
  /** The light is of a colour, and no chart says of which. */
  'coloured-light',
  /** The light changes from one side of the chart to the other. */
  'uneven-light',
  /** A chart lies beside the print, and cannot be used. */
  'chart',
] as const
export type PrintRefusal = (typeof PRINT_REFUSALS)[number]
