import { NO_EXIF, readJpegExif } from './jpeg-exif.ts'

/**
 * The outside of a JPEG: whether its bytes can stand in a DICOM file as they are, and what they say besides the picture. No
 * pixel is decoded.
 */
export interface JpegFrame {
  /** From the start of the picture to its end; what a camera puts behind that is no part of it. */
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  readonly photometric: 'YBR_FULL_422' | 'YBR_FULL' | 'RGB'
  /** EXIF's value; 1: upright. */
  readonly orientation: number
  /** The embedded colour profile; null: none. */
  readonly profile: Uint8Array | null
  /** Without a profile its EXIF says that its colours are Adobe RGB: in a DICOM file nobody would see that. */
  readonly adobeRgb: boolean
  /** A place, or text in which one may stand, was left out: otherwise the bytes are those of the file. */
  readonly placeLeftOut: boolean
}

interface Segment {
  readonly marker: number
  readonly start: number
  readonly end: number
  readonly body: Uint8Array
}

const START_OF_SCAN = 0xda
const APP1 = 0xe1
const APP2 = 0xe2
const APP13 = 0xed
const APP14 = 0xee
const BASELINE = 0xc0
const OTHER_FRAMES = new Set([0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

const ICC = 'ICC_PROFILE\0'
const EXIF = 'Exif\0\0'

/** Null for anything but a whole baseline JPEG of 8 bits and three components. */
export function readJpegFrame(file: Uint8Array): JpegFrame | null {
  const header = readHeader(file)
  if (!header) return null
  const { segments, scan } = header
  const frames = segments.filter(({ marker }) => marker === BASELINE || OTHER_FRAMES.has(marker))
  const [frame] = frames
  if (frame?.marker !== BASELINE || frames.length > 1 || frame.body.byteLength < 15) return null
  const [precision, h1 = 0, h0 = 0, w1 = 0, w0 = 0, components] = frame.body
  if (precision !== 8 || components !== 3) return null
  const end = endOfImage(file, scan)
  if (end === null) return null
  const exif = segments.find((one) => one.marker === APP1 && startsWith(one.body, EXIF))
  const tags = exif ? readJpegExif(exif.body.subarray(EXIF.length)) : NO_EXIF
  const profile = profileOf(segments)
  const place = tags.place || segments.some(mayNamePlace)
  const left = place ? segments.filter(({ marker }) => marker === APP1 || marker === APP13) : []
  return {
    bytes: without(file.subarray(0, end), left),
    width: w1 * 256 + w0,
    height: h1 * 256 + h0,
    photometric: photometricOf(frame, segments),
    orientation: tags.orientation,
    profile,
    adobeRgb: profile === null && tags.adobeRgb,
    placeLeftOut: place,
  }
}

function readHeader(
  file: Uint8Array,
): { readonly segments: readonly Segment[]; readonly scan: number } | null {
  if (file[0] !== 0xff || file[1] !== 0xd8) return null
  const segments: Segment[] = []
  for (let at = 2; at + 4 <= file.byteLength;) {
    if (file[at] !== 0xff) return null
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + (file[at + 2] ?? 0) * 256 + (file[at + 3] ?? 0)
    if (marker < 0xc0 || end < at + 4 || end > file.byteLength) return null
    if (marker === START_OF_SCAN) return { segments, scan: end }
    segments.push({ marker, start: at, end, body: file.subarray(at + 4, end) })
    at = end
  }
  return null
}

/** Behind the marker that ends the picture; null where there is none. Between the scans of one there are segments again. */
function endOfImage(file: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < file.byteLength;) {
    if (file[at] !== 0xff) {
      at += 1
      continue
    }
    const marker = file[at + 1] ?? 0
    if (marker === 0xd9) return at + 2
    if (marker === 0xff) at += 1
    else if (marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else at += 2 + Math.max(2, (file[at + 2] ?? 0) * 256 + (file[at + 3] ?? 0))
  }
  return null
}

/** ISO/IEC 10918-6: a transform of 0, or components called R, G and B, are not converted. */
function photometricOf({ body }: Segment, segments: readonly Segment[]): JpegFrame['photometric'] {
  const adobe = segments.find(({ marker, body: text }) => marker === APP14 && startsWith(text, 'Adobe'))
  const ids = String.fromCharCode(body[6] ?? 0, body[9] ?? 0, body[12] ?? 0)
  if (adobe ? adobe.body[11] === 0 : ids === 'RGB') return 'RGB'
  return body[7] === body[10] && body[7] === body[13] ? 'YBR_FULL' : 'YBR_FULL_422'
}

/** ICC.1 B.4: the profile in pieces, each with its place and their number. */
function profileOf(segments: readonly Segment[]): Uint8Array | null {
  const pieces = segments
    .filter(({ marker, body }) => marker === APP2 && startsWith(body, ICC))
    .map(({ body }) => ({ place: body[ICC.length] ?? 0, bytes: body.subarray(ICC.length + 2) }))
    .sort((a, b) => a.place - b.place)
  return pieces.length === 0 ? null : Buffer.concat(pieces.map(({ bytes }) => bytes))
}

/** XMP and the blocks of picture editors hold text that anybody may have written. */
const mayNamePlace = ({ marker, body }: Segment): boolean =>
  marker === APP13 || (marker === APP1 && !startsWith(body, EXIF) && /gps|location|city/i.test(latin1(body)))

function without(file: Uint8Array, left: readonly Segment[]): Uint8Array {
  if (left.length === 0) return file
  const starts = [0, ...left.map(({ end }) => end)]
  const ends = [...left.map(({ start }) => start), file.byteLength]
  return Buffer.concat(starts.map((start, i) => file.subarray(start, ends[i])))
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  latin1(bytes.subarray(0, text.length)) === text
