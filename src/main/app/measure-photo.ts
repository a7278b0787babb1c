import type { CaptureMeter } from '../capture/capture-meter.ts'
import type { DecodedPhoto, PhotoDecoder } from '../decoder/decoder-client.ts'
import { encodeThumbnail } from '../encoder/thumbnail.ts'
import type { JudgedPhoto, MeasuredPhoto } from '../ipc/kept-photos.ts'

/** What a record says of a photo besides its bytes, read from these. Fails as the decoder does. */
export async function measurePhoto(decoder: PhotoDecoder, bytes: Uint8Array): Promise<MeasuredPhoto> {
  return describe(await decoder.decode(bytes))
}

/** And what its picture shows, by the rules of the camera. A meter that fails does not keep a photo from its record. */
export async function judgePhoto(
  decoder: PhotoDecoder,
  meter: CaptureMeter,
  bytes: Uint8Array,
  of: 'face' | 'site',
): Promise<JudgedPhoto> {
  const decoded = await decoder.decode(bytes)
  const figures = await meter.photo(decoded.image, of).catch(() => null)
  return { ...(await describe(decoded)), figures, named: decoded.input.dicom?.subject ?? null }
}

async function describe({ image, input }: DecodedPhoto): Promise<MeasuredPhoto> {
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
