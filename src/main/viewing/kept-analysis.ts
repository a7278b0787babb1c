import { BasalisError } from '../../shared/contract/errors.ts'
import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import type { AnalysisRecipe } from '../../shared/domain/analysis.ts'
import type { ColourCardReport, EarlierCard } from '../../shared/imaging/colour-card.ts'
import { DEFAULT_PARAMETERS } from '../../shared/imaging/parameters.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { PIPELINE_VERSION } from '../../shared/imaging/version.ts'
import type { AnalysisEngine } from '../analysis/analysis-engine.ts'
import { FRESH_PLANES } from '../analysis/plane-memory.ts'
import type { PhotoInput } from '../decoder/photo-assembly.ts'
import { readGrey16Png, readGrey8Png } from '../encoder/read-grey.ts'
import type { AnalysedPhoto } from './analysed-photo.ts'

/** An analysis as the record gives it: its report, and the layers that `mapLayers` names, encoded. */
export interface KeptAnalysis {
  readonly report: AnalysisReport
  readonly layers: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** What an analysis that is made now would be made by. */
export const recipeOf = ({ services }: AnalysisEngine): AnalysisRecipe => ({
  pipelineVersion: PIPELINE_VERSION,
  modelSha256: services.net.model.entry.sha256,
  parameters: DEFAULT_PARAMETERS,
})

/**
 * Whether a kept analysis by the same recipe says of this photo all that a new one would: it is of these bytes, of the same part of
 * the photo, and of a face it has the regions (versions that measured none kept the same maps). One whose colours a card has
 * corrected does not: what is not kept of it is made of the corrected colours, which nobody kept.
 */
export function saysAll(
  { input, region, colourCard }: AnalysisReport,
  { sha256, width, height }: Pick<PhotoInput, 'sha256' | 'width' | 'height'>,
  print: EarlierCard | null = null,
): boolean {
  return (
    input.sha256 === sha256 &&
    input.width === width &&
    input.height === height &&
    (colourCard === undefined || isRefusedFor(colourCard, print)) &&
    region.requested === 'face' &&
    (region.used !== 'face' || region.outlines !== undefined)
  )
}

/** Whether the card would correct nothing now either: the clinic may know its print since, or another one. */
function isRefusedFor({ card, refused, print }: ColourCardReport, known: EarlierCard | null): boolean {
  if (refused === null) return false
  if (card !== known?.card) return true
  return refused !== 'no-reference' && (print === undefined || print === known.print?.id)
}

type RestoredPhoto = AnalysedPhoto & { readonly skin: { readonly data: Uint8Array<SharedArrayBuffer> } }

/** Every sample as it was when the analysis was kept. `size`: of the photo. Fails with IMAGE_MISSING or IMAGE_CORRUPT. */
export async function readKept({ report, layers }: KeptAnalysis, size: ImageSize): Promise<RestoredPhoto> {
  const { width, height } = size
  const pixels = width * height
  const byName = new Map(layers.map(({ name, bytes }) => [name, bytes]))
  const bytesOf = (name: string): Uint8Array => {
    const bytes = byName.get(name)
    if (!bytes) throw new BasalisError('IMAGE_MISSING', 'expected a layer of a kept analysis, found none')
    return bytes
  }
  const maps = { width, height, data: FRESH_PLANES.words(PIGMENTS.length * pixels) }
  const confidence = { width, height, data: FRESH_PLANES.bytes(PIGMENTS.length * pixels) }
  const part = (index: number): [number, number] => [index * pixels, (index + 1) * pixels]
  for (const [index, pigment] of PIGMENTS.entries()) {
    await readGrey16Png(bytesOf(pigment), size, maps.data.subarray(...part(index)))
    await readGrey8Png(bytesOf(`confidence-${pigment}`), size, confidence.data.subarray(...part(index)))
  }
  const skin = { width, height, data: await readGrey8Png(bytesOf('skin'), size) }
  return { report, maps, confidence, skin }
}
