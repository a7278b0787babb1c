import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AnalysisService } from '../../../src/main/viewing/analysis-service.ts'
import { PhotoSession, type SessionServices } from '../../../src/main/viewing/photo-session.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { EMPTY_SESSION, sessionState } from '../../../src/shared/contract/session-state.ts'
import { FakeEngine, photoOf, REPORT } from './fakes.ts'

let engine: FakeEngine
let bugs: unknown[]
let keep: NonNullable<SessionServices['keepAnalysis']>
let session: PhotoSession

beforeEach(() => {
  engine = new FakeEngine()
  bugs = []
  keep = () => Promise.reject(new Error('expected no analysis to be kept, found one'))
  session = new PhotoSession({
    decoder: { decode: () => Promise.resolve(photoOf(7)) },
    analysis: new AnalysisService(() => Promise.resolve(engine.engine)),
    onChange: (state) => void sessionState.parse(structuredClone(state)),
    onBug: (error) => bugs.push(error),
    keepAnalysis: (record, analysed, onBegin) => keep(record, analysed, onBegin),
  })
})

const source = () => Promise.resolve(Uint8Array.of(1))

describe('an analysis of a patient’s photo', () => {
  const record = { patient: 'a'.repeat(32), photo: 'b'.repeat(32) }
  const kept = () => {
    const { shown } = session.state
    return shown.phase === 'ready' ? shown.kept : undefined
  }
  const analysed = async (): Promise<void> => {
    await session.open(source, record)
    engine.asked.at(-1)?.finish()
    await vi.waitFor(() => {
      expect(session.state.shown.phase).toBe('ready')
    })
  }

  it('is kept in the record once its maps are on the screen', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const asked: unknown[] = []
    keep = (of, { report, maps }, onBegin) => {
      asked.push(of, report, maps.data.length)
      onBegin()
      return promise
    }
    await analysed()
    expect(asked).toEqual([record, REPORT, 144])
    expect(kept()).toEqual({ kind: 'keeping' })
    resolve(true)
    await vi.waitFor(() => {
      expect(kept()).toEqual({ kind: 'kept' })
    })
  })

  it('leaves the maps on the screen when the record does not take it, and says why', async () => {
    keep = () => Promise.reject(new BasalisError('STORE_LOCKED', 'expected open records, found them locked'))
    await analysed()
    await vi.waitFor(() => {
      expect(kept()).toMatchObject({ kind: 'failed', error: { code: 'STORE_LOCKED' } })
    })
    expect(bugs).toEqual([])
  })

  it('is not spoken of where whoever looks may not write', async () => {
    keep = () => Promise.resolve(false)
    await analysed()
    await vi.waitFor(() => {
      expect(kept()).toBeNull()
    })
  })

  it('says nothing about another photo that has come meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    keep = (_of, _analysed, onBegin) => {
      onBegin()
      return promise
    }
    await analysed()
    await session.close()
    resolve(true)
    await promise
    expect(session.state).toEqual(EMPTY_SESSION)
  })

  it('is not kept of a photo that is nobody’s', async () => {
    await session.open(source)
    engine.asked.at(-1)?.finish()
    await vi.waitFor(() => {
      expect(kept()).toBeNull()
    })
    expect(bugs).toEqual([])
  })
})
