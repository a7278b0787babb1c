import type { Narrowing } from '../../../shared/contract/tile-path.ts'
import { lightOfLayer, pigmentOfLayer, type Layer } from '../../../shared/imaging/layers.ts'
import { MAP_FULL, PIGMENTS } from '../../../shared/imaging/pigments.ts'
import type { Pixel } from '../../../shared/imaging/pixel-values.ts'
import type { ImageSize, RgbImage } from '../../../shared/imaging/pixels.ts'
import { levelSize, TILE_SIZE, type PixelRect, type TileAddress } from '../../../shared/imaging/pyramid.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { FRESH_PLANES } from '../plane-memory.ts'
import type { ScratchFile } from '../scratch/scratch-file.ts'
import type { scratchTasks } from '../scratch/scratch-tasks.ts'
import { rectOfTile, type SealedPlane, type TilePlace } from '../scratch/sealed-plane.ts'
import { levelOf, type Pyramid, type Samples } from './pyramids.ts'

/** Everything that a photo's layers are made of: interleaved channels of a pixel, or planes one after another. */
export const PARTS = {
  photo: { channels: 3, planes: 1 },
  diffuse: { channels: 3, planes: 1 },
  specular: { channels: 3, planes: 1 },
  maps: { channels: 1, planes: PIGMENTS.length },
  confidence: { channels: 1, planes: PIGMENTS.length },
  skin: { channels: 1, planes: 1 },
  shade: { channels: 1, planes: 1 },
} as const

export type Part = keyof typeof PARTS
export type PartPyramids = Readonly<Record<Part, Pyramid<Samples>>>

const PART_NAMES = Object.keys(PARTS) as readonly Part[]

type Runner = TaskRunner<typeof scratchTasks>

/** The planes of a part on one level. */
type Sealed = Readonly<Record<Part, readonly SealedPlane[]>>

/** The finest levels of a photo's layers where they are not in memory. They give the same tiles, samples and numbers. */
export class AwayLayers {
  /** How many levels are here: 0 to this, exclusive. */
  readonly levels: number
  readonly #scratch: ScratchFile
  readonly #sealed: readonly Sealed[]
  /** The photo in 16 bits; null: it has 8, which is a part like the others. */
  readonly #deep: SealedPlane | null
  readonly #size: ImageSize
  readonly #runner: Runner
  /** The tile of the pixel that was asked for last: a loupe asks for one beside it next. */
  #near: {
    readonly key: string
    readonly rect: PixelRect
    readonly samples: Promise<readonly Samples[]>
  } | null = null

  private constructor(
    scratch: ScratchFile,
    { sealed, deep }: { readonly sealed: readonly Sealed[]; readonly deep: SealedPlane | null },
    { width, height }: ImageSize,
    runner: Runner,
  ) {
    this.levels = sealed.length
    this.#scratch = scratch
    this.#sealed = sealed
    this.#deep = deep
    this.#size = { width, height }
    this.#runner = runner
  }

  /** Nothing of what is given changes. Fails with CancelledError, or as the disk does. */
  static async seal(
    source: RgbImage,
    parts: PartPyramids,
    levels: number,
    scratch: ScratchFile,
    { runner, signal }: { readonly runner: Runner; readonly signal: AbortSignal },
  ): Promise<AwayLayers> {
    const options = { signal, priority: 'background' } as const
    const deep = source.bits === 16 ? await scratch.seal(source.data, source, 3, runner, options) : null
    const sealed: Sealed[] = []
    for (let level = 0; level < levels; level += 1) {
      const own = levelSize(source, level)
      const planesOf = async (part: Part): Promise<readonly SealedPlane[]> => {
        const samples = levelOf(parts[part], level)
        const { channels, planes } = PARTS[part]
        const length = samples.length / planes
        const done: SealedPlane[] = []
        for (let index = 0; index < planes; index += 1) {
          const plane = samples.subarray(index * length, (index + 1) * length)
          done.push(await scratch.seal(plane, own, channels, runner, options))
        }
        return done
      }
      const entries: (readonly [Part, readonly SealedPlane[]])[] = []
      for (const part of PART_NAMES) entries.push([part, await planesOf(part)])
      sealed.push(Object.fromEntries(entries) as Sealed)
    }
    return new AwayLayers(scratch, { sealed, deep }, source, runner)
  }

  /** One tile as interleaved sRGB bytes; null where there is no such layer. As `LayerSet.tile`. */
  cut(
    layer: Layer,
    { level, column, row }: TileAddress,
    { from: percent = 0, only }: Narrowing,
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const { photo, diffuse, specular, maps, confidence, skin, shade } = this.#at(level)
    const tile = { column, row }
    const run = { priority: 'interactive' } as const
    return this.#scratch.use(async (scratch) => {
      const common = { scratch, tile }
      const pictures: Partial<Record<Layer, readonly SealedPlane[]>> = { photo, diffuse, specular }
      const picture = pictures[layer]?.[0]
      if (picture) return this.#runner.run('cutSealedPicture', { ...common, picture }, run)
      const pigment = pigmentOfLayer(layer)
      if (pigment) {
        const index = PIGMENTS.indexOf(pigment)
        const input = {
          ...common,
          pigment,
          least: (percent * MAP_FULL) / 100,
          map: maps[index] as SealedPlane,
          confidence: confidence[index] as SealedPlane,
          skin: skin[0] as SealedPlane,
          photo: photo[0] as SealedPlane,
        }
        return this.#runner.run('cutSealedMap', input, run)
      }
      const light = lightOfLayer(layer)
      if (!light) return null
      return this.#runner.run(
        'cutSealedLight',
        { ...common, light, only, maps, shade: shade[0] as SealedPlane },
        run,
      )
    })
  }

  /** The photo as it was decoded, in new memory. */
  async photo(): Promise<RgbImage> {
    const length = 3 * this.#size.width * this.#size.height
    const rect = { x: 0, y: 0, ...this.#size }
    const deep = this.#deep
    if (!deep)
      return { ...this.#size, bits: 8, data: await this.read(FRESH_PLANES.bytes(length), 'photo', rect) }
    const data = FRESH_PLANES.words(length)
    await this.#open([deep], rect, data)
    return { ...this.#size, bits: 16, data }
  }

  /** Fills `target` with a rectangle of a part's planes at the photo's size, one after another. `index`: one plane alone. */
  async read<S extends Samples>(target: S, part: Part, rect: PixelRect, index?: number): Promise<S> {
    const planes = this.#at(0)[part].filter((_, place) => index === undefined || index === place)
    await this.#open(planes, rect, target)
    return target
  }

  /** The samples of one pixel, part by part and plane by plane. The tile that it lies in is kept for the next. */
  async pixel({ x, y }: Pixel, parts: readonly Part[]): Promise<readonly (readonly number[])[]> {
    const { column, row, key } = tileOf(x, y, parts)
    if (this.#near?.key !== key) {
      const rect = rectOfTile(this.#size, { column, row })
      const samples = Promise.all(parts.map((part) => this.#readPart(part, rect)))
      this.#near = { key, rect, samples }
      samples.catch(() => {
        if (this.#near?.samples === samples) this.#near = null
      })
    }
    const { rect, samples } = this.#near
    const at = (y - rect.y) * rect.width + x - rect.x
    const pixels = rect.width * rect.height
    return (await samples).map((found, index) => {
      const { channels, planes } = PARTS[parts[index] as Part]
      const length = channels * planes
      return Array.from({ length }, (_, place) =>
        Number(channels === 1 ? found[place * pixels + at] : found[at * channels + place]),
      )
    })
  }

  close(): Promise<void> {
    return this.#scratch.close()
  }

  #readPart(part: Part, rect: PixelRect): Promise<Samples> {
    const { channels, planes } = PARTS[part]
    const length = channels * planes * rect.width * rect.height
    const isWords = part === 'maps' || part === 'shade'
    return this.read<Samples>(isWords ? FRESH_PLANES.words(length) : FRESH_PLANES.bytes(length), part, rect)
  }

  async #open(planes: readonly SealedPlane[], rect: PixelRect, target: Samples): Promise<void> {
    const length = target.length / planes.length
    await this.#scratch.use(async (scratch) => {
      for (const [place, plane] of planes.entries()) {
        const own = target.subarray(place * length, (place + 1) * length)
        await this.#runner.run('openRect', { scratch, plane, rect, target: own }, { priority: 'interactive' })
      }
    })
  }

  #at(level: number): Sealed {
    const found = this.#sealed[level]
    if (!found) throw new RangeError(`expected one of ${this.levels} levels, found level ${level}`)
    return found
  }
}

const tileOf = (x: number, y: number, parts: readonly Part[]): TilePlace & { readonly key: string } => {
  const column = Math.floor(x / TILE_SIZE)
  const row = Math.floor(y / TILE_SIZE)
  return { column, row, key: `${column} ${row} ${parts.join()}` }
}
