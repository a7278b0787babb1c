/** TIFF tag of IFD0 that points to the IFD with the place at which a photo was taken (Exif 3.0, 4.6.3). */
const GPS_POINTER = 0x8825
const ENTRY_BYTES = 12
/** Bytes of one value by TIFF's types 1 to 12. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const

/**
 * Wipes the place from Exif data that begin at `start` with a TIFF header: the values and entries of the GPS IFD become zeros and the
 * pointer to it goes. Nothing is moved that anything else points to. Returns false where no such data begin there.
 */
export function wipeExifPlace(bytes: Uint8Array, start: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const order = bytes.length >= start + 8 ? view.getUint16(start) : 0
  const little = order === 0x4949
  if (!little && order !== 0x4d4d) return false
  const u16 = (at: number): number => (at + 2 <= bytes.length ? view.getUint16(at, little) : 0)
  const u32 = (at: number): number => (at + 4 <= bytes.length ? view.getUint32(at, little) : 0)
  if (u16(start + 2) !== 42) return false
  const wipeDirectory = (at: number): void => {
    const count = u16(at)
    for (let index = 0; index < count; index += 1) {
      const entry = at + 2 + index * ENTRY_BYTES
      const size = (TYPE_BYTES[u16(entry + 2)] ?? 0) * u32(entry + 4)
      if (size > 4) zero(bytes, start + u32(entry + 8), size)
    }
    zero(bytes, at, 2 + count * ENTRY_BYTES + 4)
  }
  const first = start + u32(start + 4)
  const count = u16(first)
  for (let index = 0; index < count; index += 1) {
    const entry = first + 2 + index * ENTRY_BYTES
    if (u16(entry) !== GPS_POINTER) continue
    wipeDirectory(start + u32(entry + 8))
    // What follows takes its place, so that readers meet no tag that means nothing.
    const end = Math.min(bytes.length, first + 2 + count * ENTRY_BYTES + 4)
    bytes.copyWithin(entry, entry + ENTRY_BYTES, end)
    zero(bytes, end - ENTRY_BYTES, ENTRY_BYTES)
    view.setUint16(first, count - 1, little)
    return true
  }
  return true
}

/** As far as there is anything: what a damaged file points to may lie beyond its end. */
export function zero(bytes: Uint8Array, at: number, length: number): void {
  bytes.fill(0, Math.min(at, bytes.length), Math.min(at + length, bytes.length))
}
