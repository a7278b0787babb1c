import { z } from 'zod'
import { fallback } from '../../../shared/contract/analysis-report.ts'
import type { GpuOutcome } from '../gpu/gpu-problem.ts'
import { INPUT_VARIANTS } from '../net/manifest.ts'
import { GPU_PROVIDERS } from '../net/provider-names.ts'

/** What a probe process is asked, as JSON in its only argument, and what it answers with its only message. */

const trial = {
  /** False: only whether the results are right; true: also whether it pays. */
  measure: z.boolean(),
  /** Threads that the processor would use. */
  threads: z.number().int().positive(),
}

export const probeRequest = z.discriminatedUnion('part', [
  z.object({ part: z.literal('adapter') }),
  z.object({ part: z.literal('filter'), ...trial }),
  z.object({
    part: z.literal('inference'),
    ...trial,
    variant: z.enum(INPUT_VARIANTS),
    /** To be tried in this order. */
    providers: z.array(z.enum(GPU_PROVIDERS)),
  }),
])

export type ProbeRequest = z.infer<typeof probeRequest>
export type ProbePart = ProbeRequest['part']

/** Milliseconds for the same work; null where nothing was measured. */
const timing = z.object({ gpuMs: z.number().positive(), processorMs: z.number().positive() }).nullable()
export type Timing = z.infer<typeof timing>

const results = {
  adapter: z.object({ description: z.string(), software: z.boolean() }),
  filter: z.object({ timing }),
  inference: z.object({ provider: z.enum(GPU_PROVIDERS), timing }),
}

export type ProbeResult<P extends ProbePart> = z.infer<(typeof results)[P]>

/** A probe's message as an outcome; null for a message of another form. */
export function parseProbeReply<P extends ProbePart>(
  part: P,
  message: unknown,
): GpuOutcome<ProbeResult<P>> | null {
  const reply = z.union([
    z.object({ ok: z.literal(true), value: results[part] }),
    z.object({ ok: z.literal(false), problem: fallback }),
  ])
  const parsed = reply.safeParse(message)
  return parsed.success ? (parsed.data as GpuOutcome<ProbeResult<P>>) : null
}
