/**
 * Two harmless faults that cameras and phones write into JPEG headers are mended before decoding, so that the decoder
 * can be told to fail on every warning that is left. The strictness is needed: a photo that was cut and given a proper
 * end again, or whose pixel data is damaged in the middle, is reported by the library as a mere warning and comes back
 * half grey. The faults:
 *
 * - a scan header whose spectral range is not 0…63 in a sequential JPEG (several years of Samsung phones): the decoder
 *   ignores these bytes in such a file, but warns;
 * - stray bytes between the segments of the header: the decoder skips them, but warns.
 *
 * Bytes after the end of the picture (motion photos, a second picture in multi-picture files) and unknown segments
 * need no mending: the decoder takes them without a warning.
 */

const MAX_STRAY_BYTES = 4096

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const SEQUENTIAL_FRAMES = new Set([0xc0, 0xc1])

/** The same bytes where there is nothing to mend or nothing to understand, else a mended copy. */
export function repairJpegHeader(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let stray = 0
  let sequential = false
  let at = 2

  while (at + 4 <= bytes.byteLength) {
    const start = nextMarker(bytes, at)
    stray += start - at
    if (stray > MAX_STRAY_BYTES || start + 4 > bytes.byteLength) return bytes
    const marker = bytes[start + 1] ?? 0
    const length = ((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0)
    const end = start + 2 + length
    if (marker === END_OF_IMAGE || length < 2 || end > bytes.byteLength) return bytes
    if (SEQUENTIAL_FRAMES.has(marker)) sequential = true

    if (marker === START_OF_SCAN) {
      const scan = bytes.slice(start, end)
      const mended = sequential && mendSpectralRange(scan)
      if (stray === 0 && !mended) return bytes
      return Buffer.concat([...kept, scan, bytes.subarray(end)])
    }
    kept.push(bytes.subarray(start, end))
    at = end
  }
  return bytes
}

/** Where the next marker begins: 0xff, then a byte that is neither fill (0xff) nor an escaped 0xff (0x00). */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.byteLength; at += 1) {
    const code = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && code >= 0xc0 && code !== 0xff) return at
  }
  return bytes.byteLength
}

/** Sets the last three bytes of a whole scan segment to 0, 63, 0; true if that changed anything. */
function mendSpectralRange(scan: Uint8Array): boolean {
  const at = scan.byteLength - 3
  if (at < 5 || (scan[at] === 0 && scan[at + 1] === 63 && scan[at + 2] === 0)) return false
  scan.set([0, 63, 0], at)
  return true
}
