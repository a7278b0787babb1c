import type { HeadPose } from '../../shared/imaging/comparability.ts'
import type { CaptureMeter } from '../capture/capture-meter.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import type { RecordsService } from '../records/service/records-service.ts'

/** Says how the head was held in a kept photo; null where no face is found. Fails as the vault and the decoder do. */
export const poseOfPhotoBy =
  (records: RecordsService, decoder: PhotoDecoder, meter: CaptureMeter) =>
  async (photo: string): Promise<HeadPose | null> => {
    const { bytes } = await records.loadPhoto(photo)
    const { image } = await decoder.decode(bytes)
    const { face } = await meter.photo(image, 'face')
    return face && face.pose
  }
