/** An entry of an EXIF directory: ASCII, or one number of 16 bits. */
export type ExifTag = readonly [tag: number, value: string | number]

const EXIF_POINTER = 0x8769
const INTEROP_POINTER = 0xa005
const ASCII = 2
const SHORT = 3
const LONG = 4

/** A JPEG with these entries in its directories of EXIF and of interoperability, as a camera would write them. */
export function jpegWithExif(jpeg: Buffer, exif: readonly ExifTag[], interop: readonly ExifTag[]): Buffer {
  const first = 8
  const second = first + directoryBytes(1)
  const third = second + directoryBytes(exif.length + 1)
  const body = Buffer.concat([
    Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1'),
    directory([], [[EXIF_POINTER, second]]),
    directory(exif, [[INTEROP_POINTER, third]]),
    directory(interop, []),
  ])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

const directoryBytes = (entries: number): number => 2 + 12 * entries + 4

function directory(tags: readonly ExifTag[], pointers: readonly (readonly [number, number])[]): Buffer {
  const bytes = Buffer.alloc(directoryBytes(tags.length + pointers.length))
  let at = bytes.writeUInt16LE(tags.length + pointers.length)
  const entry = (tag: number, kind: number, count: number): number => {
    bytes.writeUInt16LE(tag, at)
    bytes.writeUInt16LE(kind, at + 2)
    bytes.writeUInt32LE(count, at + 4)
    at += 12
    return at - 4
  }
  for (const [tag, value] of tags) {
    if (typeof value === 'number') bytes.writeUInt16LE(value, entry(tag, SHORT, 1))
    else bytes.write(`${value}\0`, entry(tag, ASCII, value.length + 1), 'latin1')
  }
  for (const [tag, place] of pointers) bytes.writeUInt32LE(place, entry(tag, LONG, 1))
  return bytes
}
