import { crc32 } from 'node:zlib'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { wipeExifPlace, zero } from './exif-place.ts'
import { heifItems } from './heif-items.ts'

const EXIF = Buffer.from('Exif\0\0')
const XMP_BEGIN = Buffer.from('<x:xmpmeta')
const XMP_END = Buffer.from('</x:xmpmeta>')
/** Before XMP in a JPEG, whose packet may do without the element above. */
const XMP_SEGMENT = Buffer.from('http://ns.adobe.com/xap/1.0/\0')
const XMP_EXTENDED = Buffer.from('http://ns.adobe.com/xmp/extension/\0')
const IPTC = Buffer.from('Photoshop 3.0\0')
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const BLANK = 0x20

/**
 * A copy of a photo without the place at which it was taken: Exif's GPS values, and what XMP and IPTC say (they name towns as well).
 * JPEG, PNG, WebP and HEIC; the file stays as long as it was and every byte of the picture as it is, also of a second picture
 * behind the first. Everything else that the camera wrote stays. Fails with PLACE_NOT_REMOVABLE for a HEIC of which nobody can say
 * where these data lie: it must not leave.
 */
export function removePlace(photo: Uint8Array): Uint8Array {
  const bytes = Buffer.from(photo)
  if (bytes.subarray(0, PNG.length).equals(PNG)) removeFromPng(bytes)
  else {
    if (bytes.toString('latin1', 4, 8) === 'ftyp') removeFromHeif(bytes)
    if (bytes.toString('latin1', 8, 12) === 'WEBP') removeFromWebp(bytes)
    removeAnywhere(bytes)
  }
  return new Uint8Array(bytes)
}

/** Marks that no compressed picture holds by chance: eight bytes and more in a row. */
function removeAnywhere(bytes: Buffer): void {
  for (const at of places(bytes, EXIF)) wipeExifPlace(bytes, at + EXIF.length)
  // WebP may hold it without that mark.
  for (const at of places(bytes, Buffer.from('EXIF'))) wipeExifPlace(bytes, at + 8)
  for (const at of places(bytes, XMP_BEGIN)) {
    const end = bytes.indexOf(XMP_END, at)
    if (end > at) bytes.fill(BLANK, at, end + XMP_END.length)
  }
  for (const mark of [XMP_SEGMENT, XMP_EXTENDED, IPTC])
    for (const at of places(bytes, mark)) wipeSegment(bytes, at, mark)
}

/** A WebP is a row of chunks: name, length, data, and a byte more where the length is odd. */
function removeFromWebp(bytes: Buffer): void {
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4)
    if (bytes.toString('latin1', at, at + 4) === 'XMP ')
      bytes.fill(BLANK, at + 8, Math.min(at + 8 + length, bytes.length))
    at += 8 + length + (length % 2)
  }
}

/** Exif in a HEIC may stand without any mark, and XMP may be packed: both are found by the list of items. */
function removeFromHeif(bytes: Buffer): void {
  const items = heifItems(bytes)
  if (!items) throw notRemovable()
  for (const { type, contentType, pieces } of items) {
    const isExif = type === 'Exif'
    if (!isExif && contentType !== 'application/rdf+xml') continue
    if (!pieces) throw notRemovable()
    const [first, ...others] = pieces
    if (isExif && first && others.length === 0) {
      // Before the data stands how far behind that they begin (ISO/IEC 23008-12, annex A).
      const start = first.at + 4 + (first.length >= 4 ? bytes.readUInt32BE(first.at) : 0)
      if (start < first.at + first.length && wipeExifPlace(bytes, start)) continue
    }
    // In several pieces, or in no form that is known: all of it goes.
    for (const { at, length } of pieces)
      if (isExif) zero(bytes, at, length)
      else bytes.fill(BLANK, Math.min(at, bytes.length), Math.min(at + length, bytes.length))
  }
}

const notRemovable = (): BasalisError =>
  new BasalisError('PLACE_NOT_REMOVABLE', 'expected a HEIC that says where its Exif data lie, found another')

/** A segment of a JPEG whose payload begins with a mark: what follows the mark becomes zeros. Its length stands before it. */
function wipeSegment(bytes: Buffer, at: number, mark: Buffer): void {
  if (at < 4 || bytes[at - 4] !== 0xff || (bytes[at - 3] ?? 0) < 0xe0) return
  const end = at - 2 + bytes.readUInt16BE(at - 2)
  zero(bytes, at + mark.length, Math.max(0, end - at - mark.length))
}

/** Chunks of text may be compressed, and hold anything: they go blank, each with the checksum that then is right. */
function removeFromPng(bytes: Buffer): void {
  for (let at = PNG.length; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const [name, data, end] = [bytes.toString('latin1', at + 4, at + 8), at + 8, at + 8 + length]
    if (end + 4 > bytes.length) return
    if (name === 'eXIf') wipeExifPlace(bytes.subarray(0, end), data)
    // Not read by anybody then: a private name.
    if (['iTXt', 'tEXt', 'zTXt'].includes(name)) {
      bytes.write('voId', at + 4, 'latin1')
      zero(bytes, data, length)
    }
    bytes.writeUInt32BE(crc32(bytes.subarray(at + 4, end)), end)
    at = end + 4
  }
}

function* places(bytes: Buffer, mark: Buffer): Generator<number> {
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) yield at
}
