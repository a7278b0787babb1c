import { crc32 } from 'node:zlib'

export interface Chunk {
  readonly name: string
  readonly data: Buffer
  /** As it stands in the file, and as it is of what stands there. */
  readonly crc: number
  readonly computed: number
}

const SIGNATURE_BYTES = 8

/** The chunks of a PNG file, in order. */
export function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let at = SIGNATURE_BYTES; at < png.length;) {
    const length = png.readUInt32BE(at)
    const end = at + 8 + length
    chunks.push({
      name: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, end),
      crc: png.readUInt32BE(end),
      computed: crc32(png.subarray(at + 4, end)),
    })
    at = end + 4
  }
  return chunks
}
