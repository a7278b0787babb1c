import { BasalisError } from '../../shared/contract/errors.ts'
import { readCameraData } from './read-camera-data.ts'
import { createColourTransform } from './colour-transform.ts'
import type { PictureLimits } from './limits.ts'
import type { PictureHeader } from './messages.ts'
import { hasColour, pictureRows } from './picture-rows.ts'
import type { PictureRows } from './picture-rows.ts'
import type { PhotoType } from './sniff.ts'
import type { StoredPicture } from './stored-picture.ts'

/** Takes what `decodePhoto` produces: first the header, then all rows in order. */
export interface PictureSink {
  header(header: PictureHeader): void
  rows(rows: PictureRows): Promise<void>
}

/**
 * The bytes of a photo to an upright sRGB picture. Runs in the decoder process. Throws BasalisError with one of
 * REFUSAL_CODES; the size is checked before any pixel is decoded.
 */
export async function decodePhoto(
  bytes: Uint8Array,
  type: PhotoType,
  limits: PictureLimits,
  sink: PictureSink,
): Promise<void> {
  const { picture, camera, dicom } = await openPhoto(bytes, type, limits)
  const { size, bits, profile, orientation } = picture
  sink.header({ ...size, bits, profile, orientation, camera, dicom })

  const samples = await picture.decode()
  if (samples.data.length !== size.width * size.height * samples.channels) {
    throw new BasalisError('IMAGE_CORRUPT', 'expected a picture of the announced size; found another size')
  }
  if (limits.grey !== true && !hasColour(samples)) {
    throw new BasalisError(
      'IMAGE_GREYSCALE',
      'expected a colour photo; found one stored as colour but without any colour to separate',
    )
  }
  const transform = picture.matrix === null ? null : createColourTransform(picture.matrix, bits)
  for (const rows of pictureRows(samples, size, transform)) await sink.rows(rows)
}

interface OpenedPhoto extends Pick<PictureHeader, 'camera' | 'dicom'> {
  readonly picture: StoredPicture
}

async function openPhoto(bytes: Uint8Array, type: PhotoType, limits: PictureLimits): Promise<OpenedPhoto> {
  if (type === 'dicom') {
    const { openDicomPhoto } = await import('./dicom/open-dicom-photo.ts')
    return openDicomPhoto(bytes, limits)
  }
  return { picture: await openPicture(bytes, type, limits), camera: readCameraData(bytes), dicom: null }
}

/** The decoders are loaded when first needed: a fresh process is ready the sooner. */
async function openPicture(
  bytes: Uint8Array,
  type: Exclude<PhotoType, 'dicom'>,
  limits: PictureLimits,
): Promise<StoredPicture> {
  if (type === 'heic') {
    const { openHeicPicture } = await import('./heic-picture.ts')
    return openHeicPicture(bytes, limits)
  }
  const { openRasterPicture } = await import('./raster-picture.ts')
  return openRasterPicture(bytes, type, limits)
}
