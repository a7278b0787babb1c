import { describe, expect, it } from 'vitest'
import type { AnalysisEngine } from '../../../src/main/analysis/analysis-engine.ts'
import { AnalysisService } from '../../../src/main/viewing/analysis-service.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'

interface FakeEngine {
  readonly pool: { size: number }
  closed: number
}

function serviceOf(start?: () => Promise<void>) {
  const engines: FakeEngine[] = []
  const service = new AnalysisService(async () => {
    const engine = {
      pool: { size: 2 },
      closed: 0,
      close: () => {
        engine.closed += 1
        return Promise.resolve()
      },
    }
    engines.push(engine)
    await start?.()
    return engine as unknown as AnalysisEngine
  })
  return { service, engines }
}

const died = new BasalisError('WORKER_DIED', 'expected a worker, found none')

describe('AnalysisService', () => {
  it('starts nothing before it is asked, then one engine for everybody', async () => {
    const { service, engines } = serviceOf()
    expect(engines).toHaveLength(0)
    const [one, other] = await Promise.all([service.engine(), service.engine()])
    expect(one).toBe(other)
    expect(await service.engine()).toBe(one)
    expect(engines).toHaveLength(1)
  })

  it('tries again after a start that failed', async () => {
    let broken = true
    const { service, engines } = serviceOf(() =>
      broken ? Promise.reject(new BasalisError('MODEL_MISSING', 'none')) : Promise.resolve(),
    )
    await expect(service.engine()).rejects.toMatchObject({ code: 'MODEL_MISSING' })
    await service.discardIfDead(died)
    broken = false
    await service.engine()
    expect(engines).toHaveLength(2)
  })

  it.each([died, new BasalisError('POOL_CLOSED', 'closed')])(
    'throws away an engine without workers after $code, and starts another when needed',
    async (error) => {
      const { service, engines } = serviceOf()
      const first = await service.engine()
      if (engines[0]) engines[0].pool.size = 0
      await service.discardIfDead(error)
      expect(engines.map(({ closed }) => closed)).toEqual([1])
      expect(await service.engine()).not.toBe(first)
    },
  )

  it('keeps an engine whose workers were replaced, and one that failed otherwise', async () => {
    const { service, engines } = serviceOf()
    const first = await service.engine()
    await service.discardIfDead(died)
    if (engines[0]) engines[0].pool.size = 0
    for (const error of [
      new CancelledError(),
      new Error('bug'),
      new BasalisError('POOL_FULL', 'full'),
      'text',
    ])
      await service.discardIfDead(error)
    expect(await service.engine()).toBe(first)
    expect(engines.map(({ closed }) => closed)).toEqual([0])
  })

  it('throws a dead engine away once, however many analyses died with it', async () => {
    const { service, engines } = serviceOf()
    await service.engine()
    if (engines[0]) engines[0].pool.size = 0
    await Promise.all([1, 2, 3].map(() => service.discardIfDead(died)))
    expect(engines.map(({ closed }) => closed)).toEqual([1])
  })

  it('has nothing to throw away before the first start', async () => {
    const { service, engines } = serviceOf()
    await service.discardIfDead(died)
    await service.close()
    expect(engines).toEqual([])
  })

  it('closes the engine, also one that is still starting, and survives one that never started', async () => {
    const gate = Promise.withResolvers<undefined>()
    const { service, engines } = serviceOf(() => gate.promise)
    void service.engine()
    const closing = service.close()
    gate.resolve(undefined)
    await closing
    expect(engines.map(({ closed }) => closed)).toEqual([1])

    const failing = serviceOf(() => Promise.reject(new Error('no start')))
    const started = failing.service.engine()
    await failing.service.close()
    await expect(started).rejects.toThrow('no start')
  })
})
