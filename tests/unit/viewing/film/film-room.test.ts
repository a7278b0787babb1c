import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FilmRoom } from '../../../../src/main/viewing/film/film-room.ts'
import type { FrameRequest, MadeFrame } from '../../../../src/main/viewing/film/make-frame.ts'
import { BasalisError, CancelledError } from '../../../../src/shared/contract/errors.ts'
import { filmState, MAX_FRAMES, type FilmState } from '../../../../src/shared/contract/film-state.ts'
import { EMPTY_SESSION, type SessionState } from '../../../../src/shared/contract/session-state.ts'
import { REPORT } from '../fakes.ts'

const id = (number: number): string => number.toString(16).padStart(32, '0')
const SIZE = { width: 8, height: 6 }

interface Asked {
  readonly request: FrameRequest
  readonly finish: (part?: Partial<MadeFrame>) => void
  readonly fail: (error: unknown) => void
}

let session: SessionState
let settle: () => void
let photos: number
let asked: Asked[]
let told: FilmState[]
let bugs: unknown[]
let room: FilmRoom

function withHand(photo: number | null): void {
  session =
    photo === null
      ? EMPTY_SESSION
      : {
          ...EMPTY_SESSION,
          shown: {
            phase: 'cancelled',
            view: {
              set: crypto.randomUUID(),
              photo: crypto.randomUUID(),
              record: { patient: id(99), photo: id(photo) },
              ...SIZE,
            },
          },
        }
}

beforeEach(() => {
  const settled = Promise.withResolvers<undefined>()
  settle = () => {
    settled.resolve(undefined)
  }
  photos = 4
  asked = []
  told = []
  bugs = []
  withHand(2)
  room = new FilmRoom({
    primary: {
      get state() {
        return session
      },
      settled: () => settled.promise,
    },
    photosLike: () =>
      Promise.resolve(Array.from({ length: photos }, (_, index) => ({ id: id(index), takenMs: index }))),
    makeFrame: (request) => {
      const { promise, resolve, reject } = Promise.withResolvers<MadeFrame>()
      request.signal.addEventListener('abort', () => {
        reject(new CancelledError())
      })
      asked.push({
        request,
        fail: reject,
        finish: (part = {}) => {
          resolve({
            pictures: new Map([['photo', Uint8Array.of(asked.length)]]),
            place: { a: 1, b: 0, tx: 0, ty: 0 },
            aligned: true,
            self: {
              size: SIZE,
              small: { ...SIZE, bits: 8, data: new Uint8Array(new SharedArrayBuffer(144)) },
              landmarks: null,
            },
            ...part,
          })
        },
      })
      return promise
    },
    onChange: (state) => void told.push(filmState.parse(structuredClone(state))),
    onBug: (error) => bugs.push(error),
  })
})

const kinds = (): string[] => room.state?.frames.map(({ made }) => made.kind) ?? []
const askedFor = (count: number): Promise<void> =>
  vi.waitFor(() => {
    expect(asked).toHaveLength(count)
  })

describe('FilmRoom', () => {
  it('answers with its frames, and makes them when the photo at hand is done: it first, then the newest first', async () => {
    const film = await room.open()
    expect(film).toMatchObject({ hand: id(2), frames: [0, 1, 2, 3].map((takenMs) => ({ takenMs })) })
    expect(asked).toEqual([])
    settle()
    for (let count = 1; count <= 4; count += 1) {
      await askedFor(count)
      asked.at(-1)?.finish()
    }
    await vi.waitFor(() => {
      expect(kinds()).toEqual(['there', 'there', 'there', 'there'])
    })
    expect(asked.map(({ request }) => request.photo)).toEqual([2, 3, 1, 0].map(id))
    expect(asked.map(({ request }) => request.reference === null)).toEqual([true, false, false, false])
  })

  it('gives pictures by the film’s own id, and none of another', async () => {
    settle()
    const { id: film } = await room.open()
    await askedFor(1)
    asked[0]?.finish()
    await askedFor(2)
    const request = { film, photo: id(2), layer: 'photo' } as const
    expect(room.picture(request)).toEqual(Uint8Array.of(1))
    expect(room.picture({ ...request, layer: 'map.red' })).toBeNull()
    expect(room.picture({ ...request, photo: id(3) })).toBeNull()
    expect(room.picture({ ...request, film: crypto.randomUUID() })).toBeNull()
    await room.close()
    expect(room.picture(request)).toBeNull()
  })

  it('says in a frame’s place why it failed, goes on with the others, and tries again when asked', async () => {
    settle()
    await room.open()
    await askedFor(1)
    asked[0]?.finish()
    await askedFor(2)
    asked[1]?.fail(
      new BasalisError('IMAGE_ALTERED', 'expected a stored image as it was written, found it altered'),
    )
    await askedFor(3)
    expect(room.state?.frames[3]?.made).toMatchObject({ kind: 'failed', error: { code: 'IMAGE_ALTERED' } })
    asked[2]?.finish()
    await askedFor(4)
    asked[3]?.fail(new Error('nobody foresaw this'))
    await vi.waitFor(() => {
      expect(kinds()).toEqual(['failed', 'there', 'there', 'failed'])
    })
    expect(bugs).toHaveLength(1)
    await room.open()
    await askedFor(5)
    expect(asked[4]?.request.photo).toBe(id(3))
    expect(kinds()).toEqual(['waiting', 'there', 'there', 'making'])
  })

  it('lays frame on frame, and says so, where the photo at hand could not be made', async () => {
    settle()
    await room.open()
    await askedFor(1)
    asked[0]?.fail(new BasalisError('IMAGE_MISSING', 'expected the file of a stored image, found none'))
    await askedFor(2)
    asked[1]?.finish({
      self: {
        size: { width: 16, height: 12 },
        small: { ...SIZE, bits: 8, data: new Uint8Array(new SharedArrayBuffer(144)) },
        landmarks: null,
      },
    })
    await vi.waitFor(() => {
      expect(room.state?.frames[3]?.made).toMatchObject({ aligned: false, place: { a: 2, tx: 0, ty: 0 } })
    })
  })

  it('makes the photo at hand again when its maps have been kept meanwhile', async () => {
    photos = 3
    settle()
    await room.open()
    for (let count = 1; count <= 3; count += 1) {
      await askedFor(count)
      asked.at(-1)?.finish()
    }
    await vi.waitFor(() => {
      expect(kinds()).toEqual(['there', 'there', 'there'])
    })
    await room.open()
    expect(kinds()).toEqual(['there', 'there', 'there'])
    const { shown } = session
    if (shown.phase === 'empty') throw new Error('expected a photo at hand, found none')
    const ready = { phase: 'ready', view: shown.view, report: REPORT, kept: { kind: 'kept' } } as const
    session = { ...session, shown: ready }
    await room.open()
    await askedFor(4)
    expect(kinds()).toEqual(['there', 'there', 'making'])
  })

  it('holds what has come into the record since, without making the others again', async () => {
    photos = 3
    settle()
    const { id: film } = await room.open()
    for (let count = 1; count <= 3; count += 1) {
      await askedFor(count)
      asked.at(-1)?.finish()
    }
    await vi.waitFor(() => {
      expect(kinds()).toEqual(['there', 'there', 'there'])
    })
    photos = 4
    const again = await room.open()
    expect(again.id).toBe(film)
    await askedFor(4)
    expect(kinds()).toEqual(['there', 'there', 'there', 'making'])
    expect(asked[3]?.request).toMatchObject({ photo: id(3) })
    expect(asked[3]?.request.reference).not.toBeNull()
  })

  it('goes with the photo at hand: what is being made is cancelled, nothing is kept', async () => {
    settle()
    await room.open()
    await askedFor(1)
    withHand(1)
    await room.primaryChanged()
    expect(asked[0]?.request.signal.aborted).toBe(true)
    expect(room.state).toBeNull()
    expect(told.at(-1)).toBeNull()
    const next = await room.open()
    expect(next.hand).toBe(id(1))
    await askedFor(2)
    expect(asked[1]?.request.photo).toBe(id(1))
    expect(bugs).toEqual([])
  })

  it('closes while the photo at hand is still being analysed', async () => {
    await room.open()
    await room.close()
    expect(room.state).toBeNull()
    settle()
    await Promise.resolve()
    expect(asked).toEqual([])
  })

  it('stays while the same photo is analysed again, and is opened once however often it is asked for', async () => {
    const [one, two] = await Promise.all([room.open(), room.open()])
    expect(one.id).toBe(two.id)
    await room.primaryChanged()
    expect((await room.open()).id).toBe(one.id)
  })

  it('is of nobody’s photo none', async () => {
    withHand(null)
    await expect(room.open()).rejects.toMatchObject({ code: 'COMPARISON_NOT_POSSIBLE' })
  })

  it('holds the latest photos where there are too many, and the one at hand', async () => {
    photos = MAX_FRAMES + 10
    const { frames } = await room.open()
    expect(frames).toHaveLength(MAX_FRAMES)
    expect(frames[0]?.photo).toBe(id(2))
    expect(frames.slice(1).map(({ takenMs }) => takenMs)).toEqual(
      Array.from({ length: MAX_FRAMES - 1 }, (_, index) => index + 11),
    )
  })
})
