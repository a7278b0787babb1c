/** A piece of a file. */
export interface Piece {
  readonly at: number
  readonly length: number
}

/** Something that a HEIC holds beside its picture. */
export interface HeifItem {
  /** Four letters: `Exif`, or `mime` for what names its kind itself. */
  readonly type: string
  /** Of `mime`; else ''. */
  readonly contentType: string
  /** Where its bytes lie; null: not in this file in a way that is known here. */
  readonly pieces: readonly Piece[] | null
}

interface Box extends Piece {
  readonly type: string
}

/** What a file of ISO's base media format (ISO/IEC 14496-12, as HEIC and AVIF are) says of its items. Null: it says nothing that can be read. */
export function heifItems(bytes: Uint8Array): readonly HeifItem[] | null {
  try {
    const file = new BoxReader(bytes)
    const meta = file.boxes(0, bytes.length).find(({ type }) => type === 'meta')
    if (!meta) return null
    const inside = file.boxes(meta.at + 4, meta.at + meta.length)
    const named = (type: string): Box | undefined => inside.find((box) => box.type === type)
    const [info, places] = [named('iinf'), named('iloc')]
    if (!info || !places) return null
    const pieces = piecesOf(file, places, named('idat'))
    return itemsOf(file, info).map(({ id, ...item }) => ({ ...item, pieces: pieces.get(id) ?? null }))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Reading beyond the end is a RangeError. */
class BoxReader {
  readonly #view: DataView
  readonly #text: Buffer

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Big-endian, of 0, 1, 2, 4 or 8 bytes; 0 for none. */
  number(at: number, size: number): number {
    switch (size) {
      case 0:
        return 0
      case 1:
        return this.#view.getUint8(at)
      case 2:
        return this.#view.getUint16(at)
      case 4:
        return this.#view.getUint32(at)
      case 8:
        return Number(this.#view.getBigUint64(at))
      default:
        throw new RangeError('expected a number of 0 to 8 bytes, found another')
    }
  }

  letters(at: number): string {
    return this.#text.toString('latin1', at, at + 4)
  }

  /** Up to a zero. */
  words(at: number, end: number): string {
    const zero = this.#text.indexOf(0, at)
    return this.#text.toString('utf8', at, zero < 0 ? end : Math.min(zero, end))
  }

  /** Boxes one after another; where they lie without their heads. */
  boxes(from: number, end: number): readonly Box[] {
    const found: Box[] = []
    for (let at = from; at + 8 <= end;) {
      const said = this.number(at, 4)
      const head = said === 1 ? 16 : 8
      const length = said === 0 ? end - at : said === 1 ? this.number(at + 8, 8) : said
      if (length < head || at + length > end) throw new RangeError('expected a box in its place, found none')
      found.push({ type: this.letters(at + 4), at: at + head, length: length - head })
      at += length
    }
    return found
  }
}

function itemsOf(
  file: BoxReader,
  info: Box,
): readonly (Omit<HeifItem, 'pieces'> & { readonly id: number })[] {
  const first = info.at + 4 + (file.number(info.at, 1) === 0 ? 2 : 4)
  return file.boxes(first, info.at + info.length).map(({ at, length }) => {
    const version = file.number(at, 1)
    // Older ones have no type: what they are cannot be told.
    if (version < 2) throw new RangeError('expected an item with a type, found one without')
    const wide = version === 2 ? 2 : 4
    const type = file.letters(at + 4 + wide + 2)
    const name = at + 4 + wide + 6
    const contentType = type === 'mime' ? name + Buffer.byteLength(file.words(name, at + length)) + 1 : null
    return {
      id: file.number(at + 4, wide),
      type,
      contentType: contentType === null ? '' : file.words(contentType, at + length),
    }
  })
}

const IN_FILE = 0
const IN_DATA_BOX = 1

/** By the item's id; only those whose bytes lie in the file itself. */
function piecesOf(
  file: BoxReader,
  places: Box,
  data: Box | undefined,
): ReadonlyMap<number, readonly Piece[]> {
  const version = file.number(places.at, 1)
  const [sizes, more] = [file.number(places.at + 4, 1), file.number(places.at + 5, 1)]
  const size = {
    offset: sizes >> 4,
    length: sizes & 15,
    base: more >> 4,
    index: version === 0 ? 0 : more & 15,
  }
  const wide = version < 2 ? 2 : 4
  let at = places.at + 6
  const next = (bytes: number): number => {
    at += bytes
    return file.number(at - bytes, bytes)
  }
  const found = new Map<number, readonly Piece[]>()
  for (let left = next(wide); left > 0; left -= 1) {
    const id = next(wide)
    const method = version === 0 ? IN_FILE : next(2) & 15
    const isHere = next(2) === 0
    const base = next(size.base)
    const pieces: Piece[] = []
    for (let extents = next(2); extents > 0; extents -= 1) {
      next(size.index)
      pieces.push({ at: base + next(size.offset), length: next(size.length) })
    }
    const start = method === IN_FILE ? 0 : method === IN_DATA_BOX ? data?.at : undefined
    // A length of 0 stands for all that follows.
    if (isHere && start !== undefined && pieces.every(({ length }) => length > 0))
      found.set(
        id,
        pieces.map((piece) => ({ ...piece, at: start + piece.at })),
      )
  }
  return found
}
