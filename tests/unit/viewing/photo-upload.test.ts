import { describe, expect, it } from 'vitest'
import { PhotoUpload } from '../../../src/main/viewing/photo-upload.ts'
import { PHOTO_LIMITS } from '../../../src/shared/imaging/photo-limits.ts'

const piece = (...values: number[]): Uint8Array => new Uint8Array(values)

const broken = expect.objectContaining({ code: 'UPLOAD_BROKEN' }) as Error

describe('PhotoUpload', () => {
  it('puts pieces together in order and gives the whole with the last one', () => {
    const upload = new PhotoUpload()
    const id = upload.begin(5)
    expect(upload.append(id, 0, piece(1, 2))).toBeNull()
    expect(upload.append(id, 2, piece(3))).toBeNull()
    expect(upload.append(id, 3, piece(4, 5))).toEqual(piece(1, 2, 3, 4, 5))
  })

  it('keeps a copy: a piece that changes afterwards changes nothing', () => {
    const upload = new PhotoUpload()
    const id = upload.begin(2)
    const first = piece(1)
    upload.append(id, 0, first)
    first[0] = 9
    expect(upload.append(id, 1, piece(2))).toEqual(piece(1, 2))
  })

  it('takes one photo in a single piece', () => {
    const upload = new PhotoUpload()
    expect(upload.append(upload.begin(1), 0, piece(7))).toEqual(piece(7))
  })

  it.each([
    ['before the place', 1, piece(9)],
    ['after the place', 3, piece(9)],
    ['nowhere', Number.NaN, piece(9)],
    ['that is too much', 2, piece(9, 9, 9, 9)],
  ])('ends with UPLOAD_BROKEN at a piece %s', (_, offset, bytes) => {
    const upload = new PhotoUpload()
    const id = upload.begin(5)
    upload.append(id, 0, piece(1, 2))
    expect(() => upload.append(id, offset, bytes)).toThrow(broken)
    expect(() => upload.append(id, 2, piece(3, 4, 5))).toThrow(broken)
  })

  it('refuses a piece of no upload, and goes on with the one under way', () => {
    const upload = new PhotoUpload()
    expect(() => upload.append('00000000-0000-4000-8000-000000000000', 0, piece(1))).toThrow(broken)
    const id = upload.begin(2)
    expect(() => upload.append(`${id}0`, 0, piece(1))).toThrow(broken)
    expect(upload.append(id, 0, piece(1, 2))).toEqual(piece(1, 2))
  })

  it('refuses pieces after the last one', () => {
    const upload = new PhotoUpload()
    const id = upload.begin(1)
    upload.append(id, 0, piece(1))
    expect(() => upload.append(id, 0, piece(1))).toThrow(broken)
    expect(() => upload.append(id, 1, piece(1))).toThrow(broken)
  })

  it('lets a new upload take the place of the old one', () => {
    const upload = new PhotoUpload()
    const old = upload.begin(2)
    upload.append(old, 0, piece(1))
    const id = upload.begin(2)
    expect(id).not.toBe(old)
    expect(() => upload.append(old, 1, piece(2))).toThrow(broken)
    expect(upload.append(id, 0, piece(3, 4))).toEqual(piece(3, 4))
  })

  it('forgets what was abandoned, and only that', () => {
    const upload = new PhotoUpload()
    const id = upload.begin(2)
    upload.abandon('00000000-0000-4000-8000-000000000000')
    expect(upload.append(id, 0, piece(1))).toBeNull()
    upload.abandon(id)
    upload.abandon(id)
    expect(() => upload.append(id, 1, piece(2))).toThrow(broken)
  })

  it('lets a photo that is to be kept wait, whole, until it is taken once', () => {
    const upload = new PhotoUpload()
    const id = upload.begin(3, 'hold')
    upload.append(id, 0, piece(1, 2))
    expect(upload.holds(id)).toBe(true)
    expect(() => upload.take(id)).toThrow(broken)
    upload.append(id, 2, piece(3))
    expect(upload.take(id)).toEqual(piece(1, 2, 3))
    expect(upload.holds(id)).toBe(false)
    expect(() => upload.take(id)).toThrow(broken)
  })

  it('gives nobody a photo that is to be opened, or that was given up', () => {
    const upload = new PhotoUpload()
    const open = upload.begin(2)
    upload.append(open, 0, piece(1))
    expect(upload.holds(open)).toBe(false)
    expect(() => upload.take(open)).toThrow(broken)
    const kept = upload.begin(1, 'hold')
    upload.append(kept, 0, piece(1))
    upload.abandon(kept)
    expect(() => upload.take(kept)).toThrow(broken)
  })

  it('refuses an empty file', () => {
    expect(() => new PhotoUpload().begin(0)).toThrow(expect.objectContaining({ code: 'IMAGE_EMPTY' }))
  })

  it.each([PHOTO_LIMITS.maxFileBytes + 1, Number.MAX_SAFE_INTEGER])(
    'refuses a file of %d bytes before it takes memory, and says how large it is',
    (byteLength) => {
      const before = process.memoryUsage().arrayBuffers
      expect(() => new PhotoUpload().begin(byteLength)).toThrow(
        expect.objectContaining({
          code: 'FILE_TOO_LARGE',
          facts: { megabytes: Math.ceil(byteLength / 1e6) },
        }),
      )
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(PHOTO_LIMITS.maxFileBytes / 2)
    },
  )

  it('takes a file of exactly the largest size', () => {
    expect(new PhotoUpload().begin(PHOTO_LIMITS.maxFileBytes)).toMatch(/^[0-9a-f-]{36}$/)
  })
})
