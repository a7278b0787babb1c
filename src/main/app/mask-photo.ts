import { BasalisError } from '../../shared/contract/errors.ts'
import type { MaskedPhoto, PhotoPixels } from '../bundle/bundle-part.ts'
import type { CaptureMeter } from '../capture/capture-meter.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import { encodeRgb8Png } from '../encoder/png.ts'

/** Of 16 bits a sample the upper 8. Fails as the decoder does. */
export const developPhotoBy =
  (decoder: PhotoDecoder): PhotoPixels =>
  async (photo) => {
    const { image } = await decoder.decode(photo)
    const pixels =
      image.data instanceof Uint8Array ? image.data : Uint8Array.from(image.data, (sample) => sample >> 8)
    return new Uint8Array(await encodeRgb8Png(pixels, image))
  }

/**
 * A photo as a PNG of its pixels and nothing else, with a black bar over the eyes of every face. `face`: one has to be found. Fails
 * with EYES_NOT_FOUND, or as the decoder does.
 */
export const maskPhotoBy =
  (decoder: PhotoDecoder, meter: CaptureMeter) =>
  async (photo: Uint8Array, face: boolean): Promise<MaskedPhoto> => {
    const { image } = await decoder.decode(photo)
    const { bars, pixels } = await meter.maskEyes(image)
    if (face && bars.length === 0)
      throw new BasalisError(
        'EYES_NOT_FOUND',
        'expected a face whose eyes can be masked, found none in a photo',
      )
    return { png: new Uint8Array(await encodeRgb8Png(pixels, image)), bars }
  }
