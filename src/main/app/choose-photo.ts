import { dialog, type BrowserWindow } from 'electron'
import { PHOTO_EXTENSIONS } from '../../shared/domain/photo-files.ts'
import { readPhoto } from '../decoder/photo-file.ts'
import type { PhotoSource } from '../viewing/photo-session.ts'

/** The photo that the user picks in the desktop's own dialog, or null. Its path stays here. */
export async function choosePhoto(window: BrowserWindow): Promise<PhotoSource | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: 'JPEG, PNG, WebP, HEIC, DICOM', extensions: [...PHOTO_EXTENSIONS] }],
  })
  const [path] = filePaths
  return canceled || path === undefined ? null : () => readPhoto(path)
}
