import { dialog, type BrowserWindow } from 'electron'
import { readPhoto } from '../decoder/photo-file.ts'
import type { PhotoSource } from '../viewing/photo-session.ts'

const EXTENSIONS = ['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif', 'dcm']

/** The photo that the user picks in the desktop's own dialog, or null. Its path stays here. */
export async function choosePhoto(window: BrowserWindow): Promise<PhotoSource | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: 'JPEG, PNG, WebP, HEIC, DICOM', extensions: EXTENSIONS }],
  })
  const [path] = filePaths
  return canceled || path === undefined ? null : () => readPhoto(path)
}
