import { describe, expect, it } from 'vitest'
import { runProbe } from '../../../../src/main/analysis/backend/run-probe.ts'
import { bad, fakeProbes, good, type Behaviour } from './fake-probe.ts'

const NEVER = new AbortController().signal

async function probed(behaviour: Behaviour, signal = NEVER, limitMs = 5000) {
  const probes = fakeProbes({ adapter: behaviour })
  const outcome = await runProbe(probes.spawn, { part: 'adapter' }, limitMs, signal)
  return { outcome, killed: probes.killed() }
}

describe('runProbe', () => {
  it('hands on what the process found, and ends it', async () => {
    const value = { description: 'A', software: false }
    expect(await probed(good(value))).toEqual({ outcome: { ok: true, value }, killed: 1 })
  })

  it('hands on the problem that the process names', async () => {
    const { outcome } = await probed(bad('NO_DEVICE'))
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'NO_DEVICE' } })
  })

  it.each<[string, Behaviour, string]>([
    ['a process that dies', 'dies', 'PROBE_CRASHED'],
    ['a process that does not start', 'does not start', 'PROBE_CRASHED'],
    ['an answer of another form', { answers: { description: 7 } }, 'PROBE_CRASHED'],
    ['a code that nobody knows', bad('MELTED'), 'PROBE_CRASHED'],
    ['a process that hangs', 'hangs', 'PROBE_TIMEOUT'],
  ])('turns %s into a reason', async (_, behaviour, code) => {
    const { outcome, killed } = await probed(behaviour, NEVER, 20)
    expect(outcome).toMatchObject({ ok: false, problem: { code } })
    expect(killed).toBe(behaviour === 'does not start' ? 0 : 1)
  })

  it('ends the process at once when nobody waits any more', async () => {
    expect(await probed('hangs', AbortSignal.abort(), 60_000)).toMatchObject({
      outcome: { ok: false },
      killed: 1,
    })
  })

  it('does not mind that a process which is gone cannot be ended', async () => {
    const { spawn } = fakeProbes({ adapter: 'dies' })
    const gone: typeof spawn = (argument) => ({
      ...spawn(argument),
      kill: () => {
        throw new Error('ESRCH')
      },
    })
    expect(await runProbe(gone, { part: 'adapter' }, 5000, NEVER)).toMatchObject({ ok: false })
  })
})
