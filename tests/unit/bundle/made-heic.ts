import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const PHOTO = join(import.meta.dirname, '..', '..', 'fixtures', 'photos', 'upright.heic')

interface Box {
  readonly type: string
  readonly head: Buffer
  readonly bytes: Buffer
}

export interface AddedItem {
  readonly type: 'Exif' | 'mime'
  readonly contentType?: string
  readonly bytes: Buffer
}

const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}

function boxesOf(bytes: Buffer): readonly Box[] {
  const found: Box[] = []
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    found.push({ type, head: bytes.subarray(at, at + 8), bytes: bytes.subarray(at + 8, at + length) })
    at += length
  }
  return found
}

const word = (value: number, size: 2 | 4): Buffer => {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(value, 0, size)
  return bytes
}

const FIRST_ID = 900

/** A real HEIC picture, with items as phones put them beside it; each in one piece, or in two. */
export function heicWith(items: readonly AddedItem[], pieces: 1 | 2 = 1): Buffer {
  const top = boxesOf(readFileSync(PHOTO))
  const added = Buffer.concat(items.map(({ bytes }) => bytes))
  const build = (shift: number, dataAt: number): Buffer =>
    Buffer.concat([
      ...top.map(({ type, bytes }) => (type === 'meta' ? meta(bytes, shift, dataAt) : box(type, bytes))),
      box('mdat', added),
    ])
  const meta = (bytes: Buffer, shift: number, dataAt: number): Buffer =>
    box(
      'meta',
      bytes.subarray(0, 4),
      ...boxesOf(bytes.subarray(4)).map((inner) => {
        if (inner.type === 'iinf') return box('iinf', itemInfo(inner.bytes))
        if (inner.type === 'iloc') return box('iloc', itemPlaces(inner.bytes, shift, dataAt))
        return box(inner.type, inner.bytes)
      }),
    )
  const itemInfo = (bytes: Buffer): Buffer =>
    Buffer.concat([
      bytes.subarray(0, 4),
      word(bytes.readUInt16BE(4) + items.length, 2),
      bytes.subarray(6),
      ...items.map(({ type, contentType = '' }, index) =>
        box(
          'infe',
          Buffer.from([2, 0, 0, 1]),
          word(FIRST_ID + index, 2),
          word(0, 2),
          Buffer.from(type === 'mime' ? `mime\0${contentType}\0` : `${type}\0`),
        ),
      ),
    ])
  /** Of version 0, with offsets, lengths and bases of four bytes: as the fixture has it. */
  const itemPlaces = (bytes: Buffer, shift: number, dataAt: number): Buffer => {
    if (bytes.readUInt32BE(0) !== 0 || bytes.readUInt16BE(4) !== 0x4440)
      throw new Error('expected a fixture of another form')
    const moved = Buffer.from(bytes)
    let at = 8
    for (let left = moved.readUInt16BE(6); left > 0; left -= 1) {
      const extents = moved.readUInt16BE(at + 8)
      at += 10
      for (let extent = 0; extent < extents; extent += 1, at += 8)
        moved.writeUInt32BE(moved.readUInt32BE(at) + shift, at)
    }
    moved.writeUInt16BE(moved.readUInt16BE(6) + items.length, 6)
    let offset = dataAt
    const entries = items.flatMap(({ bytes: content }, index) => {
      const half = pieces === 1 ? content.length : Math.floor(content.length / 2)
      const parts = pieces === 1 ? [half] : [half, content.length - half]
      return [
        word(FIRST_ID + index, 2),
        word(0, 2),
        word(0, 4),
        word(parts.length, 2),
        ...parts.flatMap((length) => {
          offset += length
          return [word(offset - length, 4), word(length, 4)]
        }),
      ]
    })
    return Buffer.concat([moved, ...entries])
  }
  const isBefore = top.findIndex(({ type }) => type === 'meta') < top.findIndex(({ type }) => type === 'mdat')
  const grown = build(0, 0).length - added.length - 8
  const before = top.reduce((sum, { bytes }) => sum + bytes.length + 8, 0)
  return build(isBefore ? grown - before : 0, grown + 8)
}
