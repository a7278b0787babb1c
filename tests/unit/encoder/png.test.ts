import sharp from 'sharp'
import { expect, test } from 'vitest'
import { encodeGrey16Png, encodeGrey8Png, encodeRgb8Png } from '../../../src/main/encoder/png.ts'

const SIZE = { width: 257, height: 263 }

/** Names of the chunks of a PNG. */
function chunkNames(png: Buffer): string[] {
  const names: string[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    names.push(png.toString('latin1', at + 4, at + 8))
  return names
}

test('a 16-bit map comes back with every one of the 65,536 values as it was, from shared memory too', async () => {
  const plane = new Uint16Array(new SharedArrayBuffer(SIZE.width * SIZE.height * 2)).map((_, i) => i % 65536)
  const png = await encodeGrey16Png(plane, SIZE)
  expect([png[24], png[25]]).toEqual([16, 0]) // bit depth, greyscale
  expect(new Set(chunkNames(png))).not.toContain('gAMA')
  expect(new Set(chunkNames(png))).not.toContain('iCCP')
  const raw = await sharp(png).toColourspace('grey16').raw({ depth: 'ushort' }).toBuffer()
  expect(Buffer.compare(raw, Buffer.from(plane.buffer.slice(0)))).toBe(0)
})

test('an 8-bit mask comes back as it was, with one channel', async () => {
  const plane = new Uint8Array(new SharedArrayBuffer(SIZE.width * SIZE.height)).map((_, i) => i % 256)
  const png = await encodeGrey8Png(plane, SIZE)
  expect([png[24], png[25]]).toEqual([8, 0])
  const raw = await sharp(png).extractChannel(0).raw().toBuffer()
  expect(Buffer.compare(raw, Buffer.from(plane.buffer.slice(0)))).toBe(0)
})

test('an 8-bit picture comes back as it was', async () => {
  const rgb = Uint8Array.from({ length: SIZE.width * SIZE.height * 3 }, (_, i) => (i * 31) % 256)
  const png = await encodeRgb8Png(rgb, SIZE)
  expect([png[24], png[25]]).toEqual([8, 2])
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject({ ...SIZE, channels: 3 })
  expect(Buffer.compare(data, Buffer.from(rgb))).toBe(0)
})

test('a buffer of the wrong length is a fault of the caller', () => {
  expect(() => encodeGrey16Png(new Uint16Array(10), SIZE)).toThrow(RangeError)
  expect(() => encodeGrey8Png(new Uint8Array(10), SIZE)).toThrow(RangeError)
  expect(() => encodeRgb8Png(new Uint8Array(10), SIZE)).toThrow(RangeError)
})
