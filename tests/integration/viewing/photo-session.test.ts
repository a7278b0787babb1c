import sharp from 'sharp'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AnalysisEngine } from '../../../src/main/analysis/analysis-engine.ts'
import { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { spawnChildProcess } from '../../../src/main/decoder/spawn-child-process.ts'
import { renderPatch } from '../../../src/main/simulator/render.ts'
import { AnalysisService } from '../../../src/main/viewing/analysis-service.ts'
import { PhotoSession } from '../../../src/main/viewing/photo-session.ts'
import { sessionState, type SessionState, type View } from '../../../src/shared/contract/session-state.ts'
import { LAYERS } from '../../../src/shared/imaging/layers.ts'
import { DEADLY } from './deadly-photo.ts'

const worker = new URL('./fragile-worker.ts', import.meta.url)

const analysis = new AnalysisService(() =>
  AnalysisEngine.start({ variant: 'stack-base', worker, threads: 2 }),
)
const decoder = new PhotoDecoder({ spawn: spawnChildProcess })

afterAll(async () => {
  decoder.close()
  await analysis.close()
})

let states: SessionState[]
let bugs: unknown[]
let session: PhotoSession

beforeEach(() => {
  states = []
  bugs = []
  session = new PhotoSession({
    decoder,
    analysis,
    onChange: (state) => states.push(sessionState.parse(structuredClone(state))),
    onBug: (error) => bugs.push(error),
  })
})

afterEach(async () => {
  await session.close()
  expect(bugs).toEqual([])
})

/** Rendered skin as a PNG file; `first` is its first sample. */
async function skin(width: number, height: number, first?: number): Promise<Uint8Array> {
  const { rgb } = renderPatch(7, { width, height })
  const data = new Uint8Array(rgb.data)
  if (first !== undefined) data[0] = first
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

const open = (bytes: Uint8Array): Promise<void> => session.open(() => Promise.resolve(bytes))

const reaching = (phase: string): Promise<void> =>
  vi.waitFor(
    () => {
      expect(session.state.shown.phase).toBe(phase)
    },
    { timeout: 30_000 },
  )

function view(): View {
  const { shown } = session.state
  if (shown.phase === 'empty') throw new Error('expected a photo, found none')
  return shown.view
}

const tile = (set: string, layer: (typeof LAYERS)[number]) =>
  session.tile({ set, layer, level: 0, column: 0, row: 0 })

describe('PhotoSession with decoder, workers and net', () => {
  it('brings a file to layers and numbers, telling every step on the way', async () => {
    await open(await skin(160, 120))
    expect(view()).toMatchObject({ width: 160, height: 120 })
    expect(await tile(view().set, 'photo')).toMatchObject({ width: 160, height: 120 })
    await reaching('ready')
    for (const layer of LAYERS) expect(await tile(view().set, layer), layer).toMatchObject({ width: 160 })
    const steps = states.flatMap(({ shown }) => (shown.phase === 'analyzing' ? [shown.step] : []))
    expect([...new Set(steps)]).toEqual(['filter', 'stack', 'inference', 'metrics', 'layers'])
    const fractions = states.flatMap(({ shown }) => (shown.phase === 'analyzing' ? [shown.fraction] : []))
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    const { shown } = session.state
    expect(shown).toMatchObject({ report: { input: { width: 160, height: 120 } } })
    const { memory } = (await analysis.engine()).services
    expect(memory.reservedBytes).toBe(0)
  })

  it('leaves a photo on the screen where the next file is none', async () => {
    await open(await skin(64, 64))
    await reaching('ready')
    const { set } = view()
    await open(new TextEncoder().encode('%PDF-1.7 and no photo at all'))
    expect(session.state).toMatchObject({
      shown: { phase: 'ready' },
      refusal: { code: 'IMAGE_TYPE_UNSUPPORTED' },
    })
    expect(await tile(set, 'map.brown')).not.toBeNull()
  })

  it('cancels an analysis under way, keeps the photo, and analyses it again when asked', async () => {
    await open(await skin(700, 600))
    session.cancel()
    await reaching('cancelled')
    expect(await tile(view().set, 'photo')).not.toBeNull()
    expect(await tile(view().set, 'diffuse')).toBeNull()
    await session.restart()
    await reaching('ready')
    expect(await tile(view().set, 'light.red')).not.toBeNull()
  })

  it('opens another photo in the middle of an analysis, whose tiles are gone then', async () => {
    await open(await skin(700, 600))
    const { set } = view()
    await open(await skin(48, 32))
    expect(view()).toMatchObject({ width: 48, height: 32 })
    expect(await tile(set, 'photo')).toBeNull()
    await reaching('ready')
    expect(states.filter(({ shown }) => shown.phase === 'ready')).toHaveLength(1)
  })

  it('closes in the middle of an analysis and holds no memory of it', async () => {
    await open(await skin(700, 600))
    const { set } = view()
    await session.close()
    expect(session.state.shown).toEqual({ phase: 'empty' })
    expect(await tile(set, 'photo')).toBeNull()
    const { memory } = (await analysis.engine()).services
    expect(memory.reservedBytes).toBe(0)
  })

  it('says that a worker died, and does the analysis with another when asked again', async () => {
    await open(await skin(64, 48, DEADLY))
    await reaching('failed')
    expect(session.state.shown).toMatchObject({ error: { kind: 'expected', code: 'WORKER_DIED' } })
    expect(await tile(view().set, 'photo')).not.toBeNull()
    await session.restart()
    await reaching('ready')
    expect(await tile(view().set, 'map.red')).not.toBeNull()
  })
})
