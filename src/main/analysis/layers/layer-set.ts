import type { Layer } from '../../../shared/imaging/layers.ts'
import { lightOfLayer, pigmentOfLayer } from '../../../shared/imaging/layers.ts'
import { PIGMENTS, type PigmentMaps } from '../../../shared/imaging/pigments.ts'
import type { ImageSize, LabImage, RgbImage } from '../../../shared/imaging/pixels.ts'
import { levelCount, levelSize, tileRect, type TileAddress } from '../../../shared/imaging/pyramid.ts'
import type { RunOptions, TaskRunner } from '../../pool/task-table.ts'
import type { PlaneSource } from '../plane-memory.ts'
import { rowBands } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import type { ByteImage, layerTasks } from './layer-tasks.ts'
import type { tileTasks } from './tile-tasks.ts'

type LayerTasks = typeof layerTasks & typeof tileTasks
type Samples = Uint8Array<SharedArrayBuffer> | Uint16Array<SharedArrayBuffer>

/** The levels of one image, finest first: `levels[k]` has the size `levelSize(size, k)`. */
interface Pyramid<S extends Samples> {
  readonly levels: readonly S[]
}

/** What all layers are made of; the lights are computed from the maps and the shade when a tile is asked for. */
interface AnalysisPyramids {
  readonly diffuse: Pyramid<Uint8Array<SharedArrayBuffer>>
  readonly specular: Pyramid<Uint8Array<SharedArrayBuffer>>
  readonly maps: Pyramid<Uint16Array<SharedArrayBuffer>>
  readonly shade: Pyramid<Uint16Array<SharedArrayBuffer>>
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
}

interface Services {
  readonly runner: TaskRunner<LayerTasks>
  readonly signal?: AbortSignal | undefined
}

/** Everything that can be looked at of one photo: its own pyramid at once, the other layers once they are computed. */
export class LayerSet {
  readonly size: ImageSize
  readonly #runner: TaskRunner<LayerTasks>
  readonly #photo: Pyramid<Uint8Array<SharedArrayBuffer>>
  #analysis: AnalysisPyramids | null = null

  private constructor(
    size: ImageSize,
    photo: Pyramid<Uint8Array<SharedArrayBuffer>>,
    runner: TaskRunner<LayerTasks>,
  ) {
    this.size = size
    this.#photo = photo
    this.#runner = runner
  }

  static async ofPhoto(photo: RgbImage, planes: PlaneSource, services: Services): Promise<LayerSet> {
    const full = await bytesOf(photo, planes, services)
    const pyramid = await pyramidOf(full.data, photo, 3, planes, services)
    return new LayerSet({ width: photo.width, height: photo.height }, pyramid, services.runner)
  }

  /** Adds the layers of an analysis of the same photo. Afterwards the parts but the maps are no longer needed. */
  async add(
    { diffuse, specular, maps }: LayerParts,
    planes: PlaneSource,
    services: Services,
    onStep?: (done: number, total: number) => void,
  ): Promise<void> {
    const total = 4
    const picture = async (lab: LabImage, appearance: Appearance): Promise<Uint8Array<SharedArrayBuffer>> => {
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
    const mapsPyramid = await mapPyramidOf(maps, planes, services)
    onStep?.(4, total)
    this.#analysis = {
      diffuse: diffusePyramid,
      specular: specularPyramid,
      maps: mapsPyramid,
      shade: shadePyramid,
    }
  }

  /** One tile of one layer as interleaved sRGB bytes; null where there is no such tile, or no such layer yet. */
  async tile(layer: Layer, address: TileAddress): Promise<ByteTile | null> {
    const rect = tileRect(this.size, address)
    if (!rect) return null
    const size = levelSize(this.size, address.level)
    const data = await this.#cut(layer, address.level, { size, rect })
    return data && { width: rect.width, height: rect.height, data }
  }

  async #cut(
    layer: Layer,
    level: number,
    place: { readonly size: ImageSize; readonly rect: NonNullable<ReturnType<typeof tileRect>> },
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const run = { priority: 'interactive' } as const
    const { size } = place
    const pixels = size.width * size.height
    if (layer === 'photo')
      return this.#runner.run('cutPictureTile', { ...place, picture: at(this.#photo, level) }, run)
    if (!this.#analysis) return null
    const { diffuse, specular, maps, shade } = this.#analysis
    if (layer === 'diffuse' || layer === 'specular') {
      const picture = at(layer === 'diffuse' ? diffuse : specular, level)
      return this.#runner.run('cutPictureTile', { ...place, picture }, run)
    }
    const pigment = pigmentOfLayer(layer)
    if (pigment) {
      const index = PIGMENTS.indexOf(pigment)
      const map = at(maps, level).subarray(index * pixels, (index + 1) * pixels)
      return this.#runner.run('cutMapTile', { ...place, map, pigment }, run)
    }
    const light = lightOfLayer(layer)
    if (!light) return null
    return this.#runner.run(
      'cutLightTile',
      { ...place, light, maps: at(maps, level), shade: at(shade, level) },
      run,
    )
  }
}

export interface ByteTile extends ImageSize {
  readonly data: Uint8Array<ArrayBuffer>
}

function at<S extends Samples>({ levels }: Pyramid<S>, level: number): S {
  const found = levels[level]
  if (!found) throw new RangeError(`expected one of ${levels.length} levels, found level ${level}`)
  return found
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

async function pyramidOf<S extends Samples>(
  full: S,
  size: ImageSize,
  channels: number,
  planes: PlaneSource,
  services: Services,
): Promise<Pyramid<S>> {
  const levels = [full]
  for (let level = 1; level < levelCount(size); level += 1) {
    const { width, height } = levelSize(size, level)
    const target = samplesLike(full, channels * width * height, planes)
    await halve(levels[level - 1] as S, levelSize(size, level - 1), channels, target, services)
    levels.push(target)
  }
  return { levels }
}

/** The three maps lie one after another, so each is halved by itself into its third of the level. */
async function mapPyramidOf(
  maps: PigmentMaps,
  planes: PlaneSource,
  services: Services,
): Promise<Pyramid<Uint16Array<SharedArrayBuffer>>> {
  const levels = [maps.data]
  for (let level = 1; level < levelCount(maps); level += 1) {
    const before = levelSize(maps, level - 1)
    const { width, height } = levelSize(maps, level)
    const target = planes.words(PIGMENTS.length * width * height)
    const source = levels[level - 1] as Uint16Array<SharedArrayBuffer>
    for (let index = 0; index < PIGMENTS.length; index += 1) {
      const from = index * before.width * before.height
      const to = index * width * height
      await halve(
        source.subarray(from, from + before.width * before.height),
        before,
        1,
        target.subarray(to, to + width * height),
        services,
      )
    }
    levels.push(target)
  }
  return { levels }
}

function halve(
  source: Samples,
  size: ImageSize,
  channels: number,
  target: Samples,
  services: Services,
): Promise<void> {
  return inBands(Math.ceil(size.height / 2), services, (band, options) =>
    services.runner.run('halveSamples', { size, channels, source, target, ...band }, options),
  )
}

function samplesLike<S extends Samples>(example: S, length: number, planes: PlaneSource): S {
  return (example instanceof Uint16Array ? planes.words(length) : planes.bytes(length)) as S
}

async function inBands(
  height: number,
  { runner, signal }: Services,
  run: (band: { rowBegin: number; rowEnd: number }, options: RunOptions) => Promise<void>,
): Promise<void> {
  await settleAll(rowBands(height, runner.concurrency).map((band) => run(band, { signal })))
}
