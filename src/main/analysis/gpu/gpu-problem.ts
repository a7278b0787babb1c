import type { Fallback, FallbackCode } from '../../../shared/contract/analysis-report.ts'

/** The GPU cannot do what was asked, for a reason that belongs into the report; the processor can. */
export class GpuProblem extends Error {
  override readonly name = 'GpuProblem'
  readonly fallback: Fallback

  constructor(code: FallbackCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fallback = { code, message }
  }
}

/** The result of GPU work as data, so that a problem crosses threads with its code. */
export type GpuOutcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Fallback }

/** Runs GPU work; a problem becomes part of the outcome, everything else is thrown on. */
export async function gpuOutcome<T>(work: () => Promise<T>): Promise<GpuOutcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof GpuProblem) return { ok: false, problem: error.fallback }
    throw error
  }
}

/** The value of an outcome, or its problem thrown. */
export function valueOf<T>(outcome: GpuOutcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new GpuProblem(outcome.problem.code, outcome.problem.message)
}
