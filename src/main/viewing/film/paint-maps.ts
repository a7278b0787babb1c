import type { MapLayer } from '../../../shared/imaging/layers.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { layerTasks } from '../../analysis/layers/layer-tasks.ts'
import type { tileTasks } from '../../analysis/layers/tile-tasks.ts'
import { LEAST_SKIN } from '../../analysis/skin/skin-mask.ts'
import { readGrey16Png, readGrey8Png } from '../../encoder/read-grey.ts'
import type { TaskRunner } from '../../pool/task-table.ts'

type Bytes = Uint8Array<SharedArrayBuffer>
type Words = Uint16Array<SharedArrayBuffer>

export interface MapServices {
  readonly runner: TaskRunner<
    Pick<typeof layerTasks, 'shrinkPlane'> & Pick<typeof tileTasks, 'cutMapTile' | 'mapPercents'>
  >
  readonly signal: AbortSignal
}

export interface PaintedMap {
  readonly layer: MapLayer
  /** Interleaved sRGB bytes. */
  readonly pixels: Uint8Array
  /** As `mapPercents` has them. */
  readonly percents: Uint8Array
}

/**
 * The three maps in colour and in numbers, as small as `picture` and laid on it, by the functions that paint tiles. `kept`: PNGs of the photo's
 * size, by name. One plane after another is decoded: at most one of the photo's size is in memory.
 */
export async function paintMaps(
  kept: ReadonlyMap<string, Uint8Array>,
  photo: ImageSize,
  picture: ImageSize & { readonly data: Bytes },
  { runner, signal }: MapServices,
): Promise<readonly PaintedMap[]> {
  const options = { signal, priority: 'background' } as const
  const size = { width: picture.width, height: picture.height }
  const rect = { x: 0, y: 0, ...size }
  const bytesOf = async (name: string, least?: number): Promise<Bytes> => {
    const source = await readGrey8Png(layerOf(kept, name), photo)
    const input = { size: photo, source, targetSize: size, ...(least !== undefined && { least }) }
    return (await runner.run('shrinkPlane', input, options)) as Bytes
  }
  const skin = await bytesOf('skin', LEAST_SKIN)
  const painted: PaintedMap[] = []
  for (const pigment of PIGMENTS) {
    const source = await readGrey16Png(layerOf(kept, pigment), photo)
    const shrunk = await runner.run('shrinkPlane', { size: photo, source, targetSize: size }, options)
    const confidence = await bytesOf(`confidence-${pigment}`)
    const input = { size, rect, pigment, map: shrunk as Words, confidence, skin, photo: picture.data }
    painted.push({
      layer: `map.${pigment}`,
      pixels: await runner.run('cutMapTile', input, options),
      percents: await runner.run('mapPercents', { map: input.map, skin }, options),
    })
  }
  return painted
}

function layerOf(kept: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const layer = kept.get(name)
  if (!layer) throw new Error(`expected the layer ${name} of a kept analysis, found none`)
  return layer
}
