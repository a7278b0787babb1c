import { describe, expect, it } from 'vitest'
import { KeptPhotos, type AddOptions, type KeptPhotosOptions } from '../../../src/main/ipc/kept-photos.ts'
import type { KnownPhoto } from '../../../src/shared/domain/known-photo.ts'
import type { CaptureFigures } from '../../../src/shared/imaging/capture-figures.ts'

const id = '0123456789abcdef0123456789abcdef'
const bytes = new Uint8Array([1, 2, 3])
const labels = { visitId: id, view: 'detail', bodySite: 'Nose', repeats: null } as const
const despite = { reason: 'urgent', note: '' } as const
const decided = { despite, known: null }
const NOW = Date.UTC(2026, 2, 9, 12)
const DAY_MS = 24 * 60 * 60 * 1000

/** A sharp, evenly lit piece of skin. */
const GOOD: CaptureFigures = {
  whole: { lightness: 60, burntShare: 0 },
  faces: 0,
  face: null,
  site: { skinShare: 0.9, middleShare: 1 },
  light: { lightness: 60, unevenness: 2, burntShare: 0, blackShare: 0, hueDegrees: 55, chroma: 20 },
  sharpness: 0.9,
  motion: null,
}

const NAMED = { number: 'A-17', name: '', birthDate: null }

interface Records {
  readonly addPhoto?: () => Promise<never>
  /** Where the bytes are already. */
  readonly known?: KnownPhoto
  /** Of the patient of the visit. */
  readonly patientNumber?: string
  readonly visitMs?: number
  /** What the camera wrote. */
  readonly takenMs?: number
}

function setUp(
  figures: CaptureFigures | null,
  { addPhoto, known, patientNumber = NAMED.number, visitMs = NOW, takenMs }: Records = {},
) {
  const kept: unknown[] = []
  const asked: string[] = []
  const lookedFor: unknown[] = []
  const records = {
    timeOfVisit: () => Promise.resolve(visitMs),
    findKnown: (...place: unknown[]) => {
      lookedFor.push(place)
      return Promise.resolve(known ?? null)
    },
    loadPhoto: () => Promise.resolve({ bytes, record: { patient: 'p', photo: id } }),
    addPhoto: (given: unknown) => {
      kept.push(given)
      return addPhoto?.() ?? Promise.resolve({ added: { id }, patient: 'p' })
    },
  } as unknown as KeptPhotosOptions['records']
  const shown: unknown[] = []
  const screen = { maySee: true, closed: Promise.resolve() }
  const session = {
    close: () => screen.closed,
    open: (_source: unknown, record: unknown) => {
      shown.push(record)
      return Promise.resolve()
    },
  } as unknown as KeptPhotosOptions['session']
  const photos = new KeptPhotos({
    records,
    session,
    maySee: () => screen.maySee,
    now: () => NOW,
    namesAnother: (_visit, { number }) => Promise.resolve(number !== patientNumber),
    measure: (_bytes, of) => {
      asked.push(of)
      const thumbnail = new Uint8Array([9])
      return Promise.resolve({
        format: 'jpeg',
        width: 4,
        height: 3,
        device: '',
        exif: {},
        takenMs: takenMs ?? null,
        thumbnail,
        figures,
        named: NAMED,
      })
    },
  })
  return {
    photos,
    kept,
    shown,
    screen,
    asked,
    lookedFor,
    add: (options?: AddOptions) => photos.add(labels, () => Promise.resolve(bytes), options),
  }
}

describe('a photo on its way into a record', () => {
  it('waits where its file names another patient, and is kept once somebody says that it is this one', async () => {
    const { photos, kept, add } = setUp(GOOD, { patientNumber: 'A-71' })
    const { added, refused } = await add()
    expect(added).toBeNull()
    expect(refused).toMatchObject({ failed: [], otherPatient: true })
    expect(kept).toEqual([])
    await expect(
      photos.keepDespite(refused?.waiting ?? '', { despite: null, known: null }, false),
    ).rejects.toMatchObject({ code: 'REQUEST_INVALID' })
    await photos.keepDespite(refused?.waiting ?? '', decided, false)
    expect(kept).toHaveLength(1)
  })

  it('is kept with how it met the rules of its view, and shown', async () => {
    const { add, kept, shown, asked } = setUp(GOOD)
    expect(await add()).toEqual({ added: { id }, refused: null })
    expect(asked).toEqual(['site'])
    expect(kept).toMatchObject([{ visitId: id, bytes, fields: { takenMs: NOW }, quality: { despite: null } }])
    const [{ quality }] = kept as [{ quality: { checks: { rule: string; passed: boolean | null }[] } }]
    expect(quality.checks).toContainEqual(expect.objectContaining({ rule: 'sharpness', passed: true }))
    expect(quality.checks).toContainEqual(expect.objectContaining({ rule: 'motion', passed: null }))
    expect(shown).toEqual([{ patient: 'p', photo: id }])
  })

  it('without a date is of the visit that it goes into, where that was before today and nobody has just taken it', async () => {
    const before = NOW - 60 * DAY_MS
    for (const [records, options, takenMs] of [
      [{ visitMs: before }, {}, before],
      [{ visitMs: before }, { justTaken: true }, NOW],
      [{ visitMs: before, takenMs: 5 }, {}, 5],
      // Of the same morning, and one that is still to come.
      [{ visitMs: new Date(NOW).setHours(0, 0, 0, 0) }, {}, NOW],
      [{ visitMs: NOW + DAY_MS }, {}, NOW],
    ] as const) {
      const { add, kept } = setUp(GOOD, records)
      await add(options)
      expect(kept).toMatchObject([{ fields: { takenMs } }])
    }
  })

  it.each(['add', 'open'] as const)(
    'is not shown where the records were locked while the photo before it left the screen: %s',
    async (how) => {
      const { photos, add, kept, shown, screen } = setUp(GOOD)
      const left = Promise.withResolvers<undefined>()
      screen.closed = left.promise
      const done = how === 'add' ? add() : photos.open(id)
      await new Promise(setImmediate)
      screen.maySee = false
      left.resolve(undefined)
      await done
      expect(shown).toEqual([])
      expect(kept).toHaveLength(how === 'add' ? 1 : 0)
    },
  )

  it('is not kept where it does not meet them, until somebody says why all the same', async () => {
    const { photos, add, kept, shown } = setUp({ ...GOOD, sharpness: 0.3 })
    const { added, refused } = await add()
    expect(added).toBeNull()
    expect(refused?.failed).toMatchObject([{ rule: 'sharpness', value: 0.3, prompt: 'focus' }])
    expect([kept, shown]).toEqual([[], []])
    expect(await photos.keepDespite(refused?.waiting ?? '', decided, false)).toEqual({ id })
    expect(kept).toMatchObject([{ bytes, quality: { despite, checks: expect.any(Array) as unknown } }])
    expect(shown).toEqual([])
    await expect(photos.keepDespite(refused?.waiting ?? '', decided, false)).rejects.toMatchObject({
      code: 'UPLOAD_BROKEN',
    })
  })

  it.each(['leaveOut', 'leaveAll'] as const)('is gone after %s', async (how) => {
    const { photos, add, kept } = setUp({ ...GOOD, sharpness: 0.3 })
    const waiting = (await add()).refused?.waiting ?? ''
    photos[how](waiting)
    await expect(photos.keepDespite(waiting, decided, true)).rejects.toMatchObject({ code: 'UPLOAD_BROKEN' })
    expect(kept).toEqual([])
  })

  it('goes on waiting where the record does not take it', async () => {
    const { photos, add, kept } = setUp(
      { ...GOOD, sharpness: 0.3 },
      { addPhoto: () => Promise.reject(new Error('full')) },
    )
    const waiting = (await add()).refused?.waiting ?? ''
    for (let tries = 0; tries < 2; tries++)
      await expect(photos.keepDespite(waiting, decided, true)).rejects.toThrow('full')
    expect(kept).toHaveLength(2)
  })

  it('is kept where it could not be measured', async () => {
    const { add, kept } = setUp(null)
    expect(await add()).toEqual({ added: { id }, refused: null })
    expect(kept).toMatchObject([{ quality: { checks: [], despite: null } }])
  })

  it('is looked for by its bytes before anything is kept, and waits where a record holds it', async () => {
    const known = { whose: 'same', visitAtMs: 5, view: 'detail', bodySite: 'Nose' } as const
    const { photos, add, kept, lookedFor } = setUp(GOOD, { known })
    const { added, refused } = await add()
    expect(added).toBeNull()
    expect(refused).toMatchObject({ failed: [], known })
    // SHA-256 of the bytes 1, 2, 3.
    expect(lookedFor).toEqual([[id, '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81']])
    expect(kept).toEqual([])
    await photos.keepDespite(refused?.waiting ?? '', { despite: null, known: { whose: 'same' } }, false)
    expect(kept).toMatchObject([{ known: { whose: 'same' }, quality: { despite: null } }])
  })

  it('needs a decision about each thing that speaks against it', async () => {
    const other = { whose: 'other', reason: 'same-person', note: '' } as const
    const { photos, add, kept } = setUp(
      { ...GOOD, sharpness: 0.3 },
      { known: { whose: 'other', number: null } },
    )
    const waiting = (await add()).refused?.waiting ?? ''
    for (const decision of [
      { despite, known: null },
      { despite: null, known: other },
      { despite, known: { whose: 'same' } as const },
    ])
      await expect(photos.keepDespite(waiting, decision, false)).rejects.toMatchObject({
        code: 'REQUEST_INVALID',
      })
    expect(kept).toEqual([])
    await photos.keepDespite(waiting, { despite, known: other }, false)
    expect(kept).toMatchObject([{ known: other, quality: { despite } }])
  })
})
