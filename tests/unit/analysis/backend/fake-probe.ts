import type { ProbeProcess, SpawnProbe } from '../../../../src/main/analysis/backend/probe-process.ts'

/** What a probe does when it is asked for a part: answer, end without a word, or neither. */
export type Behaviour = { readonly answers: unknown } | 'dies' | 'hangs' | 'does not start'

export interface FakeProbes {
  readonly spawn: SpawnProbe
  /** Requests in order. */
  readonly asked: Record<string, unknown>[]
  readonly killed: () => number
}

/** Probe processes that behave by the part they are asked for. */
export function fakeProbes(behaviours: Readonly<Record<string, Behaviour>>): FakeProbes {
  const asked: Record<string, unknown>[] = []
  let killed = 0
  const spawn: SpawnProbe = (argument): ProbeProcess => {
    const request = JSON.parse(argument) as Record<string, unknown>
    asked.push(request)
    const behaviour = behaviours[String(request['part'])] ?? 'dies'
    if (behaviour === 'does not start') throw new Error('EAGAIN')
    return {
      onMessage: (handler) => {
        if (typeof behaviour === 'object')
          queueMicrotask(() => {
            handler(behaviour.answers)
          })
      },
      onExit: (handler) => {
        if (behaviour === 'dies') queueMicrotask(handler)
      },
      kill: () => {
        killed += 1
      },
    }
  }
  return { spawn, asked, killed: () => killed }
}

export const good = (value: unknown): Behaviour => ({ answers: { ok: true, value } })

export const bad = (code: string): Behaviour => ({
  answers: { ok: false, problem: { code, message: `expected x, found ${code}` } },
})
