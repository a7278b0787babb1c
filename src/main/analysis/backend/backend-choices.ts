import { z } from 'zod'
import { fallback, type Fallback } from '../../../shared/contract/analysis-report.ts'
import type { GpuOutcome } from '../gpu/gpu-problem.ts'
import { GPU_PROVIDERS } from '../net/provider-names.ts'
import type { Timing } from './probe-messages.ts'

/** Where a stage is to run. `device` is the adapter's own description. */
const onProcessor = z.object({ use: z.literal('cpu'), fallback: fallback.nullable() })

export const backendChoices = z.object({
  filter: z.discriminatedUnion('use', [onProcessor, z.object({ use: z.literal('gpu'), device: z.string() })]),
  inference: z.discriminatedUnion('use', [
    onProcessor,
    z.object({ use: z.literal('gpu'), device: z.string(), provider: z.enum(GPU_PROVIDERS) }),
  ]),
})

export type BackendChoices = z.infer<typeof backendChoices>

/** Nobody asked for the GPU. */
export const ALL_ON_PROCESSOR: BackendChoices = {
  filter: { use: 'cpu', fallback: null },
  inference: { use: 'cpu', fallback: null },
}

export const onProcessorBecause = (reason: Fallback): { use: 'cpu'; fallback: Fallback } => ({
  use: 'cpu',
  fallback: reason,
})

/** The GPU is taken when it needs less than this part of the processor's time: a draw is not worth the risk. [D] */
const WORTH_IT = 0.8

/** A probe's outcome, turned into a problem when it worked and does not pay. */
export function unlessSlower<T extends { readonly timing: Timing }>(outcome: GpuOutcome<T>): GpuOutcome<T> {
  if (!outcome.ok || outcome.value.timing === null) return outcome
  const { gpuMs, processorMs } = outcome.value.timing
  if (gpuMs < WORTH_IT * processorMs) return outcome
  const found = Math.floor((100 * gpuMs) / processorMs)
  const message = `expected the GPU to need less than ${100 * WORTH_IT} % of the processor's time, found at least ${found} %`
  return { ok: false, problem: { code: 'SLOWER', message } }
}
