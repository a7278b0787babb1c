import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { Light } from '../../shared/imaging/lights.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import type { ImageSize, RgbImage } from '../../shared/imaging/pixels.ts'
import type { EarlierCard } from '../../shared/imaging/colour-card.ts'
import { shrunk, wholeOf } from '../analysis/alignment/shrunk.ts'
import type { AnalysisServices } from '../analysis/analysis-request.ts'
import { LEAST_SKIN } from '../analysis/skin/skin-mask.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import { encodeGrey16Png, encodeGrey8Png, encodeRgb8Jpeg } from '../encoder/png.ts'
import { readGrey16Png, readGrey8Png } from '../encoder/read-grey.ts'
import { lightPictures } from './light-pictures.ts'

/** A photo and what is kept of it as small files of our own, by name: `photo`, `red`, `sure-red`, `skin`, `light-blue` … */
export type ShotPictures = Readonly<Record<string, Uint8Array>>

export interface PictureServices {
  readonly decoder: Pick<PhotoDecoder, 'decode'>
  readonly analysis: Pick<AnalysisServices, 'runner' | 'filter' | 'memory'>
  /** The bytes of a kept photo. Fails as the records do. */
  readonly loadPhoto: (photo: string) => Promise<Uint8Array>
  /** The clinic's print of the colour card that it may show; null: none is known. Fails as the records do. */
  readonly printOf: (photo: string) => Promise<EarlierCard | null>
  /** Layers of the analysis that the report tells of; null: it tells of none. */
  readonly loadLayers: (
    photo: string,
    names: readonly string[],
  ) => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[] | null>
  readonly signal: AbortSignal
}

export interface WantedPictures {
  readonly photo: string
  /** Long side, px, at most. */
  readonly side: number
  /** Whose maps are wanted; null: no maps. */
  readonly report: AnalysisReport | null
  readonly lights: readonly Light[]
}

/** Of the photo and its lights, 1…100; they are encoded once more when they are printed. */
const JPEG_QUALITY = 92

/** Fails as the records and the decoder do, with IMAGE_MISSING where the maps of `report` are not there, or with CancelledError. */
export async function shotPictures(
  { photo, side, report, lights }: WantedPictures,
  services: PictureServices,
): Promise<ShotPictures> {
  const { decoder, analysis, loadPhoto, loadLayers, signal } = services
  const { image } = await decoder.decode(await loadPhoto(photo), { signal })
  const small = await smallPhoto(image, side, services)
  const pictures: Record<string, Uint8Array> = {
    photo: await encodeRgb8Jpeg(small.data, small, JPEG_QUALITY),
  }
  if (!report) return pictures
  const sure = report.confidence ? PIGMENTS.map((pigment) => `confidence-${pigment}`) : []
  const kept = await loadLayers(photo, [...PIGMENTS, ...sure, 'skin'])
  // The numbers would stand there without their maps, or beside others.
  if (!kept) throw new BasalisError('IMAGE_MISSING', 'expected the maps of a kept analysis, found none')
  const layers = new Map(kept.map(({ name, bytes }) => [name, bytes]))
  Object.assign(pictures, await smallLayers(layers, image, small, services))
  if (lights.length > 0)
    Object.assign(pictures, await lightPictures(lights, { image, layers, report, side }, analysis, signal))
  return pictures
}

async function smallPhoto(
  image: RgbImage,
  side: number,
  { analysis: { runner }, signal }: PictureServices,
): Promise<ImageSize & { readonly data: Uint8Array }> {
  const { width, height, data } = await shrunk(image, wholeOf(image), side, { runner, signal })
  return { width, height, data }
}

/** Maps, confidence and skin at the small photo's size. One plane after another is decoded: at most one of the photo's size is in memory. */
async function smallLayers(
  layers: ReadonlyMap<string, Uint8Array>,
  { width, height }: ImageSize,
  { width: across, height: down }: ImageSize,
  { analysis: { runner }, signal }: PictureServices,
): Promise<ShotPictures> {
  const size = { width, height }
  const targetSize = { width: across, height: down }
  const options = { signal, priority: 'background' } as const
  const pictures: Record<string, Uint8Array> = {}
  for (const [name, bytes] of layers) {
    if (name === 'skin' || name.startsWith('confidence-')) {
      const source = await readGrey8Png(bytes, size)
      const least = name === 'skin' ? { least: LEAST_SKIN } : {}
      const plane = await runner.run('shrinkPlane', { size, source, targetSize, ...least }, options)
      pictures[name.replace('confidence-', 'sure-')] = await encodeGrey8Png(plane as Uint8Array, targetSize)
    } else {
      const source = await readGrey16Png(bytes, size)
      const plane = await runner.run('shrinkPlane', { size, source, targetSize }, options)
      pictures[name] = await encodeGrey16Png(plane as Uint16Array, targetSize)
    }
  }
  return pictures
}
