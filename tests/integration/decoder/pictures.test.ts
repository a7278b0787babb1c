import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_CAMERA_DATA } from '../../../src/main/decoder/camera-data.ts'
import type { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { pngOfOneColour } from './png-chunks.ts'
import { difference, fixture, noise16, openDecoder, pixel, raw, scene } from './scenes.ts'

let decoder: PhotoDecoder
beforeAll(() => {
  decoder = openDecoder()
})
afterAll(() => {
  decoder.close()
})

const picture = scene()

describe('the samples of the file come back', () => {
  test('bit-exact from an 8-bit PNG, with what is known about the file', async () => {
    const bytes = await raw(picture).png().toBuffer()
    const photo = await decoder.decode(bytes)
    expect(difference(photo, picture.data).max).toBe(0)
    expect(photo.image.data.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(photo.input).toEqual({
      type: 'png',
      width: 96,
      height: 64,
      bits: 8,
      profile: null,
      orientation: 1,
      camera: NO_CAMERA_DATA,
      dicom: null,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
  })

  test('bit-exact from a 16-bit PNG', async () => {
    const samples = noise16(64, 48)
    const png = await sharp(samples, { raw: { width: 64, height: 48, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toBuffer()
    const photo = await decoder.decode(png)
    expect(photo.image.data).toBeInstanceOf(Uint16Array)
    expect(photo.image.bits).toBe(16)
    expect(difference(photo, samples).max).toBe(0)
  })

  test('bit-exact from a lossless WebP and a palette PNG', async () => {
    const webp = await decoder.decode(await raw(picture).webp({ lossless: true }).toBuffer())
    expect(difference(webp, picture.data).max).toBe(0)
    const indexed = await raw(picture).png({ palette: true, colours: 64, dither: 0 }).toBuffer()
    expect((await sharp(indexed).metadata()).isPalette).toBe(true)
    expect(difference(await decoder.decode(indexed), await sharp(indexed).raw().toBuffer()).max).toBe(0)
  })

  test.each([true, false])('closely from a JPEG (progressive: %s)', async (progressive) => {
    const bytes = await raw(picture)
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4', progressive })
      .toBuffer()
    const photo = await decoder.decode(bytes)
    expect(photo.input).toMatchObject({ type: 'jpeg', bits: 8, profile: null })
    expect(difference(photo, picture.data).max).toBeLessThanOrEqual(3)
  })

  test('a picture larger than one piece of rows, with an odd width', async () => {
    const large = scene(1999, 1501)
    const photo = await decoder.decode(await raw(large).png({ compressionLevel: 1 }).toBuffer())
    expect(difference(photo, large.data).max).toBe(0)
  })
})

describe('orientation', () => {
  const { width, height, data } = picture
  const right = width - 1
  const bottom = height - 1
  // EXIF 2.32, tag 274: for row r and column c as stored, the place in the upright picture, and the stored width.
  const upright: Record<number, [(r: number, c: number) => [x: number, y: number], number]> = {
    1: [(r, c) => [c, r], width],
    2: [(r, c) => [right - c, r], width],
    3: [(r, c) => [right - c, bottom - r], width],
    4: [(r, c) => [c, bottom - r], width],
    5: [(r, c) => [r, c], height],
    6: [(r, c) => [right - r, c], height],
    7: [(r, c) => [right - r, bottom - c], height],
    8: [(r, c) => [r, bottom - c], height],
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF %i is taken out, once', async (orientation) => {
    const [place, storedWidth] = upright[orientation] ?? []
    if (place === undefined || storedWidth === undefined) throw new Error('no such orientation')
    const stored = new Uint8Array(data.length)
    for (let i = 0; i < width * height; i += 1) {
      const [x, y] = place(Math.floor(i / storedWidth), i % storedWidth)
      stored.set(data.subarray(3 * (y * width + x), 3 * (y * width + x) + 3), 3 * i)
    }
    const turned = { width: storedWidth, height: (width * height) / storedWidth, data: stored }
    const photo = await decoder.decode(await raw(turned).withMetadata({ orientation }).png().toBuffer())
    expect(photo.input).toMatchObject({ orientation, width, height })
    expect(difference(photo, data).max).toBe(0)

    const jpeg = raw(turned).withMetadata({ orientation }).jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    expect(difference(await decoder.decode(await jpeg.toBuffer()), data).max).toBeLessThanOrEqual(3)
  })
})

describe('colour', () => {
  // Display P3 → sRGB by the primaries of both (CSS Color 4, section 10), rounded.
  const P3 = [180, 125, 100] as const
  const SRGB = [190, 122, 95] as const

  test.each([8, 16])('a Display P3 profile is converted (%i bits)', async (bits) => {
    const icc = (await sharp(await raw(picture).withIccProfile('p3').png().toBuffer()).metadata()).icc
    const photo = await decoder.decode(
      pngOfOneColour(
        P3.map((value) => value * (bits === 16 ? 257 : 1)),
        bits as 8 | 16,
        icc,
      ),
    )
    expect(photo.input.profile).not.toBeNull()
    const scale = bits === 16 ? 257 : 1
    for (const [channel, value] of pixel(photo, 20, 20).entries()) {
      expect(Math.abs(value / scale - (SRGB[channel] ?? 0)), `channel ${channel}`).toBeLessThanOrEqual(1)
    }
  })

  test('an sRGB profile changes nothing, at 8 and at 16 bits', async () => {
    const bytes = await raw(picture).withIccProfile('srgb').png().toBuffer()
    expect(difference(await decoder.decode(bytes), picture.data).max).toBe(0)
    const icc = (await sharp(bytes).metadata()).icc
    const photo = await decoder.decode(
      pngOfOneColour(
        P3.map((value) => value * 257),
        16,
        icc,
      ),
    )
    expect(pixel(photo, 0, 0)).toEqual(P3.map((value) => value * 257))
  })

  test('CMYK is converted through its profile, also inverted as Adobe writes it', async () => {
    const bytes = await raw(picture)
      .withIccProfile('cmyk')
      .toColourspace('cmyk')
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer()
    expect((await sharp(bytes).metadata()).space).toBe('cmyk')
    expect(bytes.includes('Adobe')).toBe(true)
    const photo = await decoder.decode(bytes)
    expect(photo.input).toMatchObject({ bits: 8, profile: expect.any(String) as string })
    // Out and back by the perceptual intent, which moves colours a little; inverted inks would be off by over 100.
    for (const [channel, value] of pixel(photo, 48, 32).entries()) {
      const before = picture.data[3 * (32 * 96 + 48) + channel] ?? 0
      expect(Math.abs(value - before), `channel ${channel}`).toBeLessThanOrEqual(12)
    }
  })

  test('alpha is laid over white, exactly, at 8 and at 16 bits', async () => {
    for (const bits of [8, 16] as const) {
      const max = 2 ** bits - 1
      const rgba = [max * 0.6, max * 0.2, 0, max * 0.4].map(Math.round)
      const photo = await decoder.decode(pngOfOneColour(rgba, bits))
      const alpha = (rgba[3] ?? 0) / max
      const expected = rgba.slice(0, 3).map((value) => Math.round(value * alpha + max * (1 - alpha)))
      expect(pixel(photo, 10, 10)).toEqual(expected)
    }
  })
})

describe('HEIC', () => {
  test('a still picture, upright', async () => {
    const photo = await decoder.decode(fixture('upright.heic'))
    expect(photo.input).toMatchObject({ type: 'heic', width: 96, height: 64, bits: 8, profile: null })
    expect(difference(photo, picture.data).mean).toBeLessThan(2)
  })

  test('a picture that the file turns comes back upright, once', async () => {
    const photo = await decoder.decode(fixture('turned.heic'))
    expect(photo.input).toMatchObject({ width: 96, height: 64, orientation: 1 })
    expect(difference(photo, picture.data).mean).toBeLessThan(2)
  })

  test('a Display P3 profile is converted', async () => {
    const photo = await decoder.decode(fixture('display-p3.heic'))
    expect(photo.input.profile).not.toBeNull()
    expect(difference(photo, picture.data).mean).toBeLessThan(2)
  })

  test('ten bits come back as sixteen', async () => {
    const photo = await decoder.decode(fixture('ten-bit.heic'))
    expect(photo.image.bits).toBe(16)
    const levels = Float64Array.from(photo.image.data, (value) => value / 257)
    expect(
      difference({ ...photo, image: { ...photo.image, data: levels as never } }, picture.data).mean,
    ).toBeLessThan(2)
  })
})
