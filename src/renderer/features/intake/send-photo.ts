import { MAX_PIECE_BYTES } from '../../../shared/contract/channels.ts'
import type { PageError } from '../../../shared/contract/error-data.ts'
import type { Client } from '../../app/client.ts'

/** A file that its own disk does not give. */
export const READ_ERROR: PageError = {
  kind: 'expected',
  code: 'FILE_NOT_READABLE',
  message: 'expected a dropped file that can be read, found one that cannot',
}

export interface SendOptions {
  /** Whether the last piece opens the photo, or it waits for whoever keeps it in a record. */
  readonly begin?: 'photo:begin-upload' | 'record-photo:begin-upload'
  readonly onProgress: (fraction: number) => void
}

/**
 * Sends a dropped photo to main piece by piece; the upload's id, when all of it is there. Bytes, not a path: the page cannot name
 * files. Fails with CallError, or with the file's own error where it cannot be read; null when aborted.
 */
export async function sendPhoto(
  client: Client,
  file: Blob,
  signal: AbortSignal,
  { begin = 'photo:begin-upload', onProgress }: SendOptions,
): Promise<string | null> {
  if (signal.aborted) return null
  const { upload } = await client.call(begin, { byteLength: file.size })
  const abandon = async (): Promise<null> => {
    await client.call('photo:abandon-upload', { upload })
    return null
  }
  for (let offset = 0; offset < file.size; offset += MAX_PIECE_BYTES) {
    const piece = file.slice(offset, offset + MAX_PIECE_BYTES)
    const read = await unlessAborted(piece.arrayBuffer(), signal).catch(async (error: unknown) => {
      await abandon()
      throw error
    })
    if (!read) return abandon()
    const bytes = new Uint8Array(read)
    await client.call('photo:append', { upload, offset, bytes })
    onProgress(Math.min(1, (offset + bytes.byteLength) / file.size))
  }
  return upload
}

/** Null once the user has given up: a disk that does not answer is not waited for any longer than that. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null
  const { promise, resolve } = Promise.withResolvers<null>()
  const abort = (): void => {
    resolve(null)
  }
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([promise, work])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
