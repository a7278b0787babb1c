import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { Light } from '../../shared/imaging/lights.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import type { RgbImage } from '../../shared/imaging/pixels.ts'
import { shrunk, wholeOf } from '../analysis/alignment/shrunk.ts'
import type { AnalysisServices } from '../analysis/analysis-request.ts'
import { correctedBy } from '../analysis/colour-card/correct-colour.ts'
import { renderLight } from '../analysis/lights/render-light.ts'
import { splitPhoto } from '../analysis/split-photo.ts'
import { encodeRgb8Jpeg } from '../encoder/png.ts'
import { readGrey16Png, readGrey8Png } from '../encoder/read-grey.ts'

export interface LitPhoto {
  readonly image: RgbImage
  /** The kept maps and the skin of the photo, encoded, by name. */
  readonly layers: ReadonlyMap<string, Uint8Array>
  readonly report: AnalysisReport
  /** Long side of the pictures, px, at most. */
  readonly side: number
}

const JPEG_QUALITY = 92

/**
 * The photo under simulated lights, as `light-<name>`: rendered from the kept maps and the form of the surface, which is split from
 * the photo with the kept skin as when the analysis was made, in the colours that a card corrected where one did. Fails with IMAGE_MISSING, IMAGE_CORRUPT or CancelledError.
 */
export async function lightPictures(
  lights: readonly Light[],
  { image, layers, report, side }: LitPhoto,
  services: Pick<AnalysisServices, 'runner' | 'filter' | 'memory'>,
  signal: AbortSignal,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const { width, height } = image
  const size = { width, height }
  const pixels = width * height
  const { runner, memory } = services
  const planes = memory.scope()
  const bytesOf = (name: string): Uint8Array => {
    const bytes = layers.get(name)
    if (!bytes) throw new BasalisError('IMAGE_MISSING', 'expected a layer of a kept analysis, found none')
    return bytes
  }
  try {
    const maps = { width, height, data: planes.words(PIGMENTS.length * pixels) }
    for (const [place, pigment] of PIGMENTS.entries())
      await readGrey16Png(bytesOf(pigment), size, maps.data.subarray(place * pixels, (place + 1) * pixels))
    const skin = { width, height, data: await readGrey8Png(bytesOf('skin'), size) }
    const correction = report.colourCard?.correction
    const analysed = correction ? await correctedBy(correction, image, { runner, planes, signal }) : image
    const { base } = await splitPhoto(
      { image: analysed, skin, parameters: report.parameters, planes, signal, onPass: () => undefined },
      services,
    )
    const pictures: Record<string, Uint8Array> = {}
    for (const light of lights) {
      const data = await renderLight(light, maps, base, runner, { signal, planes })
      const lit: RgbImage = { width, height, bits: 8, data }
      const small = await shrunk(lit, wholeOf(lit), side, { runner, signal })
      pictures[`light-${light}`] = await encodeRgb8Jpeg(small.data, small, JPEG_QUALITY)
      planes.give(data)
    }
    return pictures
  } finally {
    planes.close()
    memory.trim()
    runner.releaseMemory()
  }
}
