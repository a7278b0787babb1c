import type { FaceToBeLike } from '../../shared/imaging/capture-figures.ts'
import type { CaptureMeter } from '../capture/capture-meter.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import type { RecordsService } from '../records/service/records-service.ts'

/** Says how the head was held in a kept photo, and the mouth; null where no face is found. Fails as the vault and the decoder do. */
export const faceOfPhotoBy =
  (records: RecordsService, decoder: PhotoDecoder, meter: CaptureMeter) =>
  async (photo: string): Promise<FaceToBeLike | null> => {
    const { bytes } = await records.loadPhoto(photo)
    const { image } = await decoder.decode(bytes)
    const { face } = await meter.photo(image, 'face')
    return face && { pose: face.pose, smile: face.smile }
  }
