import { z } from 'zod'
import { analysisReport } from './analysis-report.ts'
import { recordId } from '../domain/record-id.ts'
import { pageError } from './error-data.ts'

/**
 * The photo at hand, as the page sees it: one value that main owns and tells whenever it changes. A page that was
 * reloaded asks for it and goes on where it was.
 */

/** Of an analysis; of one that the record keeps, `kept` (its maps are read), `filter` and `layers` alone. */
export const SESSION_STEPS = ['kept', 'filter', 'stack', 'inference', 'metrics', 'layers'] as const
export type SessionStep = (typeof SESSION_STEPS)[number]

/** Whose photo it is, and which of theirs. */
const recordOfPhoto = z.strictObject({ patient: recordId, photo: recordId })
export type RecordOfPhoto = z.infer<typeof recordOfPhoto>

const fraction = z.number().min(0).max(1)

/** A photo with its layers. */
const view = z.strictObject({
  /** Id that tiles are asked for with: another one for every analysis. */
  set: z.uuid(),
  /** Stays the same when the photo is analysed again. */
  photo: z.uuid(),
  /** Null: nobody's, only looked at. */
  record: recordOfPhoto.nullable(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
})
export type View = z.infer<typeof view>

/** Whether an analysis stands in the patient's record; null: there is none to stand in, or it need not. */
const kept = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('keeping') }),
    z.strictObject({ kind: z.literal('kept') }),
    /** It stood there before: its maps have been read and not computed. */
    z.strictObject({ kind: z.literal('restored') }),
    z.strictObject({ kind: z.literal('failed'), error: pageError }),
  ])
  .nullable()
export type Kept = z.infer<typeof kept>

/** What is on the screen. Until it is `ready` only the photo itself can be looked at. */
export const shown = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('empty') }),
  z.strictObject({
    phase: z.literal('analyzing'),
    view,
    step: z.enum(SESSION_STEPS),
    /** Of the whole analysis; never goes back. */
    fraction,
  }),
  z.strictObject({ phase: z.literal('ready'), view, report: analysisReport, kept }),
  z.strictObject({ phase: z.literal('cancelled'), view }),
  z.strictObject({ phase: z.literal('failed'), view, error: pageError }),
])
export type Shown = z.infer<typeof shown>

export const sessionState = z.strictObject({
  shown,
  /** Another photo is being opened; what is shown stays until it is there. */
  opening: z.strictObject({ fraction }).nullable(),
  /** Why the last photo could not be opened. */
  refusal: pageError.nullable(),
})
export type SessionState = z.infer<typeof sessionState>

export const EMPTY_SESSION: SessionState = { shown: { phase: 'empty' }, opening: null, refusal: null }
