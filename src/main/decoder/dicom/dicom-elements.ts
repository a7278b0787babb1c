import { BasalisError } from '../../../shared/contract/errors.ts'
import { ENCODINGS, tagOf, type Encoding } from './dicom-encoding.ts'

/** An attribute of the dataset's first level. Sequences are passed over. */
export interface DicomElement {
  /** As written; null where the file does not say (implicit VR). */
  readonly vr: string | null
  readonly value: Uint8Array
  /** Of encapsulated pixels: the fragments behind the table of offsets. */
  readonly fragments: readonly Uint8Array[] | null
}

export interface DicomFile {
  readonly encoding: Encoding
  readonly elements: ReadonlyMap<number, DicomElement>
}

/** No file of a photo needs more; one that has more is made to keep a reader busy. */
const MAX_ELEMENTS = 20_000
const MAX_DEPTH = 16
const MAX_FRAGMENTS = 10_000

const UNDEFINED_LENGTH = 0xffffffff
const ITEM = 0xfffee000
const ITEM_END = 0xfffee00d
const SEQUENCE_END = 0xfffee0dd
const PIXEL_DATA = tagOf(0x7fe0, 0x0010)
const META_GROUP = 0x0002
const TRANSFER_SYNTAX = tagOf(0x0002, 0x0010)
const MAGIC_END = 132

/** Their length is of four bytes, behind two that mean nothing (PS3.5 §7.1.2). */
const LONG_VRS = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'])
const SHORT_VRS = new Set('AE AS AT CS DA DS DT FL FD IS LO LT PN SH SL SS ST TM UI UL US'.split(' '))

/** Programs that hide in the 128 bytes before the magic (CVE-2019-11687). */
const PROGRAMS = ['MZ', '\x7fELF', '#!', '\xcf\xfa\xed\xfe', '\xfe\xed\xfa', '\xca\xfe\xba\xbe']

/**
 * Reads the first level of a DICOM file (PS3.10) up to its pixels. Every step moves on by at least eight bytes, no length is believed
 * before it is held against the bytes that are left, nothing is inflated and nothing allocated by a length of the file's. Throws
 * IMAGE_CORRUPT, or IMAGE_TYPE_UNSUPPORTED for an encoding that is not read.
 */
export function readDicomFile(bytes: Uint8Array): DicomFile {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, MAGIC_END))
  if (PROGRAMS.some((magic) => head.toString('latin1').startsWith(magic)))
    throw damaged('a program before its first attribute')
  return new Reader(bytes).read()
}

class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #seen = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  read(): DicomFile {
    const meta = new Map<number, DicomElement>()
    const body = this.#level(MAGIC_END, true, meta, (tag) => tag >>> 16 === META_GROUP)
    const syntax = meta.get(TRANSFER_SYNTAX)
    const name = syntax
      ? Buffer.from(syntax.value)
          .toString('latin1')
          .replace(/[\0 ]+$/, '')
      : ''
    const encoding = ENCODINGS.get(name)
    if (!encoding)
      throw new BasalisError(
        'IMAGE_TYPE_UNSUPPORTED',
        'expected a DICOM file that is not compressed or a baseline JPEG; found another transfer syntax',
        { facts: { found: 'dicom' } },
      )
    const elements = new Map<number, DicomElement>()
    this.#level(body, encoding.explicit, elements, () => true, encoding)
    return { encoding, elements }
  }

  /** Attributes in rising order from a place on, as long as they belong; where the next one begins. The pixels end a file. */
  #level(
    from: number,
    explicit: boolean,
    into: Map<number, DicomElement>,
    belongs: (tag: number) => boolean,
    encoding?: Encoding,
  ): number {
    let last = -1
    let at = from
    while (at < this.#bytes.byteLength) {
      const tag = this.#tag(at)
      if (!belongs(tag)) return at
      if (tag <= last) throw damaged('attributes out of order')
      last = tag
      const { vr, length, start } = this.#header(at, explicit)
      if (length === UNDEFINED_LENGTH) {
        if (tag === PIXEL_DATA) {
          if (encoding?.jpeg !== true) throw damaged('pixels in pieces that are not compressed')
          into.set(tag, { vr, value: new Uint8Array(), fragments: this.#fragments(start) })
          return this.#bytes.byteLength
        }
        at = this.#passSequence(start, explicit, vr, 1)
        continue
      }
      const value = this.#value(start, length)
      if (vr !== 'SQ') into.set(tag, { vr, value, fragments: null })
      if (tag === PIXEL_DATA) return this.#bytes.byteLength
      at = start + length
    }
    return at
  }

  /** Behind a sequence of undefined length. Items that say how long they are, are not looked into. */
  #passSequence(from: number, explicit: boolean, vr: string | null, depth: number): number {
    if (vr !== null && vr !== 'SQ' && vr !== 'UN') throw damaged('an attribute without a length')
    if (depth > MAX_DEPTH) throw damaged('sequences in sequences without end')
    // PS3.5 §6.2.2: what is unknown and has no length is in implicit VR inside.
    const inside = explicit && vr !== 'UN'
    let at = from
    for (;;) {
      const tag = this.#tag(at)
      const length = this.#uint32(at + 4)
      this.#count()
      at += 8
      if (tag === SEQUENCE_END) return at
      if (tag !== ITEM) throw damaged('a sequence of something else than items')
      at = length === UNDEFINED_LENGTH ? this.#passItem(at, inside, depth) : this.#end(at, length)
    }
  }

  #passItem(from: number, explicit: boolean, depth: number): number {
    let at = from
    for (;;) {
      if (this.#tag(at) === ITEM_END) {
        this.#uint32(at + 4)
        return at + 8
      }
      const { vr, length, start } = this.#header(at, explicit)
      at =
        length === UNDEFINED_LENGTH
          ? this.#passSequence(start, explicit, vr, depth + 1)
          : this.#end(start, length)
    }
  }

  /** PS3.5 A.4: the first item is the table of offsets. */
  #fragments(from: number): readonly Uint8Array[] {
    const items: Uint8Array[] = []
    let at = from
    for (;;) {
      const tag = this.#tag(at)
      const length = this.#uint32(at + 4)
      if (tag === SEQUENCE_END) return items.slice(1)
      if (tag !== ITEM || length === UNDEFINED_LENGTH || items.length > MAX_FRAGMENTS)
        throw damaged('pixels that are not in proper pieces')
      items.push(this.#value(at + 8, length))
      at += 8 + length
    }
  }

  #header(at: number, explicit: boolean): { vr: string | null; length: number; start: number } {
    this.#count()
    if (!explicit) return { vr: null, length: this.#uint32(at + 4), start: at + 8 }
    const vr = String.fromCharCode(this.#byte(at + 4), this.#byte(at + 5))
    if (LONG_VRS.has(vr)) return { vr, length: this.#uint32(at + 8), start: at + 12 }
    if (!SHORT_VRS.has(vr)) throw damaged('an attribute of an unknown kind')
    return { vr, length: this.#uint16(at + 6), start: at + 8 }
  }

  #count(): void {
    this.#seen += 1
    if (this.#seen > MAX_ELEMENTS) throw damaged('more attributes than a photo has')
  }

  #tag(at: number): number {
    return this.#uint16(at) * 0x10000 + this.#uint16(at + 2)
  }

  #end(start: number, length: number): number {
    if (length > this.#bytes.byteLength - start) throw damaged('a length beyond its end')
    return start + length
  }

  #value(start: number, length: number): Uint8Array {
    return this.#bytes.subarray(start, this.#end(start, length))
  }

  #byte(at: number): number {
    const byte = this.#bytes[at]
    if (byte === undefined) throw damaged('its end too early')
    return byte
  }

  #uint16(at: number): number {
    if (at + 2 > this.#bytes.byteLength) throw damaged('its end too early')
    return this.#view.getUint16(at, true)
  }

  #uint32(at: number): number {
    if (at + 4 > this.#bytes.byteLength) throw damaged('its end too early')
    return this.#view.getUint32(at, true)
  }
}

export const damaged = (found: string): BasalisError =>
  new BasalisError('IMAGE_CORRUPT', `expected a whole DICOM file; found ${found}`)
