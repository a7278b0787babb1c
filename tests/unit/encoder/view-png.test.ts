import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodeViewPng } from '../../../src/main/encoder/view-png.ts'
import { chunksOf } from '../../e2e/support/png-chunks.ts'

const [WIDTH, HEIGHT] = [16, 16]

/** Every sixteenth value of red and green, and of blue in between. */
const PIXELS = Uint8Array.from({ length: 3 * WIDTH * HEIGHT }, (_, at) => {
  const [pixel, channel] = [Math.floor(at / 3), at % 3]
  return [16 * (pixel % WIDTH), 16 * Math.floor(pixel / WIDTH), (7 * pixel) % 256][channel] ?? 0
})

const screen = (): Promise<Buffer> =>
  sharp(PIXELS, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .ensureAlpha()
    .withExif({ IFD0: { Artist: 'somebody' } })
    .png()
    .toBuffer()

describe('a picture of the screen as a file', () => {
  it('has the pixels as they are', async () => {
    const pixels = await sharp(await encodeViewPng(await screen(), 1))
      .raw()
      .toBuffer()
    expect(pixels.equals(PIXELS)).toBe(true)
  })

  it('names the colour profile and the resolution, and nothing else', async () => {
    const png = await encodeViewPng(await screen(), 2)
    expect(chunksOf(png).map(({ name }) => name)).toEqual(['IHDR', 'iCCP', 'pHYs', 'IDAT', 'IEND'])
    const { density, hasProfile, channels, exif } = await sharp(png).metadata()
    expect({ density, hasProfile, channels, exif }).toEqual({
      density: 192,
      hasProfile: true,
      channels: 3,
      exif: undefined,
    })
  })

  it('keeps every chunk’s checksum right', async () => {
    for (const { crc, computed } of chunksOf(await encodeViewPng(await screen(), 1.25)))
      expect(computed).toBe(crc)
  })

  it('fails for what is no picture', async () => {
    await expect(encodeViewPng(new Uint8Array(10), 1)).rejects.toThrow()
  })
})
