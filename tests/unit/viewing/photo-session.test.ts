import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AnalysisService } from '../../../src/main/viewing/analysis-service.ts'
import type { DecodedPhoto } from '../../../src/main/decoder/decoder-client.ts'
import { PhotoSession } from '../../../src/main/viewing/photo-session.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'
import {
  EMPTY_SESSION,
  type RecordOfPhoto,
  sessionState,
  type SessionState,
  type View,
} from '../../../src/shared/contract/session-state.ts'
import { FakeEngine, photoOf, REPORT } from './fakes.ts'

interface Decoding {
  readonly bytes: Uint8Array
  readonly signal: AbortSignal | undefined
  readonly onProgress: (fraction: number) => void
  readonly finish: (photo: DecodedPhoto) => void
  readonly fail: (error: unknown) => void
}

let decodings: Decoding[]
let states: SessionState[]
let bugs: unknown[]
let engines: FakeEngine[]
let startFails: Error | null
let session: PhotoSession

beforeEach(() => {
  decodings = []
  states = []
  bugs = []
  engines = []
  startFails = null
  const analysis = new AnalysisService(() => {
    if (startFails) return Promise.reject(startFails)
    const fake = new FakeEngine()
    engines.push(fake)
    return Promise.resolve(fake.engine)
  })
  session = new PhotoSession({
    decoder: {
      decode: (bytes, options) => {
        const { signal, onProgress } = options ?? {}
        const { promise, resolve, reject } = Promise.withResolvers<DecodedPhoto>()
        signal?.addEventListener('abort', () => {
          reject(new CancelledError())
        })
        if (signal?.aborted === true) reject(new CancelledError())
        const told = onProgress ?? ((): void => undefined)
        decodings.push({ bytes, signal, onProgress: told, finish: resolve, fail: reject })
        return promise
      },
    },
    analysis,
    onChange: (state) => {
      // Whatever is told must be what the page accepts.
      states.push(sessionState.parse(structuredClone(state)))
      expect(state).toBe(session.state)
    },
    onBug: (error) => bugs.push(error),
  })
})

const source =
  (value = 1) =>
  (): Promise<Uint8Array> =>
    Promise.resolve(new Uint8Array([value]))

function nth<T>(list: readonly T[], index: number): T {
  const found = list.at(index)
  if (found === undefined) throw new Error(`expected an entry ${index}, found ${list.length} entries`)
  return found
}

const lastDecoding = (): Promise<Decoding> => vi.waitFor(() => nth(decodings, -1), { interval: 1 })
const decodingNo = (index: number): Promise<Decoding> =>
  vi.waitFor(() => nth(decodings, index), { interval: 1 })
const lastAsked = () => nth(nth(engines, -1).asked, -1)
const phase = () => session.state.shown.phase
const reaching = (wanted: string): Promise<void> =>
  vi.waitFor(
    () => {
      expect(phase()).toBe(wanted)
    },
    { interval: 1 },
  )

/** Opens a photo of one colour and stops where its analysis begins. */
async function opened(value = 10, record: RecordOfPhoto | null = null): Promise<void> {
  const before = decodings.length
  const opening = session.open(source(), record)
  const decoding = await decodingNo(before)
  decoding.finish(photoOf(value))
  await opening
}

function shownView(): View {
  const { shown } = session.state
  if (shown.phase === 'empty') throw new Error('expected a photo, found none')
  return shown.view
}
const shownSet = (): string => shownView().set

const firstTile = (set: string) => session.tile({ set, layer: 'photo', level: 0, column: 0, row: 0 })

describe('PhotoSession', () => {
  it('goes from empty through opening and analysing to ready, telling every step', async () => {
    expect(session.state).toEqual(EMPTY_SESSION)
    const opening = session.open(source(5))
    expect(session.state.opening).toEqual({ fraction: 0 })
    const decoding = await lastDecoding()
    expect(decoding.bytes).toEqual(new Uint8Array([5]))
    decoding.onProgress(0.5)
    expect(session.state.opening).toEqual({ fraction: 0.5 })
    decoding.onProgress(1.7)
    expect(session.state.opening).toEqual({ fraction: 1 })
    decoding.finish(photoOf(10))
    await opening
    expect(session.state).toMatchObject({
      shown: { phase: 'analyzing', view: { width: 8, height: 6 }, step: 'filter', fraction: 0 },
      opening: null,
      refusal: null,
    })
    lastAsked().request.onProgress?.({ stage: 'inference', done: 1, total: 2 })
    expect(session.state.shown).toMatchObject({ phase: 'analyzing', step: 'inference' })
    lastAsked().finish()
    await reaching('ready')
    expect(session.state.shown).toMatchObject({ report: REPORT })
    const fractions = states.flatMap(({ shown }) => (shown.phase === 'analyzing' ? [shown.fraction] : []))
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(fractions.at(-1)).toBeCloseTo(1, 12)
    expect(bugs).toEqual([])
  })

  it('hands the photo to the analysis as it was decoded', async () => {
    await opened(10)
    const { image, input } = lastAsked().request
    expect(image.data[0]).toBe(10)
    expect(input).toEqual({ width: 8, height: 6, bits: 8, profile: null, sha256: '0'.repeat(64) })
  })

  it('gives the memory of an analysis back once its layers are made', async () => {
    await opened()
    lastAsked().finish()
    await reaching('ready')
    expect(nth(engines, 0).memory.reservedBytes).toBe(0)
  })

  it('leaves the photo on the screen where another is refused, and says why', async () => {
    await opened()
    lastAsked().finish()
    await reaching('ready')
    const set = shownSet()
    const opening = session.open(source())
    expect(phase()).toBe('ready')
    const second = await decodingNo(1)
    second.fail(new BasalisError('IMAGE_CORRUPT', 'expected a whole photo, found a part'))
    await opening
    expect(session.state).toMatchObject({
      shown: { phase: 'ready' },
      opening: null,
      refusal: { kind: 'expected', code: 'IMAGE_CORRUPT' },
    })
    expect(shownSet()).toBe(set)
    expect(await firstTile(set)).not.toBeNull()
    session.dismissRefusal()
    expect(session.state.refusal).toBeNull()
    const told = states.length
    session.dismissRefusal()
    expect(states).toHaveLength(told)
  })

  it('refuses a source that cannot be read, and an engine that does not start, without showing anything', async () => {
    await session.open(() => Promise.reject(new BasalisError('FILE_NOT_FOUND', 'gone')))
    expect(session.state).toMatchObject({ shown: { phase: 'empty' }, refusal: { code: 'FILE_NOT_FOUND' } })
    startFails = new BasalisError('MODEL_MISSING', 'none')
    await opened()
    expect(session.state).toMatchObject({ shown: { phase: 'empty' }, refusal: { code: 'MODEL_MISSING' } })
    startFails = null
    await opened()
    expect(session.state).toMatchObject({ shown: { phase: 'analyzing' }, refusal: null })
  })

  it('lets the newest wish win over a photo that is still being opened', async () => {
    const first = session.open(source(1))
    const one = await decodingNo(0)
    const second = session.open(source(2))
    const two = await decodingNo(1)
    expect(one.signal?.aborted).toBe(true)
    one.onProgress(0.9)
    expect(session.state.opening).toEqual({ fraction: 0 })
    await first
    expect(session.state).toMatchObject({ opening: { fraction: 0 }, refusal: null })
    two.finish(photoOf(20))
    await second
    expect((await firstTile(shownSet()))?.data[0]).toBe(20)
    expect(nth(engines, 0).asked).toHaveLength(1)
  })

  it('lets the newest wish win where the older one is decoded already', async () => {
    const first = session.open(source(1))
    const one = await decodingNo(0)
    one.finish(photoOf(10))
    const second = session.open(source(2))
    await first
    const two = await decodingNo(1)
    expect(session.state.opening).not.toBeNull()
    two.finish(photoOf(20))
    await second
    expect((await firstTile(shownSet()))?.data[0]).toBe(20)
    expect(states.filter(({ shown }) => shown.phase === 'analyzing' && shown.fraction === 0)).toHaveLength(1)
  })

  it('ends an opening at once when cancelled, without a refusal, even where the source never answers', async () => {
    void session.open(() => new Promise(() => undefined))
    session.cancel()
    expect(session.state).toEqual(EMPTY_SESSION)

    const opening = session.open(source())
    const decoding = await lastDecoding()
    session.cancel()
    expect(session.state).toEqual(EMPTY_SESSION)
    expect(decoding.signal?.aborted).toBe(true)
    decoding.onProgress(0.7)
    await opening
    expect(session.state).toEqual(EMPTY_SESSION)
  })

  it('does not cancel the analysis of the photo on the screen while another is being opened', async () => {
    await opened()
    void session.open(source())
    session.cancel()
    expect(lastAsked().request.signal?.aborted).toBe(false)
    lastAsked().finish()
    await reaching('ready')
  })

  it('stops an analysis that is cancelled, keeps the photo, and analyses it again when asked', async () => {
    await opened(10)
    const set = shownSet()
    session.cancel()
    await reaching('cancelled')
    expect(shownSet()).toBe(set)
    expect((await firstTile(set))?.data[0]).toBe(10)
    await session.restart()
    expect(phase()).toBe('analyzing')
    lastAsked().finish()
    await reaching('ready')
    expect((await firstTile(shownSet()))?.data[0]).toBe(10)
    expect(decodings).toHaveLength(1)
  })

  it('has nothing to cancel when nothing runs', async () => {
    session.cancel()
    await opened()
    lastAsked().finish()
    await reaching('ready')
    const told = states.length
    session.cancel()
    expect(states).toHaveLength(told)
    expect(phase()).toBe('ready')
  })

  it('refuses to analyse again where there is no photo', async () => {
    await expect(session.restart()).rejects.toMatchObject({ code: 'NO_PHOTO' })
    expect(session.state).toEqual(EMPTY_SESSION)
  })

  it('closes in the middle of an analysis and hears nothing more of it', async () => {
    await opened()
    const set = shownSet()
    const { request, finish } = lastAsked()
    await session.close()
    expect(session.state).toEqual(EMPTY_SESSION)
    expect(request.signal?.aborted).toBe(true)
    const told = states.length
    request.onProgress?.({ stage: 'metrics', done: 1, total: 1 })
    finish()
    await Promise.resolve()
    expect(states).toHaveLength(told)
    expect(await firstTile(set)).toBeNull()
  })

  it('closes while a photo is being opened, which then does not appear', async () => {
    const opening = session.open(source())
    const decoding = await lastDecoding()
    await session.close()
    decoding.finish(photoOf(10))
    await opening
    expect(session.state).toEqual(EMPTY_SESSION)
  })

  it('gives tiles of the photo on the screen only', async () => {
    expect(await firstTile('00000000-0000-4000-8000-000000000000')).toBeNull()
    await opened(10)
    const old = shownSet()
    expect((await firstTile(old))?.data[0]).toBe(10)
    await opened(20)
    expect(shownSet()).not.toBe(old)
    expect(await firstTile(old)).toBeNull()
    expect((await firstTile(shownSet()))?.data[0]).toBe(20)
  })

  it('says of an analysis that died that it failed; another engine does it again', async () => {
    await opened()
    nth(engines, 0).pool.size = 0
    lastAsked().fail(new BasalisError('WORKER_DIED', 'expected a worker, found none'))
    await reaching('failed')
    expect(session.state.shown).toMatchObject({ error: { code: 'WORKER_DIED' } })
    expect(bugs).toEqual([])
    const { set, photo } = shownView()
    await session.restart()
    expect(shownView().photo).toBe(photo)
    expect(shownView().set).not.toBe(set)
    expect([engines.length, nth(engines, 0).closed]).toEqual([2, 1])
    lastAsked().finish()
    await reaching('ready')
  })

  it('says of the photo on the screen that it is lost when opening the next one ends the engine', async () => {
    await opened()
    lastAsked().finish()
    await reaching('ready')
    const { pool, services } = nth(engines, 0)
    pool.size = 0
    services.runner.run = () =>
      Promise.reject(new BasalisError('WORKER_DIED', 'expected a worker, found none'))
    const opening = session.open(source())
    const sixteenBit = photoOf(20)
    const data = new Uint16Array(new SharedArrayBuffer(sixteenBit.image.data.length * 2))
    ;(await decodingNo(1)).finish({ ...sixteenBit, image: { ...sixteenBit.image, bits: 16, data } })
    await opening
    expect(session.state).toMatchObject({ shown: { phase: 'failed' }, refusal: { code: 'WORKER_DIED' } })
    await session.restart()
    lastAsked().finish()
    await reaching('ready')
    expect(engines).toHaveLength(2)
  })

  it('says of a bug in an analysis only that it is one, and tells whoever keeps the log', async () => {
    await opened()
    const fault = new TypeError('a secret of the program')
    lastAsked().fail(fault)
    await reaching('failed')
    expect(session.state.shown).toMatchObject({ error: { kind: 'bug' } })
    expect(JSON.stringify(states)).not.toContain('secret')
    expect(bugs).toEqual([fault])
  })

  it('says of a bug while opening only that it is one, and tells whoever keeps the log', async () => {
    const fault = new TypeError('a secret of the program')
    await session.open(() => Promise.reject(fault))
    expect(session.state).toMatchObject({ refusal: { kind: 'bug' }, shown: { phase: 'empty' } })
    expect(JSON.stringify(states)).not.toContain('secret')
    expect(bugs).toEqual([fault])
  })

  it('takes a photo off the screen with its patient’s record, another patient’s and nobody’s not', async () => {
    const record = { patient: 'a'.repeat(32), photo: 'b'.repeat(32) }
    const other = 'c'.repeat(32)
    await opened(10, record)
    await session.closeRecord([other])
    expect(shownView().record).toEqual(record)
    await session.closeRecord([other, record.patient])
    expect(phase()).toBe('empty')
    await opened(10, record)
    await session.closeRecord()
    expect(phase()).toBe('empty')
    await opened()
    await session.closeRecord()
    await session.closeRecord([record.patient])
    expect(shownView().record).toBeNull()
  })
})
