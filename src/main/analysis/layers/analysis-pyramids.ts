import type { MapConfidence, PigmentMaps } from '../../../shared/imaging/pigments.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { PlaneSource } from '../plane-memory.ts'
import type { SkinMask } from '../skin/skin-mask.ts'
import { inBands, pigmentPyramidOf, pyramidOf, type Pyramid, type PyramidServices } from './pyramids.ts'

type Bytes = Uint8Array<SharedArrayBuffer>
type Words = Uint16Array<SharedArrayBuffer>

/** What all layers but the photo are made of; maps are coloured and lights computed when a tile is asked for. */
export interface AnalysisPyramids {
  readonly diffuse: Pyramid<Bytes>
  readonly specular: Pyramid<Bytes>
  readonly maps: Pyramid<Words>
  readonly confidence: Pyramid<Bytes>
  /** Share of skin in every pixel. */
  readonly skin: Pyramid<Bytes>
  readonly shade: Pyramid<Words>
}

interface Appearance {
  readonly lightness: number
  readonly gain: number
}

/** The diffuse image is a faint difference: it is shown on a mid grey and with its contrast raised. */
export const DIFFUSE_APPEARANCE: Appearance = { lightness: 50, gain: 3 }
const PLAIN_APPEARANCE: Appearance = { lightness: 0, gain: 1 }

export interface LayerParts {
  readonly diffuse: LabImage
  readonly specular: LabImage
  readonly maps: PigmentMaps
  readonly confidence: MapConfidence
  readonly skin: Omit<SkinMask, 'count'>
}

/** Afterwards the parts but maps and confidence are no longer needed. `onStep`: of four steps. */
export async function pyramidsOfAnalysis(
  { diffuse, specular, maps, confidence, skin }: LayerParts,
  planes: PlaneSource,
  services: PyramidServices,
  onStep?: (done: number, total: number) => void,
): Promise<AnalysisPyramids> {
  const total = 4
  const picture = async (lab: LabImage, appearance: Appearance): Promise<Bytes> => {
    const target = planes.bytes(3 * lab.width * lab.height)
    await inBands(lab.height, services, (band, options) =>
      services.runner.run('pictureOfLab', { lab, ...appearance, target, ...band }, options),
    )
    return target
  }
  const shade = planes.words(specular.width * specular.height)
  await inBands(specular.height, services, (band, options) =>
    services.runner.run('shadeOfSpecular', { specular, target: shade, ...band }, options),
  )
  const shadePyramid = await pyramidOf(shade, specular, 1, planes, services)
  onStep?.(1, total)
  const diffusePicture = await picture(diffuse, DIFFUSE_APPEARANCE)
  const diffusePyramid = await pyramidOf(diffusePicture, diffuse, 3, planes, services)
  onStep?.(2, total)
  const specularPicture = await picture(specular, PLAIN_APPEARANCE)
  const specularPyramid = await pyramidOf(specularPicture, specular, 3, planes, services)
  onStep?.(3, total)
  const mapsPyramid = await pigmentPyramidOf(maps.data, maps, planes, services)
  const confidencePyramid = await pigmentPyramidOf(confidence.data, confidence, planes, services)
  const skinShares = planes.bytes(skin.width * skin.height)
  await inBands(skin.height, services, (band, options) =>
    services.runner.run(
      'markSkin',
      { width: skin.width, skin: skin.data, target: skinShares, ...band },
      options,
    ),
  )
  const skinPyramid = await pyramidOf(skinShares, skin, 1, planes, services)
  onStep?.(4, total)
  return {
    diffuse: diffusePyramid,
    specular: specularPyramid,
    maps: mapsPyramid,
    confidence: confidencePyramid,
    skin: skinPyramid,
    shade: shadePyramid,
  }
}
