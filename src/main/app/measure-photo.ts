import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import { encodeThumbnail } from '../encoder/thumbnail.ts'
import type { MeasuredPhoto } from '../ipc/kept-photos.ts'

/** What a record says of a photo besides its bytes, read from these. Fails as the decoder does. */
export async function measurePhoto(decoder: PhotoDecoder, bytes: Uint8Array): Promise<MeasuredPhoto> {
  const { image, input } = await decoder.decode(bytes)
  const { takenMs, device, values } = input.camera
  return {
    format: input.type,
    width: image.width,
    height: image.height,
    takenMs,
    device,
    exif: values,
    thumbnail: await encodeThumbnail(image),
  }
}
