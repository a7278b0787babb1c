import type { ParameterValues } from '../../shared/imaging/parameters.ts'
import type { RgbImage } from '../../shared/imaging/pixels.ts'
import type { AnalysisServices } from './analysis-request.ts'
import type { SplitImage } from './filter/filter-backend.ts'
import type { PlaneScope } from './plane-memory.ts'
import { countedPixels } from './skin/filter-masks.ts'
import type { SkinMask } from './skin/skin-mask.ts'

export interface SplitPhotoRequest {
  readonly image: RgbImage
  /** As an analysis of this photo has found it. */
  readonly skin: Omit<SkinMask, 'count'>
  readonly parameters: ParameterValues
  readonly planes: PlaneScope
  readonly signal: AbortSignal
  readonly onPass: (done: number) => void
}

/** The two parts of a photo whose maps are known already, as `analyzePhoto` makes them. The planes are the caller's. */
export async function splitPhoto(
  { image, skin, parameters, planes, signal, onPass }: SplitPhotoRequest,
  { runner, filter }: Pick<AnalysisServices, 'runner' | 'filter'>,
): Promise<SplitImage> {
  const lab = await filter.labOf(image, { signal, planes })
  const counted = await countedPixels(skin, { runner, planes, signal })
  // As in `filterMasks`: where nothing is cut out, all pixels count.
  const mask = counted?.count === image.width * image.height ? undefined : counted
  const split = await filter.split(lab, { parameters, mask, signal, planes, onPass })
  if (counted) planes.give(counted.data)
  return split
}
