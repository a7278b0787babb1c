import { clipboard, ClipboardItem } from 'electron'
import { BasalisError } from '../../shared/contract/errors.ts'

/** Puts a picture onto the desktop's clipboard. Fails with CLIPBOARD_NOT_WRITABLE. */
export async function copyPicture(png: Uint8Array): Promise<void> {
  const picture = new Blob([new Uint8Array(png)], { type: 'image/png' })
  try {
    await clipboard.write([new ClipboardItem({ 'image/png': picture })])
  } catch (error) {
    throw new BasalisError(
      'CLIPBOARD_NOT_WRITABLE',
      'expected a clipboard that takes a picture, found none',
      {
        cause: error,
      },
    )
  }
}
