import type { ErrorCode } from '../../shared/contract/errors.ts'

/**
 * The figures and codes that both ends of the exchange in `messages.ts` keep to. Apart from the schemas, because the
 * decoder process starts faster without the schema library.
 */

/** Size of one piece of a file or of a run of rows, about; a whole row is never cut. */
export const PIECE_BYTES = 2 ** 21

/** How many pieces of rows may be on their way before the process waits for the client. */
export const ROWS_IN_FLIGHT = 4

/** Codes that a decoder process may give as its reason for refusing a photo. */
export const REFUSAL_CODES = [
  'IMAGE_TYPE_UNSUPPORTED',
  'IMAGE_CORRUPT',
  'IMAGE_TOO_LARGE',
  'IMAGE_TOO_SMALL',
  'IMAGE_GREYSCALE',
  'IMAGE_MULTIFRAME',
] as const satisfies readonly ErrorCode[]

export type RefusalCode = (typeof REFUSAL_CODES)[number]

export const isRefusalCode = (code: ErrorCode): code is RefusalCode =>
  (REFUSAL_CODES as readonly ErrorCode[]).includes(code)

/**
 * The signal by which the watchdog inside the process ends it for memory, so that the client can tell this from a
 * crash. Windows has no such signal: there the end reads as a crash.
 */
export const OUT_OF_MEMORY_SIGNAL = 'SIGUSR2'
