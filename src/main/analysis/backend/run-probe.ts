import type { Fallback, FallbackCode } from '../../../shared/contract/analysis-report.ts'
import type { GpuOutcome } from '../gpu/gpu-problem.ts'
import { parseProbeReply, type ProbePart, type ProbeRequest, type ProbeResult } from './probe-messages.ts'
import type { ProbeProcess, SpawnProbe } from './probe-process.ts'

/**
 * Asks a new process and ends it. A crash, a hang and an answer of another form are outcomes, not errors; so is an
 * aborted signal, when nobody waits for the answer any more.
 */
export async function runProbe<P extends ProbePart>(
  spawn: SpawnProbe,
  request: ProbeRequest & { readonly part: P },
  timeLimitMs: number,
  signal: AbortSignal,
): Promise<GpuOutcome<ProbeResult<P>>> {
  const { promise, resolve } = Promise.withResolvers<GpuOutcome<ProbeResult<P>>>()
  const fail = (code: FallbackCode, found: string): void => {
    const problem: Fallback = { code, message: `expected an answer from the test of the GPU, found ${found}` }
    resolve({ ok: false, problem })
  }
  const timer = setTimeout(() => {
    fail('PROBE_TIMEOUT', `none after ${timeLimitMs / 1000} s`)
  }, timeLimitMs)
  let child: ProbeProcess | null = null
  try {
    child = spawn(JSON.stringify(request))
    child.onMessage((message) => {
      const reply = parseProbeReply(request.part, message)
      if (reply) resolve(reply)
      else fail('PROBE_CRASHED', 'one of another form')
    })
    child.onExit(() => {
      fail('PROBE_CRASHED', 'that its process ended')
    })
  } catch {
    fail('PROBE_CRASHED', 'that its process does not start')
  }
  const abort = (): void => {
    fail('PROBE_TIMEOUT', 'that nobody waits for it')
  }
  signal.addEventListener('abort', abort)
  if (signal.aborted) abort()
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', abort)
    clearTimeout(timer)
    end(child)
  }
}

/** A process that is gone already may refuse to be ended. */
function end(child: ProbeProcess | null): void {
  try {
    child?.kill()
  } catch {
    return
  }
}
