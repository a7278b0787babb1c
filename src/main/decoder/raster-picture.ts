import sharp from 'sharp'
import type { Metadata, SharpOptions } from 'sharp'
import { BasalisError } from '../../shared/contract/errors.ts'
import { planCodedColour } from './coded-colour.ts'
import { ADOBE_RGB, isAdobeRgbByExif } from './exif-colour.ts'
import { checkPngStructure, checkWebpStructure, pngCodedColour } from './file-structure.ts'
import { readIccProfile } from './icc-profile.ts'
import { repairJpegHeader } from './jpeg-repair.ts'
import { checkPictureSize } from './limits.ts'
import type { PictureLimits } from './limits.ts'
import type { PhotoType } from './sniff.ts'
import type { StoredPicture, StoredSamples } from './stored-picture.ts'

/** JPEG, PNG and WebP through libvips, of which only these three loaders are switched on. */
export type RasterType = Exclude<PhotoType, 'heic' | 'dicom'>

const NAMES: Record<RasterType, string> = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP' }

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
sharp.concurrency(1)

/** Reads the header; throws a refusal for anything that will not be decoded. */
export async function openRasterPicture(
  bytes: Uint8Array,
  type: RasterType,
  limits: PictureLimits,
): Promise<StoredPicture> {
  if (type === 'png') checkPngStructure(bytes)
  if (type === 'webp') checkWebpStructure(bytes)
  const source = type === 'jpeg' ? repairJpegHeader(bytes) : bytes

  // Every warning is fatal: see jpeg-repair.ts. The pixel limit is ours, for a sentence that names both sizes.
  const metadata = await readable(
    type,
    sharp(source, { failOn: 'warning', limitInputPixels: false }).metadata(),
  )
  if (metadata.format !== type) throw damaged(type)
  const { width, height } = metadata.autoOrient
  checkPictureSize({ width, height }, limits)
  if ((metadata.pages ?? 1) > 1) {
    throw new BasalisError(
      'IMAGE_MULTIFRAME',
      `expected a photo of one picture; found an animated ${NAMES[type]}`,
    )
  }
  if (metadata.channels < 3) {
    throw new BasalisError(
      'IMAGE_GREYSCALE',
      'expected a colour photo; found a greyscale one, in which there is no colour to separate',
    )
  }

  const bits = metadata.depth === 'ushort' ? 16 : 8
  const colour = planColour(source, metadata, bits, type)
  return {
    size: { width, height },
    bits,
    orientation: metadata.orientation ?? 1,
    profile: colour.profile,
    matrix: colour.matrix,
    decode: () =>
      decodeSamples(source, type, bits, {
        failOn: 'warning',
        limitInputPixels: limits.maxPixels,
        autoOrient: true,
        ignoreIcc: !colour.byLibrary,
      }),
  }
}

/** Who converts the colours: we (matrix profiles), the library (CMYK and tables at 8 bits), or nobody (no profile). */
function planColour(
  source: Uint8Array,
  metadata: Metadata,
  bits: 8 | 16,
  type: RasterType,
): Pick<StoredPicture, 'profile' | 'matrix'> & { readonly byLibrary: boolean } {
  const cmyk = metadata.space === 'cmyk'
  const coded = type === 'png' ? pngCodedColour(source) : null
  if (coded !== null) return { ...planCodedColour(coded, NAMES[type]), byLibrary: false }
  if (metadata.icc === undefined) {
    return type === 'jpeg' && !cmyk && isAdobeRgbByExif(source)
      ? { profile: 'Adobe RGB (1998)', matrix: ADOBE_RGB, byLibrary: false }
      : { profile: null, matrix: null, byLibrary: cmyk }
  }
  const icc = readIccProfile(metadata.icc)
  if (icc === null || icc.space !== (cmyk ? 'CMYK' : 'RGB ')) {
    throw new BasalisError(
      'IMAGE_CORRUPT',
      `expected a colour profile that fits the pixels; found a ${NAMES[type]} whose profile is damaged or for another kind of picture`,
    )
  }
  if (icc.matrix === null && bits === 16) {
    throw new BasalisError(
      'IMAGE_TYPE_UNSUPPORTED',
      'expected a 16-bit photo with a profile made of primaries and curves; found one made of tables',
    )
  }
  return {
    profile: icc.description ?? 'unnamed profile',
    matrix: icc.matrix,
    byLibrary: cmyk || icc.matrix === null,
  }
}

async function decodeSamples(
  source: Uint8Array,
  type: RasterType,
  bits: 8 | 16,
  options: SharpOptions,
): Promise<StoredSamples> {
  const pipeline = sharp(source, options)
    .toColourspace(bits === 16 ? 'rgb16' : 'srgb')
    .raw({ depth: bits === 16 ? 'ushort' : 'uchar' })
  // The library goes on without the profile when it cannot use it, and only says so here. A rendering intent that the
  // profile lacks is replaced by the one it has, which is fine.
  const profileWarnings: string[] = []
  pipeline.on('warning', (message: string) => {
    if (/profile/i.test(message) && !/intent/i.test(message)) profileWarnings.push(message)
  })
  const { data, info } = await readable(type, pipeline.toBuffer({ resolveWithObject: true }))
  if (profileWarnings.length > 0 || (info.channels !== 3 && info.channels !== 4)) throw damaged(type)
  return {
    data: bits === 16 ? new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2) : data,
    channels: info.channels,
  }
}

async function readable<T>(type: RasterType, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch {
    throw damaged(type)
  }
}

function damaged(type: RasterType): BasalisError {
  return new BasalisError(
    'IMAGE_CORRUPT',
    `expected a complete ${NAMES[type]}; found one that is damaged or cut off`,
  )
}
