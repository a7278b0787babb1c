import { describe, expect, it } from 'vitest'
import { pictureRows } from '../../../src/main/decoder/picture-rows.ts'
import { PIECE_BYTES } from '../../../src/main/decoder/protocol.ts'

/** Wide enough for several pieces. */
const SIZE = { width: 2048, height: Math.ceil((2.5 * PIECE_BYTES) / (2048 * 3)) }
const PIXELS = SIZE.width * SIZE.height

const bytesOf = (values: Uint8Array | Uint16Array): Buffer =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength)

describe('rows of a picture', () => {
  it.each([
    [
      '8 bits, as the image library gives them',
      Buffer.from(Uint8Array.from({ length: PIXELS * 3 }, (_, i) => i % 251)),
    ],
    ['8 bits', Uint8Array.from({ length: PIXELS * 3 }, (_, i) => i % 251)],
    ['16 bits', Uint16Array.from({ length: PIXELS * 3 }, (_, i) => (i * 7) % 65_521)],
  ])('go in pieces that take nothing else along: %s', (_name, data) => {
    const pieces = [...pictureRows({ data, channels: 3 }, SIZE, null)]
    expect(pieces.length).toBeGreaterThan(2)
    expect(Buffer.concat(pieces.map((piece) => piece.data)).equals(bytesOf(data))).toBe(true)
    for (const piece of pieces) expect(piece.data.buffer.byteLength).toBe(piece.data.byteLength)
  })
})
