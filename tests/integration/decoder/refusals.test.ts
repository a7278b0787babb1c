import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { pngChunk, pngOfOneColour, pngOfSize } from './png-chunks.ts'
import { openDecoder, raw, scene } from './scenes.ts'

let decoder: PhotoDecoder
beforeAll(() => {
  decoder = openDecoder()
})
afterAll(() => {
  decoder.close()
})

const picture = scene()
const refusal = (code: string, part = ''): object => ({
  code,
  message: expect.stringContaining(part) as string,
})
const grey = {
  width: 64,
  height: 48,
  data: new Uint8Array(64 * 48 * 3).map((_, i) => Math.floor(i / 3) % 256),
}

describe('types that are not decoded, whatever the file is called', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string, string]>([
    ['TIFF', () => raw(picture).tiff().toBuffer(), 'IMAGE_TYPE_UNSUPPORTED', 'TIFF'],
    ['GIF', () => raw(picture).gif().toBuffer(), 'IMAGE_TYPE_UNSUPPORTED', 'GIF'],
    ['AVIF', () => raw(picture).avif({ effort: 0 }).toBuffer(), 'IMAGE_TYPE_UNSUPPORTED', 'AVIF'],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'IMAGE_TYPE_UNSUPPORTED', 'SVG'],
    ['text', () => Buffer.from('not a photo, but called photo.jpg'), 'IMAGE_TYPE_UNSUPPORTED', 'text file'],
    ['nothing', () => new Uint8Array(), 'IMAGE_EMPTY', 'empty file'],
    ['only the magic of a JPEG', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'IMAGE_CORRUPT', 'JPEG'],
    ['only the magic of a PNG', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'IMAGE_CORRUPT', 'PNG'],
  ])('%s', async (_, make, code, part) => {
    await expect(decoder.decode(await make())).rejects.toMatchObject(refusal(code, part))
  })
})

describe('sizes', () => {
  test('1 × 1 px and 15 px a side are too small', async () => {
    for (const size of [1, 15]) {
      const bytes = await sharp(scene(40, 40).data, { raw: { width: 40, height: 40, channels: 3 } })
        .resize(size, 40, { fit: 'fill' })
        .jpeg()
        .toBuffer()
      await expect(decoder.decode(bytes)).rejects.toMatchObject(
        refusal('IMAGE_TOO_SMALL', 'at least 16 px a side'),
      )
    }
  })

  test('60 megapixels are refused with both sizes in the sentence', async () => {
    await expect(decoder.decode(pngOfSize(9000, 6700, Buffer.alloc(64)))).rejects.toMatchObject(
      refusal(
        'IMAGE_TOO_LARGE',
        'expected at most 50 megapixels and 12,000 px a side; found 9,000 × 6,700 px (60.3 megapixels)',
      ),
    )
  })

  test('a pixel bomb is refused by its header, in no time', async () => {
    const bomb = pngOfSize(20_000, 20_000, Buffer.alloc(20_000 * 1_000))
    const before = performance.now()
    await expect(decoder.decode(bomb)).rejects.toMatchObject(refusal('IMAGE_TOO_LARGE', '400 megapixels'))
    expect(performance.now() - before).toBeLessThan(500)
  })
})

describe('pictures without colour', () => {
  test.each([
    ['a greyscale JPEG', () => raw(grey).toColourspace('b-w').jpeg().toBuffer()],
    ['a greyscale PNG', () => raw(grey).toColourspace('b-w').png().toBuffer()],
    ['a 16-bit greyscale PNG', () => raw(grey).toColourspace('grey16').png().toBuffer()],
    ['greyscale with alpha', () => raw(grey).toColourspace('b-w').ensureAlpha(0.5).png().toBuffer()],
  ])('%s', async (_, make) => {
    await expect(decoder.decode(await make())).rejects.toMatchObject(
      refusal('IMAGE_GREYSCALE', 'a greyscale one'),
    )
  })

  test.each([
    ['PNG', () => raw(grey).png().toBuffer()],
    ['JPEG', () => raw(grey).jpeg().toBuffer()],
    ['PNG of the profile Display P3', () => raw(grey).withIccProfile('p3').png().toBuffer()],
    ['16-bit PNG', () => Promise.resolve(pngOfOneColour([777, 777, 777], 16))],
  ])('grey stored as colour: %s', async (_, make) => {
    await expect(decoder.decode(await make())).rejects.toMatchObject(
      refusal('IMAGE_GREYSCALE', 'without any colour'),
    )
  })

  test('grey stored as colour is taken where somebody asks for it: a logo', async () => {
    const { image } = await decoder.decode(await raw(grey).png().toBuffer(), { grey: true })
    expect([image.width, image.height]).toEqual([grey.width, grey.height])
  })

  test('one pixel that is one level off makes a colour photo', async () => {
    const data = grey.data.slice()
    data[3000] = (data[3000] ?? 0) ^ 1
    await expect(
      decoder.decode(
        await raw({ ...grey, data })
          .png()
          .toBuffer(),
      ),
    ).resolves.toBeDefined()
  })
})

describe('several pictures in one file', () => {
  test('an animated PNG', async () => {
    const png = await raw(picture).png().toBuffer()
    const animated = Buffer.concat([png.subarray(0, 33), pngChunk('acTL', Buffer.alloc(8)), png.subarray(33)])
    await expect(decoder.decode(animated)).rejects.toMatchObject(refusal('IMAGE_MULTIFRAME', 'animated PNG'))
  })

  test('an animated WebP', async () => {
    const frames = {
      width: 96,
      height: 128,
      data: Buffer.concat([picture.data, picture.data.map((v) => v ^ 8)]),
    }
    const webp = await sharp(frames.data, { raw: { width: 96, height: 128, channels: 3, pageHeight: 64 } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer()
    await expect(decoder.decode(webp)).rejects.toMatchObject(refusal('IMAGE_MULTIFRAME', 'animated WebP'))
  })
})

test('a damaged profile, and one for another kind of picture, are refused', async () => {
  await expect(
    decoder.decode(pngOfOneColour([200, 100, 50], 8, Buffer.alloc(400, 65))),
  ).resolves.toMatchObject({
    input: { profile: null }, // libpng leaves out what is no profile at all
  })
  const icc = (await sharp(await raw(picture).withIccProfile('p3').webp().toBuffer()).metadata()).icc
  if (icc === undefined) throw new Error('no profile')
  const webp = await raw(picture).withIccProfile('p3').webp().toBuffer()
  const at = webp.indexOf(icc.subarray(36, 40))
  webp.write('XXXX', at, 'latin1')
  await expect(decoder.decode(webp)).rejects.toMatchObject(refusal('IMAGE_CORRUPT', 'profile'))
})
