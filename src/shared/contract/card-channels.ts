import { z } from 'zod'
import { measuredPrint, PRINT_REFUSALS, printedCard, printFields } from '../domain/printed-card.ts'
import { recordId } from '../domain/record-id.ts'

export const CARD_CHANNELS = {
  /** The card to print, as a file where the user wants it; `saved`: not where the dialog was closed. */
  'card:save': { request: z.undefined(), response: z.strictObject({ saved: z.boolean() }) },
  /** What a photo that the user chooses says of a print; nothing of it is kept. Neither where the dialog was closed. */
  'card:measure-print': {
    permission: 'clinic.write',
    request: z.undefined(),
    response: z.strictObject({
      measured: measuredPrint.nullable(),
      refused: z.enum(PRINT_REFUSALS).nullable(),
    }),
  },
  /** Whoever waits for `card:measure-print` is told that it was cancelled. */
  'card:cancel-measuring': { request: z.undefined(), response: z.void() },
} as const

/** Among those that reach the records. */
export const PRINTED_CARD_CHANNELS = {
  /** The newest first. */
  'card:list-prints': { permission: 'clinic.write', request: z.undefined(), response: z.array(printedCard) },
  'card:add-print': { permission: 'clinic.write', request: printFields, response: printedCard },
  'card:remove-print': {
    permission: 'clinic.write',
    request: z.strictObject({ id: recordId }),
    response: printedCard,
  },
} as const
