import { BasalisError } from '../../shared/contract/errors.ts'
import { FILE_KINDS, type FileKind } from '../../shared/contract/file-kinds.ts'

/** The kinds of photo file that are decoded. */
export const PHOTO_TYPES = ['jpeg', 'png', 'webp', 'heic', 'dicom'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

/** What the first bytes of a file say it is: a photo we decode, or something that we do not. */
export type Sniffed = { readonly type: PhotoType } | { readonly found: FileKind; readonly multiFrame?: true }

interface Signature {
  readonly offset?: number
  /** Latin-1; `.` stands for any byte. */
  readonly magic: string
  readonly is: Sniffed
}

/** Read top to bottom: the first match wins, so the narrower signature stands above the wider one. */
const SIGNATURES: readonly Signature[] = [
  { magic: '\xff\xd8\xff', is: { type: 'jpeg' } },
  { magic: '\x89PNG\r\n\x1a\n', is: { type: 'png' } },
  { magic: 'RIFF....WEBP', is: { type: 'webp' } },
  { magic: 'RIFF', is: { found: 'media' } },
  { magic: 'GIF8', is: { found: 'gif' } },
  { magic: 'BM....\0\0\0\0', is: { found: 'bmp' } },
  { magic: '%PDF', is: { found: 'pdf' } },
  { magic: 'II*\0....CR', is: { found: 'cr2' } },
  { magic: 'IIU\0', is: { found: 'rw2' } },
  { magic: 'IIR', is: { found: 'orf' } },
  { magic: 'MMOR', is: { found: 'orf' } },
  { magic: 'FUJIFILMCCD-RAW', is: { found: 'raf' } },
  { magic: 'FOVb', is: { found: 'x3f' } },
  { offset: 128, magic: 'DICM', is: { type: 'dicom' } },
  // Most raw formats (DNG, NEF, ARW, PEF) are TIFF inside.
  { magic: 'II*\0', is: { found: 'tiffOrRaw' } },
  { magic: 'MM\0*', is: { found: 'tiffOrRaw' } },
  { magic: 'II+\0', is: { found: 'tiff' } },
  { magic: 'MM\0+', is: { found: 'tiff' } },
  { magic: '8BPS', is: { found: 'photoshop' } },
  { magic: '\xff\x0a', is: { found: 'jpegXl' } },
  { magic: '\0\0\0\x0cJXL ', is: { found: 'jpegXl' } },
  { magic: '\0\0\0\x0cjP  ', is: { found: 'jpeg2000' } },
  { magic: '\xff\x4f\xff\x51', is: { found: 'jpeg2000' } },
  { magic: 'PK\x03\x04', is: { found: 'zip' } },
  { magic: '\x1f\x8b', is: { found: 'gzip' } },
]

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis'])
const AVIF_BRANDS = new Set(['avif', 'avis'])
const SEQUENCE_BRANDS = new Set(['hevc', 'hevx', 'hevm', 'hevs', 'msf1'])
const MAX_BRANDS = 64

/** Names a file by its first bytes, never by its name. Looks at no more than the first 4 KB. */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString(
    'latin1',
  )
  if (head.length === 0) return { found: 'empty' }
  const signature = SIGNATURES.find(({ magic, offset = 0 }) => startsWith(head, magic, offset))
  if (signature !== undefined) return signature.is
  if (head.startsWith('ftyp', 4)) return sniffBrands(head)
  return { found: sniffText(head) }
}

/** The photo type of a file; throws IMAGE_EMPTY, IMAGE_TYPE_UNSUPPORTED or IMAGE_MULTIFRAME naming what was found. */
export function photoTypeOf(bytes: Uint8Array): PhotoType {
  const sniffed = sniff(bytes)
  if ('type' in sniffed) return sniffed.type
  const code =
    bytes.byteLength === 0
      ? 'IMAGE_EMPTY'
      : sniffed.multiFrame === true
        ? 'IMAGE_MULTIFRAME'
        : 'IMAGE_TYPE_UNSUPPORTED'
  throw new BasalisError(
    code,
    `expected a JPEG, PNG, WebP, HEIC or DICOM photo; found ${FILE_KINDS[sniffed.found]}`,
    {
      facts: { found: sniffed.found },
    },
  )
}

function startsWith(head: string, magic: string, offset: number): boolean {
  if (head.length < offset + magic.length) return false
  for (let index = 0; index < magic.length; index += 1) {
    if (magic[index] !== '.' && magic[index] !== head[offset + index]) return false
  }
  return true
}

/** ISO base media files: a box length, `ftyp`, the major brand, a version, then the compatible brands. */
function sniffBrands(head: string): Sniffed {
  const boxLength = Buffer.from(head.slice(0, 4), 'latin1').readUInt32BE()
  const major = head.slice(8, 12)
  const end = Math.min(head.length, boxLength, 16 + 4 * MAX_BRANDS)
  const brands = [major]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.slice(at, at + 4))

  if (SEQUENCE_BRANDS.has(major)) return { found: 'heicSequence', multiFrame: true }
  if (HEIC_BRANDS.has(major)) return { type: 'heic' }
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return { found: 'avif' }
  if (brands.some((brand) => HEIC_BRANDS.has(brand))) return { type: 'heic' }
  if (major === 'crx ') return { found: 'cr3' }
  if (major === 'mif1') return { found: 'heifOther' }
  return { found: 'video' }
}

function sniffText(head: string): FileKind {
  const text = head.replace(/^(\xef\xbb\xbf)?\s+/, '')
  if (/^(<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(text) && /<svg[\s>]/i.test(text)) return 'svg'
  // eslint-disable-next-line no-control-regex -- control characters are what tells binary from text
  return /[\x00-\x08\x0e-\x1a\x7f]/.test(head) ? 'unknown' : 'text'
}
