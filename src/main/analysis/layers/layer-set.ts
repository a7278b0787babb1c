import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Narrowing } from '../../../shared/contract/tile-path.ts'
import type { Layer } from '../../../shared/imaging/layers.ts'
import { lightOfLayer, pigmentOfLayer } from '../../../shared/imaging/layers.ts'
import { CONFIDENCE_FULL, MAP_FULL, PIGMENTS, type Pigment } from '../../../shared/imaging/pigments.ts'
import { labOfSrgb } from '../../../shared/imaging/colour.ts'
import type { Pixel, PixelValues } from '../../../shared/imaging/pixel-values.ts'
import type { ImageSize, RgbImage } from '../../../shared/imaging/pixels.ts'
import type { Rings } from '../../../shared/imaging/outline.ts'
import type { ParameterValues } from '../../../shared/imaging/parameters.ts'
import {
  levelCount,
  levelSize,
  tileRect,
  type PixelRect,
  type TileAddress,
} from '../../../shared/imaging/pyramid.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { FRESH_PLANES, type PlaneSource } from '../plane-memory.ts'
import type { MapOfPhoto } from '../alignment/change-map.ts'
import type { MeasuredRegion, regionTasks } from '../regions/region-tasks.ts'
import { boxOf } from '../regions/region-cut.ts'
import type { ScratchFile } from '../scratch/scratch-file.ts'
import type { scratchTasks } from '../scratch/scratch-tasks.ts'
import { pyramidsOfAnalysis, type AnalysisPyramids, type LayerParts } from './analysis-pyramids.ts'
import { AwayLayers, PARTS, type Part } from './away-layers.ts'
import type { ByteImage, layerTasks } from './layer-tasks.ts'
import { inBands, levelOf, pyramidOf, withoutFinest, type Pyramid, type Samples } from './pyramids.ts'
import type { tileTasks } from './tile-tasks.ts'

type LayerTasks = typeof layerTasks & typeof tileTasks & typeof regionTasks & typeof scratchTasks
type Bytes = Uint8Array<SharedArrayBuffer>

/** Of the photo and all layers: three pictures of 3 bytes, three maps of 2 with 1 of confidence, skin 1, shade 2. */
const PIXEL_BYTES = 21

const NO_PYRAMID = { levels: [] }

const newBytes = (length: number): Bytes => FRESH_PLANES.bytes(length)
const newWords = (length: number): Uint16Array<SharedArrayBuffer> => FRESH_PLANES.words(length)

interface Services {
  readonly runner: TaskRunner<LayerTasks>
  readonly signal?: AbortSignal | undefined
}

/** Everything that can be looked at of one photo: its own pyramid at once, the other layers once they are computed. */
export class LayerSet {
  readonly size: ImageSize
  readonly #runner: TaskRunner<LayerTasks>
  /** The photo as it was decoded, in 8 or 16 bits. */
  #source: RgbImage | null
  #photo: Pyramid<Bytes>
  #analysis: AnalysisPyramids | null = null
  /** The finest levels, once they are not in memory any more. */
  #away: AwayLayers | null = null

  private constructor(source: RgbImage, photo: Pyramid<Bytes>, runner: TaskRunner<LayerTasks>) {
    this.size = { width: source.width, height: source.height }
    this.#source = source
    this.#photo = photo
    this.#runner = runner
  }

  static async ofPhoto(photo: RgbImage, planes: PlaneSource, services: Services): Promise<LayerSet> {
    const full = await bytesOf(photo, planes, services)
    const pyramid = await pyramidOf(full.data, photo, 3, planes, services)
    return new LayerSet(photo, pyramid, services.runner)
  }

  /** Adds the layers of an analysis of the same photo. Afterwards the parts but maps and confidence are no longer needed. */
  async add(
    parts: LayerParts,
    planes: PlaneSource,
    services: Services,
    onStep?: (done: number, total: number) => void,
  ): Promise<void> {
    this.#analysis = await pyramidsOfAnalysis(parts, planes, services, onStep)
  }

  /** Bytes of the photo and of all layers from a level on; the others may be put away. */
  static bytesFrom(size: ImageSize, level: number): number {
    let bytes = 0
    for (let at = level; at < levelCount(size); at += 1) {
      const { width, height } = levelSize(size, at)
      bytes += PIXEL_BYTES * width * height
    }
    return bytes
  }

  /**
   * Puts the finest levels into a file, which is the set's from then on; the layers must be there. They look the same and give the
   * same numbers. Once; fails with CancelledError, or as the disk does, and then all is where it was.
   */
  async putAway(scratch: ScratchFile, levels: number, signal: AbortSignal): Promise<void> {
    const [source, analysis] = [this.#source, this.#analysis]
    if (!source || !analysis) throw new Error('expected layers in memory, found none')
    const parts = { photo: this.#photo, ...analysis }
    this.#away = await AwayLayers.seal(source, parts, levels, scratch, { runner: this.#runner, signal })
    this.#source = null
    this.#photo = withoutFinest(this.#photo, levels)
    this.#analysis = {
      diffuse: withoutFinest(analysis.diffuse, levels),
      specular: withoutFinest(analysis.specular, levels),
      maps: withoutFinest(analysis.maps, levels),
      confidence: withoutFinest(analysis.confidence, levels),
      skin: withoutFinest(analysis.skin, levels),
      shade: withoutFinest(analysis.shade, levels),
    }
  }

  /** Lets go of all pixels, wherever they are; there is nothing to be seen of them any more. */
  async close(): Promise<void> {
    this.#source = null
    this.#photo = NO_PYRAMID
    this.#analysis = null
    await this.#away?.close()
  }

  /** The photo as it was decoded, as long as it is in memory. */
  get source(): RgbImage | null {
    return this.#source
  }

  /** The photo as it was decoded. Fails with NO_PHOTO once the set is closed. */
  async photo(): Promise<RgbImage> {
    if (this.#source) return this.#source
    if (!this.#away) throw new BasalisError('NO_PHOTO', 'expected an open photo, found it closed')
    return this.#away.photo()
  }

  /** Where the photo is skin, 255 or 0; null before an analysis is there. */
  async skin(): Promise<(ImageSize & { readonly data: Bytes }) | null> {
    if (!this.#analysis) return null
    return {
      ...this.size,
      data: await this.#finest('skin', this.#analysis.skin, this.#whole, newBytes),
    }
  }

  /** One map at the photo's size, with its skin; null before an analysis is there. */
  async mapOf(pigment: Pigment): Promise<MapOfPhoto | null> {
    if (!this.#analysis) return null
    const { maps, skin } = this.#analysis
    const pixels = this.size.width * this.size.height
    const index = PIGMENTS.indexOf(pigment)
    const map = this.#away
      ? await this.#away.read(FRESH_PLANES.words(pixels), 'maps', this.#whole, index)
      : levelOf(maps, 0).subarray(index * pixels, (index + 1) * pixels)
    return { ...this.size, map, skin: await this.#finest('skin', skin, this.#whole, newBytes) }
  }

  /** What is known of one pixel; null outside the photo. */
  async read(at: Pixel): Promise<PixelValues | null> {
    const { width, height } = this.size
    if (at.x >= width || at.y >= height) return null
    const [rgb = [], maps = [], confidence = [], skin = []] = await this.#pixel(at)
    const [red = 0, green = 0, blue = 0] = rgb
    const lab = labOfSrgb(red / 255, green / 255, blue / 255)
    if (!skin[0]) return { lab, maps: null }
    const values = PIGMENTS.map((pigment, index) => [
      pigment,
      {
        value: (maps[index] as number) / MAP_FULL,
        confidence: (confidence[index] as number) / CONFIDENCE_FULL,
      },
    ])
    return { lab, maps: Object.fromEntries(values) as PixelValues['maps'] }
  }

  /**
   * One tile of one layer, or of what it is narrowed to, as interleaved sRGB bytes; null where there is no such tile, or no such
   * layer yet.
   */
  async tile(layer: Layer, address: TileAddress, narrowing: Narrowing = {}): Promise<ByteTile | null> {
    const rect = tileRect(this.size, address)
    if (!rect) return null
    const size = levelSize(this.size, address.level)
    const data =
      this.#away && address.level < this.#away.levels
        ? await this.#away.cut(layer, address, narrowing)
        : await this.#cut(layer, address.level, { size, rect }, narrowing)
    return data && { width: rect.width, height: rect.height, data }
  }

  /** The numbers inside these rings, px of the photo; null while there are no maps. */
  async measure(
    rings: Rings,
    { areaLevel, spotMinArea }: Pick<ParameterValues, 'areaLevel' | 'spotMinArea'>,
  ): Promise<MeasuredRegion | null> {
    if (!this.#analysis) return null
    const { maps, confidence, skin } = this.#analysis
    // Of what is away only the region's part is read.
    const box = this.#away ? boxOf(rings, this.size) : this.#whole
    const { x, y, width, height } = box
    const size = { width, height }
    const input = {
      rings: rings.map((ring) => ring.map((point) => ({ x: point.x - x, y: point.y - y }))),
      maps: { ...size, data: await this.#finest('maps', maps, box, newWords) },
      confidence: { ...size, data: await this.#finest('confidence', confidence, box, newBytes) },
      skin: await this.#finest('skin', skin, box, newBytes),
      areaLevel,
      spotMinArea,
    }
    return this.#runner.run('measureRegion', input, { priority: 'interactive' })
  }

  get #whole(): PixelRect {
    return { x: 0, y: 0, ...this.size }
  }

  /** A rectangle of a part at the photo's size: of what is in memory always the whole, which the rectangle must be. */
  async #finest<S extends Samples>(
    part: Part,
    pyramid: Pyramid<S>,
    rect: PixelRect,
    make: (length: number) => S,
  ): Promise<S> {
    if (!this.#away) return levelOf(pyramid, 0)
    const { channels, planes } = PARTS[part]
    return this.#away.read(make(channels * planes * rect.width * rect.height), part, rect)
  }

  /** The samples of one pixel: photo, and once they are there maps, confidence and skin. */
  async #pixel(at: Pixel): Promise<readonly (readonly number[])[]> {
    if (this.#away) return this.#away.pixel(at, ['photo', 'maps', 'confidence', 'skin'])
    const { width, height } = this.size
    const place = at.y * width + at.x
    const of = (samples: Samples): number[] =>
      Array.from({ length: samples.length / (width * height) }, (_, index) =>
        Number(samples[index * width * height + place]),
      )
    const rgb = [...levelOf(this.#photo, 0).subarray(3 * place, 3 * place + 3)]
    if (!this.#analysis) return [rgb]
    const { maps, confidence, skin } = this.#analysis
    return [rgb, of(levelOf(maps, 0)), of(levelOf(confidence, 0)), of(levelOf(skin, 0))]
  }

  async #cut(
    layer: Layer,
    level: number,
    place: { readonly size: ImageSize; readonly rect: PixelRect },
    { from: percent = 0, only }: Narrowing,
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
    const input = { ...place, light, only, maps: levelOf(maps, level), shade: levelOf(shade, level) }
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
