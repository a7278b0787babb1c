import { BasalisError } from '../../../shared/contract/errors.ts'
import { readIccProfile } from '../icc-profile.ts'
import { checkPictureSize, type PictureLimits } from '../limits.ts'
import { openRasterPicture } from '../raster-picture.ts'
import type { StoredPicture, StoredSamples } from '../stored-picture.ts'
import { damaged, type DicomFile } from './dicom-elements.ts'
import { bytesOf, numberOf, pixelsOf, textOf } from './dicom-values.ts'
import { pictureBytes } from './read-dicom-facts.ts'

/** VL Photographic Image and Secondary Capture. */
const SOP_CLASSES = new Set(['1.2.840.10008.5.1.4.1.1.77.1.4', '1.2.840.10008.5.1.4.1.1.7'])

const OF_JPEG = new Set(['RGB', 'YBR_FULL', 'YBR_FULL_422'])
const OF_PIXELS = new Set(['RGB', 'YBR_FULL'])

interface Layout {
  readonly width: number
  readonly height: number
  readonly photometric: string
  readonly planar: boolean
}

/** The one colour picture of a DICOM file. Throws a refusal for anything that will not be decoded. */
export async function openDicomPicture(file: DicomFile, limits: PictureLimits): Promise<StoredPicture> {
  const layout = layoutOf(file)
  checkPictureSize(layout, limits)
  return file.encoding.jpeg ? openJpeg(file, layout, limits) : openPixels(file, layout)
}

function layoutOf(file: DicomFile): Layout {
  if (!SOP_CLASSES.has(textOf(file, 'sopClass'))) throw unsupported('another kind of object than a photo')
  const frames = textOf(file, 'numberOfFrames')
  if (frames !== '' && Number(frames) !== 1)
    throw new BasalisError(
      'IMAGE_MULTIFRAME',
      'expected a photo of one picture; found a DICOM file of several',
    )
  const photometric = textOf(file, 'photometric')
  if (photometric.startsWith('MONOCHROME'))
    throw new BasalisError(
      'IMAGE_GREYSCALE',
      'expected a colour photo; found a greyscale DICOM file, in which there is no colour to separate',
    )
  const colours = file.encoding.jpeg ? OF_JPEG : OF_PIXELS
  if (!colours.has(photometric) || numberOf(file, 'samplesPerPixel') !== 3)
    throw unsupported('colours that are stored in another way')
  const [allocated, stored, high] = (['bitsAllocated', 'bitsStored', 'highBit'] as const).map((name) =>
    numberOf(file, name),
  )
  if (allocated !== 8 || stored !== 8 || high !== 7 || numberOf(file, 'pixelRepresentation') !== 0)
    throw unsupported('samples that are not of 8 bits')
  const width = numberOf(file, 'columns')
  const height = numberOf(file, 'rows')
  if (!width || !height) throw damaged('no size of its picture')
  return { width, height, photometric, planar: numberOf(file, 'planarConfiguration') === 1 }
}

/** The picture inside is turned by nothing but itself: EXIF that came along counts in no other reader of DICOM. */
async function openJpeg(file: DicomFile, layout: Layout, limits: PictureLimits): Promise<StoredPicture> {
  const fragments = pixelsOf(file)?.fragments ?? []
  if (fragments.length === 0) throw damaged('no picture')
  const bytes = pictureBytes(
    fragments.length === 1 ? (fragments[0] ?? new Uint8Array()) : Buffer.concat(fragments),
  )
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw damaged('something else than a JPEG')
  const picture = await openRasterPicture(withoutExif(bytes), 'jpeg', limits)
  if (picture.size.width !== layout.width || picture.size.height !== layout.height)
    throw damaged('a picture of another size than it says')
  return picture.profile === null ? { ...picture, ...colourOf(file) } : picture
}

function openPixels(file: DicomFile, layout: Layout): StoredPicture {
  const { width, height } = layout
  const length = width * height * 3
  const value = pixelsOf(file)?.value ?? new Uint8Array()
  if (value.byteLength !== length + (length % 2)) throw damaged('pixels of another length than its size')
  return {
    size: { width, height },
    bits: 8,
    orientation: 1,
    ...colourOf(file),
    decode: () => Promise.resolve(interleaved(value.subarray(0, length), layout)),
  }
}

function colourOf(file: DicomFile): Pick<StoredPicture, 'profile' | 'matrix'> {
  const bytes = bytesOf(file, 'iccProfile')
  if (!bytes || bytes.byteLength === 0) return { profile: null, matrix: null }
  const icc = readIccProfile(bytes)
  if (icc?.space !== 'RGB ') throw damaged('a colour profile that is damaged or for another kind of picture')
  if (!icc.matrix) throw unsupported('a colour profile made of tables')
  return { profile: icc.description ?? 'unnamed profile', matrix: icc.matrix }
}

function interleaved(value: Uint8Array, { width, height, photometric, planar }: Layout): StoredSamples {
  const pixels = width * height
  const data = new Uint8Array(pixels * 3)
  if (planar) {
    for (let i = 0; i < pixels; i += 1) {
      for (let channel = 0; channel < 3; channel += 1)
        data[3 * i + channel] = value[channel * pixels + i] ?? 0
    }
  } else data.set(value)
  if (photometric === 'YBR_FULL') toRgb(data)
  return { data, channels: 3 }
}

/** PS3.3 C.7.6.3.1.2: the full range of ITU-R BT.601. */
function toRgb(samples: Uint8Array): void {
  const clamp = (value: number): number => Math.min(255, Math.max(0, Math.round(value)))
  for (let at = 0; at + 2 < samples.length; at += 3) {
    const y = samples[at] ?? 0
    const cb = (samples[at + 1] ?? 0) - 128
    const cr = (samples[at + 2] ?? 0) - 128
    samples[at] = clamp(y + 1.402 * cr)
    samples[at + 1] = clamp(y - 0.344136 * cb - 0.714136 * cr)
    samples[at + 2] = clamp(y + 1.772 * cb)
  }
}

/** A copy without the segments APP1. What cannot be walked is left to the decoder to refuse. */
function withoutExif(jpeg: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)]
  for (let at = 2; at + 4 <= jpeg.byteLength && jpeg[at] === 0xff;) {
    const marker = jpeg[at + 1] ?? 0
    const end = at + 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0)
    if (marker === 0xda || end < at + 4 || end > jpeg.byteLength) {
      kept.push(jpeg.subarray(at))
      return Buffer.concat(kept)
    }
    if (marker !== 0xe1) kept.push(jpeg.subarray(at, end))
    at = end
  }
  return jpeg
}

const unsupported = (found: string): BasalisError =>
  new BasalisError('IMAGE_TYPE_UNSUPPORTED', `expected a DICOM file of one colour photo; found ${found}`, {
    facts: { found: 'dicom' },
  })
