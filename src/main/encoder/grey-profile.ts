import { crc32, deflateSync } from 'node:zlib'

/** After the signature and the chunk IHDR of 13 bytes, before anything else. */
const AFTER_HEADER = 8 + 12 + 13
const NAME = 'Basalis linear grey'

/** s15Fixed16 numbers of the profile connection space's white, D50 (ICC.1:2010, 7.2.16). */
const D50 = [0x0000f6d6, 0x00010000, 0x0000d32d] as const

/**
 * A grey PNG of ours with a profile that says what its samples are: a share of the full scale, linear, 0 to 1. The samples stay as
 * they are; a program that would take them for gamma-encoded greys learns better.
 */
export function withGreyProfile(png: Uint8Array): Uint8Array {
  const data = Buffer.concat([Buffer.from(`${NAME}\0\0`, 'latin1'), deflateSync(greyProfile())])
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length)
  chunk.write('iCCP', 4, 'latin1')
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
  return new Uint8Array(Buffer.concat([png.subarray(0, AFTER_HEADER), chunk, png.subarray(AFTER_HEADER)]))
}

/** The PNG as it was before `withGreyProfile`; any other as it is. */
export function withoutGreyProfile(png: Uint8Array): Uint8Array {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  const mark = Buffer.from(`iCCP${NAME}\0`, 'latin1')
  if (!bytes.subarray(AFTER_HEADER + 4, AFTER_HEADER + 4 + mark.length).equals(mark)) return png
  const end = AFTER_HEADER + 12 + bytes.readUInt32BE(AFTER_HEADER)
  return new Uint8Array(Buffer.concat([bytes.subarray(0, AFTER_HEADER), bytes.subarray(end)]))
}

/** A display profile of class grey with an identity curve, as ICC.1:2001-04 has it (version 2.4). */
function greyProfile(): Buffer {
  const tags = [
    ['desc', description(NAME)],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz()],
    ['kTRC', Buffer.from([...Buffer.from('curv'), 0, 0, 0, 0, 0, 0, 0, 0])],
  ] as const
  const table = 128 + 4 + 12 * tags.length
  const head = Buffer.alloc(table)
  head.writeUInt32BE(0x02400000, 8)
  head.write('mntrGRAYXYZ ', 12, 'latin1')
  for (const [index, value] of [2026, 1, 1].entries()) head.writeUInt16BE(value, 24 + 2 * index)
  head.write('acsp', 36, 'latin1')
  for (const [index, value] of D50.entries()) head.writeUInt32BE(value, 68 + 4 * index)
  head.writeUInt32BE(tags.length, 128)
  let at = table
  const bodies = tags.map(([name, body], index) => {
    const entry = 132 + 12 * index
    head.write(name, entry, 'latin1')
    head.writeUInt32BE(at, entry + 4)
    head.writeUInt32BE(body.length, entry + 8)
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
    at += padded.length
    return padded
  })
  head.writeUInt32BE(at, 0)
  return Buffer.concat([head, ...bodies])
}

const text = (content: string): Buffer => Buffer.from(`text\0\0\0\0${content}\0`, 'latin1')

/** textDescriptionType: ASCII, and empty Unicode and Macintosh forms. */
function description(content: string): Buffer {
  const ascii = Buffer.from(`${content}\0`, 'latin1')
  const body = Buffer.alloc(12 + ascii.length + 8 + 3 + 67)
  body.write('desc', 0, 'latin1')
  body.writeUInt32BE(ascii.length, 8)
  ascii.copy(body, 12)
  return body
}

function xyz(): Buffer {
  const body = Buffer.alloc(20)
  body.write('XYZ ', 0, 'latin1')
  for (const [index, value] of D50.entries()) body.writeUInt32BE(value, 8 + 4 * index)
  return body
}
