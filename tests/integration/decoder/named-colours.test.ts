import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { jpegWithExif, type ExifTag } from './made-exif.ts'
import { pngChunk, pngOfOneColour } from './png-chunks.ts'
import { openDecoder, pixel, raw, scene } from './scenes.ts'

let decoder: PhotoDecoder
beforeAll(() => {
  decoder = openDecoder()
})
afterAll(() => {
  decoder.close()
})

const STORED = [180, 125, 100] as const

const within = (found: readonly number[], expected: readonly number[], most: number): void => {
  for (const [channel, value] of found.entries())
    expect(Math.abs(value - (expected[channel] ?? 0)), `channel ${channel}`).toBeLessThanOrEqual(most)
}

describe('a camera that is set to Adobe RGB', () => {
  // By the primaries of both at the same white D65, and gamma 563/256.
  const SRGB = [198, 126, 99]
  const R03: ExifTag = [1, 'R03']
  const jpeg = () =>
    sharp({
      create: {
        width: 64,
        height: 64,
        channels: 3,
        background: { r: STORED[0], g: STORED[1], b: STORED[2] },
      },
    })
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer()
  const decoded = async (exif: readonly ExifTag[], interop: readonly ExifTag[]) =>
    decoder.decode(jpegWithExif(await jpeg(), exif, interop))

  test.each([
    ['by the index of DCF alone', 65535, [R03]],
    ['by the colour space of its EXIF', 2, []],
  ] as const)('and says so %s has its colours converted', async (_, space, interop) => {
    const photo = await decoded([[0xa001, space]], interop)
    expect(photo.input.profile).toBe('Adobe RGB (1998)')
    within(pixel(photo, 20, 20), SRGB, 2)
  })

  test.each([
    ['sRGB beside that index', 1, [R03]],
    ['the index of sRGB', 65535, [[1, 'R98']]],
    ['no colour space', 65535, []],
  ] as const)('and says %s is taken as sRGB', async (_, space, interop) => {
    const photo = await decoded([[0xa001, space]], interop)
    expect(photo.input.profile).toBeNull()
    within(pixel(photo, 20, 20), STORED, 2)
  })

  test('is believed less than a profile', async () => {
    const bytes = await raw(scene()).withIccProfile('srgb').jpeg().toBuffer()
    const photo = await decoder.decode(jpegWithExif(bytes, [[0xa001, 65535]], [R03]))
    expect(photo.input.profile).toMatch(/sRGB/)
  })
})

describe('a PNG that names its colours by codes', () => {
  const HEADER_END = 33
  const coded = (codes: readonly number[], bits: 8 | 16 = 8): Buffer => {
    const png = pngOfOneColour(
      STORED.map((value) => value * (bits === 16 ? 257 : 1)),
      bits,
    )
    return Buffer.concat([
      png.subarray(0, HEADER_END),
      pngChunk('cICP', Buffer.from(codes)),
      png.subarray(HEADER_END),
    ])
  }

  test.each([8, 16] as const)('Display P3 is converted (%i bits)', async (bits) => {
    const photo = await decoder.decode(coded([12, 13, 0, 1], bits))
    expect(photo.input.profile).toBe('Display P3')
    const scale = bits === 16 ? 257 : 1
    within(
      pixel(photo, 20, 20).map((value) => value / scale),
      [190, 122, 95],
      1,
    )
  })

  test('sRGB stays as it is', async () => {
    const photo = await decoder.decode(coded([1, 13, 0, 1]))
    expect(photo.input.profile).toBeNull()
    expect(pixel(photo, 20, 20)).toEqual([...STORED])
  })

  test.each([
    ['high dynamic range', [9, 16, 0, 1], /high-dynamic-range/],
    ['other primaries', [9, 13, 0, 1], /other primaries/],
  ] as const)('%s is refused: its numbers are no sRGB', async (_, codes, message) => {
    await expect(decoder.decode(coded(codes))).rejects.toMatchObject({
      code: 'IMAGE_TYPE_UNSUPPORTED',
      message: expect.stringMatching(message) as string,
    })
  })
})
