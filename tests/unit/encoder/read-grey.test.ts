import sharp from 'sharp'
import { expect, it } from 'vitest'
import { encodeGrey16Png, encodeGrey8Png, encodeRgb8Png } from '../../../src/main/encoder/png.ts'
import { readGrey16Png, readGrey8Png } from '../../../src/main/encoder/read-grey.ts'

const size = { width: 257, height: 131 }
const pixels = size.width * size.height

it('a 16-bit map is read as it was written, into shared memory', async () => {
  const plane = Uint16Array.from({ length: pixels }, (_, index) => (index * 7919) % 65_536)
  const read = await readGrey16Png(await encodeGrey16Png(plane, size), size)
  expect(read.buffer).toBeInstanceOf(SharedArrayBuffer)
  expect([...read]).toEqual([...plane])
})

it('so is an 8-bit plane', async () => {
  const plane = Uint8Array.from({ length: pixels }, (_, index) => index % 256)
  expect([...(await readGrey8Png(await encodeGrey8Png(plane, size), size))]).toEqual([...plane])
})

it.each([
  ['another size', () => encodeGrey8Png(new Uint8Array(6), { width: 3, height: 2 })],
  ['another depth', () => encodeGrey16Png(new Uint16Array(pixels), size)],
  ['colours', () => encodeRgb8Png(new Uint8Array(3 * pixels), size)],
  [
    'half a file',
    async () =>
      (
        await encodeGrey8Png(
          new Uint8Array(pixels).map((_, i) => i * i),
          size,
        )
      ).subarray(0, 900),
  ],
  ['no picture', () => Promise.resolve(Buffer.from('nothing of the kind'))],
  [
    'a picture with more pixels than it may have',
    () =>
      sharp({ create: { width: 900, height: 900, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
  ],
])('%s is refused', async (_, make) => {
  await expect(readGrey8Png(await make(), size)).rejects.toMatchObject({ code: 'IMAGE_CORRUPT' })
})
