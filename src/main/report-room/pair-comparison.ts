import type { PhotoComparison } from '../../shared/imaging/comparability.ts'
import { comparePhotos, type PhotoToCompare } from '../analysis/alignment/compare-photos.ts'
import { readGrey8Png } from '../encoder/read-grey.ts'
import type { PictureServices } from './shot-pictures.ts'

/**
 * How `before` lies on `photo`, and what is alike in both: measured from the kept photos and their kept skin as the studio does it.
 * Fails as the records and the decoder do, or with CancelledError.
 */
export async function comparisonOf(
  photo: string,
  before: string,
  services: PictureServices,
): Promise<PhotoComparison> {
  const { runner } = services.analysis
  try {
    const [reference, other] = [await toCompare(photo, services), await toCompare(before, services)]
    return await comparePhotos(reference, other, { runner, signal: services.signal })
  } finally {
    runner.releaseMemory()
  }
}

async function toCompare(
  photo: string,
  { decoder, loadPhoto, loadLayers, printOf, signal }: PictureServices,
): Promise<PhotoToCompare> {
  const { image } = await decoder.decode(await loadPhoto(photo), { signal })
  const [skin] = (await loadLayers(photo, ['skin'])) ?? []
  const print = await printOf(photo)
  if (!skin) return { photo: image, print }
  const { width, height } = image
  return { photo: image, skin: { width, height, data: await readGrey8Png(skin.bytes, image) }, print }
}
