import { BasalisError } from '../../shared/contract/errors.ts'

/** The kinds of photo file that are decoded. */
export const PHOTO_TYPES = ['jpeg', 'png', 'webp', 'heic'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

/** What the first bytes of a file say it is: a photo we decode, or the name of something we do not. */
export type Sniffed = { readonly type: PhotoType } | { readonly found: string; readonly multiFrame?: true }

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
  { magic: 'RIFF', is: { found: 'an audio or video file' } },
  { magic: 'GIF8', is: { found: 'a GIF file' } },
  { magic: 'BM....\0\0\0\0', is: { found: 'a BMP file' } },
  { magic: '%PDF', is: { found: 'a PDF file' } },
  { magic: 'II*\0....CR', is: { found: 'a raw camera file (CR2)' } },
  { magic: 'IIU\0', is: { found: 'a raw camera file (RW2)' } },
  { magic: 'IIR', is: { found: 'a raw camera file (ORF)' } },
  { magic: 'MMOR', is: { found: 'a raw camera file (ORF)' } },
  { magic: 'FUJIFILMCCD-RAW', is: { found: 'a raw camera file (RAF)' } },
  { magic: 'FOVb', is: { found: 'a raw camera file (X3F)' } },
  { offset: 128, magic: 'DICM', is: { found: 'a DICOM file' } },
  // Most raw formats (DNG, NEF, ARW, PEF) are TIFF inside.
  { magic: 'II*\0', is: { found: 'a TIFF or raw camera file' } },
  { magic: 'MM\0*', is: { found: 'a TIFF or raw camera file' } },
  { magic: 'II+\0', is: { found: 'a TIFF file' } },
  { magic: 'MM\0+', is: { found: 'a TIFF file' } },
  { magic: '8BPS', is: { found: 'a Photoshop file' } },
  { magic: '\xff\x0a', is: { found: 'a JPEG XL file' } },
  { magic: '\0\0\0\x0cJXL ', is: { found: 'a JPEG XL file' } },
  { magic: '\0\0\0\x0cjP  ', is: { found: 'a JPEG 2000 file' } },
  { magic: '\xff\x4f\xff\x51', is: { found: 'a JPEG 2000 file' } },
  { magic: 'PK\x03\x04', is: { found: 'a ZIP archive' } },
  { magic: '\x1f\x8b', is: { found: 'a gzip archive' } },
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
  if (head.length === 0) return { found: 'an empty file' }
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
  throw new BasalisError(code, `expected a JPEG, PNG, WebP or HEIC photo; found ${sniffed.found}`)
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

  if (SEQUENCE_BRANDS.has(major)) return { found: 'a HEIC image sequence', multiFrame: true }
  if (HEIC_BRANDS.has(major)) return { type: 'heic' }
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return { found: 'an AVIF file' }
  if (brands.some((brand) => HEIC_BRANDS.has(brand))) return { type: 'heic' }
  if (major === 'crx ') return { found: 'a raw camera file (CR3)' }
  if (major === 'mif1') return { found: 'a HEIF file without an HEVC picture' }
  return { found: 'a video file' }
}

function sniffText(head: string): string {
  const text = head.replace(/^(\xef\xbb\xbf)?\s+/, '')
  if (/^(<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(text) && /<svg[\s>]/i.test(text)) return 'an SVG file'
  // eslint-disable-next-line no-control-regex -- control characters are what tells binary from text
  return /[\x00-\x08\x0e-\x1a\x7f]/.test(head) ? 'a file of an unknown type' : 'a text file'
}
