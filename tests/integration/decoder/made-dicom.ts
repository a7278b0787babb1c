import { deflateRawSync } from 'node:zlib'

/** DICOM files written by hand, so that a test can write what no library would. Little-endian, explicit VR unless said. */
export interface MadeElement {
  readonly tag: number
  readonly vr: string
  readonly value: Uint8Array
  /** What is written as its length instead of the true one. */
  readonly length?: number
}

const LONG = new Set(['OB', 'OW', 'SQ', 'UN', 'UT', 'UC'])

export function element({ tag, vr, value, length }: MadeElement, explicit = true): Buffer {
  const said = length ?? value.byteLength
  const long = !explicit || LONG.has(vr)
  const head = Buffer.alloc(explicit && long ? 12 : 8)
  head.writeUInt16LE(tag >>> 16, 0)
  head.writeUInt16LE(tag & 0xffff, 2)
  if (explicit) head.write(vr, 4, 'latin1')
  if (long) head.writeUInt32LE(said >>> 0, explicit ? 8 : 4)
  else head.writeUInt16LE(said & 0xffff, 6)
  return Buffer.concat([head, value])
}

export const text = (tag: number, vr: string, written: string): MadeElement => {
  const value = Buffer.from(written)
  const pad = Buffer.from(vr === 'UI' ? '\0' : ' ')
  return { tag, vr, value: value.byteLength % 2 ? Buffer.concat([value, pad]) : value }
}

export const us = (tag: number, value: number): MadeElement => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return { tag, vr: 'US', value: bytes }
}

export const EXPLICIT = '1.2.840.10008.1.2.1'
export const IMPLICIT = '1.2.840.10008.1.2'
export const JPEG_BASELINE = '1.2.840.10008.1.2.4.50'
export const DEFLATED = '1.2.840.10008.1.2.1.99'
export const RLE = '1.2.840.10008.1.2.5'

export interface MadeFile {
  readonly syntax?: string
  readonly elements: readonly MadeElement[]
  readonly preamble?: Uint8Array
  readonly behind?: Uint8Array
}

export function dicomFile({ syntax = EXPLICIT, elements, preamble, behind }: MadeFile): Buffer {
  const explicit = syntax !== IMPLICIT
  const body = Buffer.concat([
    ...[...elements].sort((a, b) => a.tag - b.tag).map((one) => element(one, explicit)),
    behind ?? Buffer.alloc(0),
  ])
  const meta = element(text(0x00020010, 'UI', syntax))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(meta.byteLength)
  return Buffer.concat([
    preamble ?? Buffer.alloc(128),
    Buffer.from('DICM'),
    element({ tag: 0x00020000, vr: 'UL', value: length }),
    meta,
    syntax === DEFLATED ? deflateRawSync(body) : body,
  ])
}

/** The attributes of a colour photo but for its pixels; a later one takes the place of an earlier. */
export function photoElements(
  width: number,
  height: number,
  ...more: readonly MadeElement[]
): readonly MadeElement[] {
  const all = [
    text(0x00080005, 'CS', 'ISO_IR 192'),
    text(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.77.1.4'),
    text(0x00080018, 'UI', '2.25.1'),
    text(0x00080020, 'DA', '20260504'),
    text(0x00080030, 'TM', '093012'),
    text(0x00080201, 'SH', '+0800'),
    text(0x00080070, 'LO', 'Canon'),
    text(0x00081090, 'LO', 'Canon EOS R5'),
    text(0x00100010, 'PN', 'Wang^Xiaodong=王^小东'),
    text(0x00100020, 'LO', 'A-17'),
    text(0x00100030, 'DA', '19910308'),
    text(0x0020000d, 'UI', '2.25.2'),
    us(0x00280002, 3),
    text(0x00280004, 'CS', 'RGB'),
    us(0x00280006, 0),
    us(0x00280010, height),
    us(0x00280011, width),
    us(0x00280100, 8),
    us(0x00280101, 8),
    us(0x00280102, 7),
    us(0x00280103, 0),
    ...more,
  ]
  return [...new Map(all.map((one) => [one.tag, one])).values()]
}

export const pixels = (value: Uint8Array): MadeElement => ({ tag: 0x7fe00010, vr: 'OB', value })

const item = (value: Uint8Array): Buffer => {
  const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0])
  head.writeUInt32LE(value.byteLength, 4)
  return Buffer.concat([head, value])
}

/** Encapsulated pixels in these pieces. */
export function encapsulated(...pieces: readonly Uint8Array[]): MadeElement {
  const even = pieces.map((piece) => (piece.byteLength % 2 ? Buffer.concat([piece, Buffer.alloc(1)]) : piece))
  const end = Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0])
  const value = Buffer.concat([item(Buffer.alloc(0)), ...even.map(item), end])
  return { tag: 0x7fe00010, vr: 'OB', value, length: 0xffffffff }
}
