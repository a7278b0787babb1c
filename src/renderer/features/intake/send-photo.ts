import { MAX_PIECE_BYTES } from '../../../shared/contract/channels.ts'
import type { Client } from '../../app/client.ts'

/**
 * Sends a dropped photo to main piece by piece; main opens it with the last one. Bytes, not a path: the page cannot name
 * files. Fails with CallError, or with the file's own error where it cannot be read; ends quietly when aborted.
 */
export async function sendPhoto(
  client: Client,
  file: Blob,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const { upload } = await client.call('photo:begin-upload', { byteLength: file.size })
  const abandon = (): Promise<void> => client.call('photo:abandon-upload', { upload })
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
