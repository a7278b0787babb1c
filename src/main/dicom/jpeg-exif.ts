/** What the EXIF of a JPEG says that matters outside it. */
export interface JpegExif {
  /** 1: upright. */
  readonly orientation: number
  /** It holds a place, or may. */
  readonly place: boolean
  /** The colours are Adobe RGB, unless a profile says otherwise. */
  readonly adobeRgb: boolean
}

export const NO_EXIF: JpegExif = { orientation: 1, place: false, adobeRgb: false }

const ORIENTATION = 0x0112
const EXIF_POINTER = 0x8769
const GPS = 0x8825
const COLOUR_SPACE = 0xa001
const INTEROP_POINTER = 0xa005
const INTEROP_INDEX = 0x0001

const SRGB = 1
const ADOBE = 2

/** The first directory of the TIFF inside, and those below it that name colours. What cannot be read says nothing, and may hold a place. */
export function readJpegExif(tiff: Uint8Array): JpegExif {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  try {
    const little = view.getUint16(0) === 0x4949
    const first = directoryAt(view, view.getUint32(4, little), little)
    const turned = first.get(ORIENTATION)
    return {
      orientation: turned === undefined ? 1 : view.getUint16(turned, little),
      place: first.has(GPS),
      adobeRgb: isAdobeRgb(view, first.get(EXIF_POINTER), little),
    }
  } catch {
    return { orientation: 1, place: true, adobeRgb: false }
  }
}

/** As the decoder believes it: a colour space 2, or without sRGB the index R03 (DCF 2.0). */
function isAdobeRgb(view: DataView, pointer: number | undefined, little: boolean): boolean {
  if (pointer === undefined) return false
  try {
    const exif = directoryAt(view, view.getUint32(pointer, little), little)
    const named = exif.get(COLOUR_SPACE)
    const space = named === undefined ? null : view.getUint16(named, little)
    if (space === ADOBE || space === SRGB) return space === ADOBE
    const below = exif.get(INTEROP_POINTER)
    if (below === undefined) return false
    const index = directoryAt(view, view.getUint32(below, little), little).get(INTEROP_INDEX)
    return index !== undefined && textAt(view, index) === 'R03'
  } catch {
    return false
  }
}

/** Where the value of each tag stands, if it is of four bytes at most: else, where it says where that stands. The first of a tag counts. */
function directoryAt(view: DataView, at: number, little: boolean): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (let i = view.getUint16(at, little) - 1; i >= 0; i -= 1) {
    const tag = at + 2 + 12 * i
    found.set(view.getUint16(tag, little), tag + 8)
  }
  return found
}

const textAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2))
