import type { PictureLimits } from '../limits.ts'
import type { PictureHeader } from '../messages.ts'
import type { StoredPicture } from '../stored-picture.ts'
import { readDicomFile } from './dicom-elements.ts'
import { openDicomPicture } from './dicom-picture.ts'
import { readDicomCamera, readDicomFacts } from './read-dicom-facts.ts'

/** A DICOM file's picture, its camera, and what else it says. Throws as `readDicomFile` and `openDicomPicture` do. */
export async function openDicomPhoto(
  bytes: Uint8Array,
  limits: PictureLimits,
): Promise<Pick<PictureHeader, 'camera' | 'dicom'> & { readonly picture: StoredPicture }> {
  const file = readDicomFile(bytes)
  const picture = await openDicomPicture(file, limits)
  return { picture, camera: readDicomCamera(file), dicom: readDicomFacts(file, bytes) }
}
