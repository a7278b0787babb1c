import { z } from 'zod'
import { analysisReport } from './analysis-report.ts'
import { pageError } from './error-data.ts'

/**
 * The photo at hand, as the page sees it: one value that main owns and tells whenever it changes. A page that was
 * reloaded asks for it and goes on where it was.
 */

export const SESSION_STEPS = ['filter', 'stack', 'inference', 'metrics', 'layers'] as const
export type SessionStep = (typeof SESSION_STEPS)[number]

/** The layers of a set that can be looked at: `set` is the id that tiles are asked for with. */
const viewable = z.strictObject({
  set: z.uuid(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
})
export type Viewable = z.infer<typeof viewable>

const fraction = z.number().min(0).max(1)

export const sessionState = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('empty') }),
  z.strictObject({ phase: z.literal('opening'), fraction }),
  z.strictObject({
    phase: z.literal('analyzing'),
    /** Only its photo can be looked at yet. */
    view: viewable,
    step: z.enum(SESSION_STEPS),
    /** Of the whole analysis; never goes back. */
    fraction,
  }),
  z.strictObject({ phase: z.literal('ready'), view: viewable, report: analysisReport }),
  z.strictObject({ phase: z.literal('cancelled'), view: viewable.nullable() }),
  z.strictObject({ phase: z.literal('failed'), view: viewable.nullable(), error: pageError }),
])

export type SessionState = z.infer<typeof sessionState>
export type SessionPhase = SessionState['phase']
