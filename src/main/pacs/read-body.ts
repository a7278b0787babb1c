import type { IncomingMessage } from 'node:http'
import { invalidAnswer, toArchiveError } from './archive-request.ts'

/** All of an answer, no longer than so many bytes: what it says of its length is not believed, and refused when it is more. */
export async function readBody(body: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of piecesOf(body, maxBytes)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Its pieces as they come. Fails with ARCHIVE_ANSWER_INVALID where it is too long, or ends before its time. */
export async function* piecesOf(body: IncomingMessage, maxBytes: number): AsyncGenerator<Buffer> {
  const tooLong = (): Error => invalidAnswer('more bytes than an answer may have')
  if (Number(body.headers['content-length'] ?? 0) > maxBytes) {
    body.destroy()
    throw tooLong()
  }
  let bytes = 0
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      bytes += piece.byteLength
      if (bytes > maxBytes) throw tooLong()
      yield piece
    }
  } catch (error) {
    throw toArchiveError(error instanceof Error ? error : new Error(String(error)))
  } finally {
    body.destroy()
  }
}
