import type { Layer } from '../../../shared/imaging/layers.ts'
import { lightOfLayer, pigmentOfLayer } from '../../../shared/imaging/layers.ts'
import {
  CONFIDENCE_FULL,
  MAP_FULL,
  PIGMENTS,
  type Pigment,
  type MapConfidence,
  type PigmentMaps,
} from '../../../shared/imaging/pigments.ts'
import { labOfSrgb } from '../../../shared/imaging/colour.ts'
import type { Pixel, PixelValues } from '../../../shared/imaging/pixel-values.ts'
import type { ImageSize, LabImage, RgbImage } from '../../../shared/imaging/pixels.ts'
import type { Outline } from '../../../shared/imaging/outline.ts'
import type { ParameterValues } from '../../../shared/imaging/parameters.ts'
import { levelSize, tileRect, type PixelRect, type TileAddress } from '../../../shared/imaging/pyramid.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import type { PlaneSource } from '../plane-memory.ts'
import type { MapOfPhoto } from '../alignment/change-map.ts'
import type { MeasuredRegion, regionTasks } from '../regions/region-tasks.ts'
import type { SkinMask } from '../skin/skin-mask.ts'
import type { ByteImage, layerTasks } from './layer-tasks.ts'
import { inBands, levelOf, pigmentPyramidOf, pyramidOf, type Pyramid, type Samples } from './pyramids.ts'
import type { tileTasks } from './tile-tasks.ts'

type LayerTasks = typeof layerTasks & typeof tileTasks & typeof regionTasks
type Bytes = Uint8Array<SharedArrayBuffer>
type Words = Uint16Array<SharedArrayBuffer>

/** What all layers are made of; maps are coloured and lights computed when a tile is asked for. */
interface AnalysisPyramids {
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

interface Services {
  readonly runner: TaskRunner<LayerTasks>
  readonly signal?: AbortSignal | undefined
}

/** Everything that can be looked at of one photo: its own pyramid at once, the other layers once they are computed. */
export class LayerSet {
  readonly size: ImageSize
  readonly #runner: TaskRunner<LayerTasks>
  readonly #photo: Pyramid<Bytes>
  #analysis: AnalysisPyramids | null = null

  private constructor(size: ImageSize, photo: Pyramid<Bytes>, runner: TaskRunner<LayerTasks>) {
    this.size = size
    this.#photo = photo
    this.#runner = runner
  }

  static async ofPhoto(photo: RgbImage, planes: PlaneSource, services: Services): Promise<LayerSet> {
    const full = await bytesOf(photo, planes, services)
    const pyramid = await pyramidOf(full.data, photo, 3, planes, services)
    return new LayerSet({ width: photo.width, height: photo.height }, pyramid, services.runner)
  }

  /** Adds the layers of an analysis of the same photo. Afterwards the parts but maps and confidence are no longer needed. */
  async add(
    { diffuse, specular, maps, confidence, skin }: LayerParts,
    planes: PlaneSource,
    services: Services,
    onStep?: (done: number, total: number) => void,
  ): Promise<void> {
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
    this.#analysis = {
      diffuse: diffusePyramid,
      specular: specularPyramid,
      maps: mapsPyramid,
      confidence: confidencePyramid,
      skin: skinPyramid,
      shade: shadePyramid,
    }
  }

  /** Where the photo is skin, 255 or 0; null before an analysis is there. */
  get skin(): (ImageSize & { readonly data: Bytes }) | null {
    return this.#analysis && { ...this.size, data: levelOf(this.#analysis.skin, 0) }
  }

  /** One map at the photo's size, with its skin; null before an analysis is there. */
  mapOf(pigment: Pigment): MapOfPhoto | null {
    if (!this.#analysis) return null
    const { maps, skin } = this.#analysis
    const pixels = this.size.width * this.size.height
    const from = PIGMENTS.indexOf(pigment) * pixels
    return { ...this.size, map: levelOf(maps, 0).subarray(from, from + pixels), skin: levelOf(skin, 0) }
  }

  /** What is known of one pixel; null outside the photo. */
  read({ x, y }: Pixel): PixelValues | null {
    const { width, height } = this.size
    if (x >= width || y >= height) return null
    const at = y * width + x
    const [red = 0, green = 0, blue = 0] = levelOf(this.#photo, 0).subarray(3 * at, 3 * at + 3)
    const lab = labOfSrgb(red / 255, green / 255, blue / 255)
    if (!this.#analysis) return { lab, maps: null }
    const { maps, confidence, skin } = this.#analysis
    if (levelOf(skin, 0)[at] === 0) return { lab, maps: null }
    const of = (plane: Samples, full: number, index: number): number =>
      (plane[index * width * height + at] as number) / full
    const values = PIGMENTS.map((pigment, index) => [
      pigment,
      {
        value: of(levelOf(maps, 0), MAP_FULL, index),
        confidence: of(levelOf(confidence, 0), CONFIDENCE_FULL, index),
      },
    ])
    return { lab, maps: Object.fromEntries(values) as PixelValues['maps'] }
  }

  /**
   * One tile of one layer as interleaved sRGB bytes; null where there is no such tile, or no such layer yet. `from`: percent
   * below which a map shows the photo instead.
   */
  async tile(layer: Layer, address: TileAddress, from = 0): Promise<ByteTile | null> {
    const rect = tileRect(this.size, address)
    if (!rect) return null
    const size = levelSize(this.size, address.level)
    const data = await this.#cut(layer, address.level, { size, rect }, from)
    return data && { width: rect.width, height: rect.height, data }
  }

  /** The numbers inside an outline, px of the photo; null while there are no maps. */
  async measure(
    outline: Outline,
    { areaLevel, spotMinArea }: Pick<ParameterValues, 'areaLevel' | 'spotMinArea'>,
  ): Promise<MeasuredRegion | null> {
    if (!this.#analysis) return null
    const { maps, confidence, skin } = this.#analysis
    const input = {
      outline,
      maps: { ...this.size, data: levelOf(maps, 0) },
      confidence: { ...this.size, data: levelOf(confidence, 0) },
      skin: levelOf(skin, 0),
      areaLevel,
      spotMinArea,
    }
    return this.#runner.run('measureRegion', input, { priority: 'interactive' })
  }

  async #cut(
    layer: Layer,
    level: number,
    place: { readonly size: ImageSize; readonly rect: PixelRect },
    percent: number,
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const run = { priority: 'interactive' } as const
    const photo = levelOf(this.#photo, level)
    if (layer === 'photo') return this.#runner.run('cutPictureTile', { ...place, picture: photo }, run)
    if (!this.#analysis) return null
    const { diffuse, specular, maps, confidence, skin, shade } = this.#analysis
    if (layer === 'diffuse' || layer === 'specular') {
      const picture = levelOf(layer === 'diffuse' ? diffuse : specular, level)
      return this.#runner.run('cutPictureTile', { ...place, picture }, run)
    }
    const pigment = pigmentOfLayer(layer)
    if (pigment) {
      const pixels = place.size.width * place.size.height
      const from = PIGMENTS.indexOf(pigment) * pixels
      const least = (percent * MAP_FULL) / 100
      const input = {
        ...place,
        pigment,
        least,
        map: levelOf(maps, level).subarray(from, from + pixels),
        confidence: levelOf(confidence, level).subarray(from, from + pixels),
        skin: levelOf(skin, level),
        photo,
      }
      return this.#runner.run('cutMapTile', input, run)
    }
    const light = lightOfLayer(layer)
    if (!light) return null
    const input = { ...place, light, maps: levelOf(maps, level), shade: levelOf(shade, level) }
    return this.#runner.run('cutLightTile', input, run)
  }
}

export interface ByteTile extends ImageSize {
  readonly data: Uint8Array<ArrayBuffer>
}

async function bytesOf(photo: RgbImage, planes: PlaneSource, services: Services): Promise<ByteImage> {
  const { width, height, data } = photo
  if (data instanceof Uint8Array) return { width, height, data }
  const target = planes.bytes(3 * width * height)
  await inBands(height, services, (band, options) =>
    services.runner.run('narrowRgb', { width, height, source: data, target, ...band }, options),
  )
  return { width, height, data: target }
}
