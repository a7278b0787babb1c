/** What a file of one Opus stream in Ogg says of itself (RFC 3533, RFC 7845), every page's checksum compared. */
export interface OggOpus {
  readonly channels: number
  readonly seconds: number
  readonly vendor: string
}

const PAGE_HEADER_BYTES = 27
const LAST_PAGE = 4
/** Granules of Opus are samples at 48 kHz, whatever was encoded. */
const GRANULES_PER_SECOND = 48_000

/** Throws with the place where the file is not what it should be. */
export function readOggOpus(file: Buffer): OggOpus {
  const packets: Buffer[] = []
  let [at, granule, ended] = [0, 0, false]
  while (at < file.byteLength) {
    if (ended) throw new Error(`expected the end of the file at ${at}`)
    if (file.toString('latin1', at, at + 4) !== 'OggS') throw new Error(`expected a page at ${at}`)
    const table = file.subarray(at + PAGE_HEADER_BYTES, at + PAGE_HEADER_BYTES + file.readUInt8(at + 26))
    const body = at + PAGE_HEADER_BYTES + table.byteLength
    const end = body + table.reduce((sum, length) => sum + length, 0)
    const page = Buffer.from(file.subarray(at, end))
    page.writeUInt32LE(0, 22)
    if (end > file.byteLength || checksum(page) !== file.readUInt32LE(at + 22))
      throw new Error(`expected a whole page at ${at}`)
    packets.push(file.subarray(body, end))
    granule = Number(file.readBigInt64LE(at + 6))
    ended = (file.readUInt8(at + 5) & LAST_PAGE) !== 0
    at = end
  }
  const [head, tags] = packets
  if (
    !ended ||
    head?.toString('latin1', 0, 8) !== 'OpusHead' ||
    tags?.toString('latin1', 0, 8) !== 'OpusTags'
  )
    throw new Error(`expected a whole Opus stream, found ${packets.length} pages`)
  return {
    channels: head.readUInt8(9),
    seconds: (granule - head.readUInt16LE(10)) / GRANULES_PER_SECOND,
    vendor: tags.toString('utf8', 12, 12 + tags.readUInt32LE(8)),
  }
}

/** CRC-32 as Ogg has it: polynomial 0x04c11db7, not reflected, beginning with 0. */
function checksum(bytes: Buffer): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = (sum & 0x80000000) !== 0 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return sum >>> 0
}
