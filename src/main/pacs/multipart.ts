import { randomUUID } from 'node:crypto'
import { invalidAnswer } from './archive-request.ts'

/** The body of a STOW request with one DICOM file in it (PS3.18 §8.6). */
export function multipartOf(file: Uint8Array): {
  readonly type: string
  readonly parts: readonly Uint8Array[]
} {
  const boundary = `basalis-${randomUUID()}`
  const head = `--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`
  return {
    type: `multipart/related; type="application/dicom"; boundary=${boundary}`,
    parts: [Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)],
  }
}

export interface MultipartLimits {
  readonly maxParts: number
  readonly maxPartBytes: number
}

const MAX_HEAD_BYTES = 8192
const HEAD_END = Buffer.from('\r\n\r\n')

/** The boundary that a media type names; throws ARCHIVE_ANSWER_INVALID for another media type. */
export function boundaryOf(type: string): string {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^;,\s"]{1,70}))/i.exec(type) ?? []
  const boundary = quoted ?? plain
  if (!/^multipart\/related\b/i.test(type) || boundary === undefined)
    throw invalidAnswer('something else than files in parts')
  return boundary
}

/**
 * The parts of a multipart body, each when all of it is there. Never holds more than one part and the piece behind it. Fails with
 * ARCHIVE_ANSWER_INVALID where a part or their number is too large, or where the end is missing.
 */
export async function* partsOf(
  pieces: AsyncIterable<Buffer>,
  boundary: string,
  limits: MultipartLimits,
): AsyncGenerator<Buffer> {
  const { maxParts, maxPartBytes } = limits
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // The first boundary may stand at the very beginning, without an end of line before it.
  let held: Buffer = Buffer.from('\r\n')
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let searched = 0
  let count = -1
  for await (const piece of pieces) {
    waiting.push(piece)
    waitingBytes += piece.byteLength
    // Pieces are joined by the megabyte: joining each to a long part would take time in the square of its length.
    if (waitingBytes < Math.min(2 ** 20, held.byteLength / 8)) continue
    held = Buffer.concat([held, ...waiting])
    waiting = []
    waitingBytes = 0
    for (;;) {
      const at = held.indexOf(delimiter, searched)
      if (at < 0) {
        searched = Math.max(0, held.byteLength - delimiter.byteLength)
        if (held.byteLength > maxPartBytes + MAX_HEAD_BYTES) throw invalidAnswer('a part that is too long')
        break
      }
      const behind = held.subarray(at + delimiter.byteLength)
      if (behind.byteLength < 2) {
        searched = at
        break
      }
      count += 1
      if (count > maxParts) throw tooMany()
      if (count > 0) yield bodyOfPart(held.subarray(0, at), maxPartBytes)
      if (behind[0] === 0x2d && behind[1] === 0x2d) return
      held = behind
      searched = 0
    }
  }
  held = Buffer.concat([held, ...waiting])
  yield* lastParts(held, delimiter, count, limits)
}

/** What was left unjoined when the pieces ended: it has to hold the end. */
function* lastParts(
  held: Buffer,
  delimiter: Buffer,
  seen: number,
  { maxParts, maxPartBytes }: MultipartLimits,
): Generator<Buffer> {
  let rest = held
  for (let count = seen + 1; ; count += 1) {
    const at = rest.indexOf(delimiter)
    const behind = rest.subarray(at + delimiter.byteLength)
    if (at < 0 || behind.byteLength < 2) throw invalidAnswer('an end before the last part')
    if (count > maxParts) throw tooMany()
    if (count > 0) yield bodyOfPart(rest.subarray(0, at), maxPartBytes)
    if (behind[0] === 0x2d && behind[1] === 0x2d) return
    rest = behind
  }
}

const tooMany = (): Error => invalidAnswer('more parts than were asked for')

function bodyOfPart(part: Buffer, maxPartBytes: number): Buffer {
  const head = part.subarray(0, MAX_HEAD_BYTES).indexOf(HEAD_END)
  if (head < 0) throw invalidAnswer('a part without a head')
  const body = part.subarray(head + HEAD_END.byteLength)
  if (body.byteLength > maxPartBytes) throw invalidAnswer('a part that is too long')
  return Buffer.from(body)
}
