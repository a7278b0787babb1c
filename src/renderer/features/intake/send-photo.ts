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
    const bytes = new Uint8Array(
      await piece.arrayBuffer().catch(async (error: unknown) => {
        await abandon()
        throw error
      }),
    )
    // Right before the piece goes: the last one opens the photo.
    if (signal.aborted) return abandon()
    await client.call('photo:append', { upload, offset, bytes })
    onProgress(Math.min(1, (offset + bytes.byteLength) / file.size))
  }
}
