import { beforeEach, describe, expect, it, vi } from 'vitest'
import { mapLayers } from '../../../src/main/encoder/map-layers.ts'
import { AnalysisService } from '../../../src/main/viewing/analysis-service.ts'
import type { KeptAnalysis } from '../../../src/main/viewing/kept-analysis.ts'
import { PhotoSession, type SessionServices } from '../../../src/main/viewing/photo-session.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { sessionState } from '../../../src/shared/contract/session-state.ts'
import { PIPELINE_VERSION } from '../../../src/shared/imaging/version.ts'
import { MAP_FULL } from '../../../src/shared/imaging/pigments.ts'
import { evenConfidence, noisyMaps, skinOf } from '../analysis/layers/pictures.ts'
import { FakeEngine, photoOf, REPORT } from './fakes.ts'

const record = { patient: 'a'.repeat(32), photo: 'b'.repeat(32) }
const size = { width: 8, height: 6 }
const planes = { maps: noisyMaps(size), confidence: evenConfidence(size, 255), skin: skinOf(size) }
const report = { ...REPORT, input: { ...REPORT.input, sha256: '0'.repeat(64) } }

let engine: FakeEngine
let bugs: unknown[]
let load: NonNullable<SessionServices['loadAnalysis']>
let keeps: number
let session: PhotoSession

beforeEach(() => {
  engine = new FakeEngine()
  bugs = []
  keeps = 0
  load = () => kept()
  session = new PhotoSession({
    decoder: { decode: () => Promise.resolve(photoOf(7)) },
    analysis: new AnalysisService(() => Promise.resolve(engine.engine)),
    onChange: (state) => void sessionState.parse(structuredClone(state)),
    onBug: (error) => bugs.push(error),
    loadAnalysis: (...asked) => load(...asked),
    keepAnalysis: () => {
      keeps += 1
      return Promise.resolve(true)
    },
  })
})

async function kept(
  change: (layers: Map<string, Uint8Array>) => void = () => undefined,
): Promise<KeptAnalysis> {
  const layers = new Map<string, Uint8Array>()
  for (const { name, encode } of mapLayers(planes)) layers.set(name, await encode())
  change(layers)
  return { report, layers: [...layers].map(([name, bytes]) => ({ name, bytes })) }
}

const source = () => Promise.resolve(Uint8Array.of(1))
const analysisAsked = (): Promise<void> =>
  vi.waitFor(() => {
    expect(engine.asked).toHaveLength(1)
  })

describe('a photo whose analysis is in the record', () => {
  it('is shown with the maps that are kept, and nothing is computed or kept again', async () => {
    const asked: unknown[] = []
    load = (...given) => {
      asked.push(given)
      return kept()
    }
    await session.open(source, record)
    await session.settled()
    expect(session.state.shown).toMatchObject({ phase: 'ready', report, kept: { kind: 'restored' } })
    const recipe = {
      pipelineVersion: PIPELINE_VERSION,
      modelSha256: REPORT.model.sha256,
      parameters: REPORT.parameters,
    }
    expect(asked).toEqual([[record, recipe]])
    expect([engine.asked.length, engine.splits, keeps]).toEqual([0, 1, 0])
    const { shown } = session.state
    const set = shown.phase === 'empty' ? '' : shown.view.set
    const at = { x: 5, y: 4 }
    const value = (planes.maps.data[4 * 8 + 5] as number) / MAP_FULL
    expect(await session.read(set, at)).toMatchObject({ maps: { red: { value, confidence: 1 } } })
    expect(engine.memory.reservedBytes).toBe(0)
    expect(bugs).toEqual([])
  })

  it.each<[string, () => Promise<KeptAnalysis | null>]>([
    ['nothing is kept', () => Promise.resolve(null)],
    ['a layer is missing', () => kept((layers) => layers.delete('gray'))],
    ['a layer is damaged', () => kept((layers) => layers.set('red', Buffer.from('no picture')))],
    ['it is of other bytes', async () => ({ ...(await kept()), report: REPORT })],
    ['its files were altered', () => Promise.reject(new BasalisError('IMAGE_ALTERED', 'expected as it was'))],
    ['nobody may read it', () => Promise.reject(new BasalisError('ROLE_REFUSED', 'expected another role'))],
  ])('is analysed where %s', async (_name, loads) => {
    load = loads
    await session.open(source, record)
    await analysisAsked()
    engine.asked[0]?.finish()
    await session.settled()
    expect(session.state.shown).toMatchObject({ phase: 'ready', report: REPORT, kept: { kind: 'kept' } })
    expect(bugs).toEqual([])
  })

  it('is analysed where the records fail in a way that nobody foresaw, which is told', async () => {
    load = () => Promise.reject(new Error('no such disk'))
    await session.open(source, record)
    await analysisAsked()
    expect(bugs).toHaveLength(1)
    await session.close()
  })

  it('is analysed when somebody asks for that, whatever is kept', async () => {
    await session.open(source, record)
    await session.settled()
    await session.restart()
    await analysisAsked()
    await session.close()
  })

  it('is not asked for of a photo that is nobody’s', async () => {
    load = () => Promise.reject(new Error('expected nothing to be asked for'))
    await session.open(source)
    await analysisAsked()
    expect(bugs).toEqual([])
    await session.close()
  })

  it('can be cancelled while it is read', async () => {
    const { promise, resolve } = Promise.withResolvers<KeptAnalysis>()
    load = () => promise
    await session.open(source, record)
    session.cancel()
    resolve(await kept())
    await session.settled()
    expect(session.state.shown.phase).toBe('cancelled')
    expect(engine.memory.reservedBytes).toBe(0)
    expect(engine.asked).toEqual([])
  })
})
