import { crc32, deflateSync } from 'node:zlib'

export function pngChunk(name: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length)
  chunk.write(name, 4, 'latin1')
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
  return chunk
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const COLOUR_TYPES: Record<number, number> = { 1: 0, 2: 4, 3: 2, 4: 6 }

export function pngHeader(width: number, height: number, bits: 8 | 16, channels: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([bits, COLOUR_TYPES[channels] ?? 2], 8)
  return pngChunk('IHDR', header)
}

/** A PNG of one colour written chunk by chunk, so that any profile stands beside numbers that nobody has converted. */
export function pngOfOneColour(samples: readonly number[], bits: 8 | 16, icc?: Buffer, side = 32): Buffer {
  const channels = samples.length
  const row = Buffer.alloc(1 + (side * channels * bits) / 8)
  for (let i = 0; i < side * channels; i += 1) {
    const value = samples[i % channels] ?? 0
    if (bits === 8) row.writeUInt8(value, 1 + i)
    else row.writeUInt16BE(value, 1 + 2 * i)
  }
  const profile =
    icc === undefined ? [] : [pngChunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflateSync(icc)]))]
  return Buffer.concat([
    SIGNATURE,
    pngHeader(side, side, bits, channels),
    ...profile,
    pngChunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A valid header and any pixel data: for bombs and for files whose size alone decides. */
export function pngOfSize(width: number, height: number, pixels: Buffer): Buffer {
  return Buffer.concat([
    SIGNATURE,
    pngHeader(width, height, 8, 3),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}
