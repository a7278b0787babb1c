import { expect, it } from 'vitest'
import { AnalysisEngine } from '../../../../src/main/analysis/analysis-engine.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import { fakeProbes } from './fake-probe.ts'

it('does not wait for a GPU that was asked for once the start is cancelled, and ends its test', async () => {
  const probes = fakeProbes({ adapter: 'hangs' })
  const cancelling = new AbortController()
  const start = AnalysisEngine.start({
    variant: 'stack',
    worker: new URL('../../../../src/main/analysis/analysis-worker.ts', import.meta.url),
    backend: { mode: 'gpu', spawnProbe: probes.spawn, cacheFolder: null },
    signal: cancelling.signal,
  })
  setTimeout(() => {
    cancelling.abort()
  }, 100)
  await expect(start).rejects.toBeInstanceOf(CancelledError)
  await expect.poll(probes.killed).toBeGreaterThan(0)
})
