import type { Photo } from '../../shared/domain/photo.ts'
import { anatomyOf, isRecognizable } from './anatomy.ts'
import { bytesValue, SOP_CLASSES, TRANSFER_SYNTAXES, type Dataset, type Instance } from './dataset.ts'
import { readJpegFrame } from './jpeg-frame.ts'
import { plainText, shortText } from './plain-text.ts'
import { studyModules, studyOf, zoneOf, type Subject } from './study-modules.ts'
import { dicomDate, dicomDateTime, dicomTime } from './times.ts'
import { uidOf } from './uids.ts'

/** Interleaved R, G, B of an upright picture, 8 bits a sample, in sRGB. */
export interface RgbPixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export interface PhotoToWrite {
  readonly subject: Subject
  readonly photo: Photo
  /** From 1 up, among those of the visit. */
  readonly number: number
  readonly original: Uint8Array
  /** An ICC profile of sRGB. */
  readonly srgb: Uint8Array
  /** Asked for only where the original cannot stand in the file as it is. */
  readonly decode: () => Promise<RgbPixels>
}

/**
 * A photo as a VL Photographic Image (PS3.3 A.32.4). An upright baseline JPEG stands in it as it is, but for the place where it was
 * taken, unless its colours are named by its EXIF alone; any other original as its decoded pixels, 8 bits, in sRGB.
 */
export async function photoInstance(given: PhotoToWrite): Promise<Instance> {
  const { subject, photo, number, original, srgb } = given
  const frame = photo.format === 'jpeg' ? readJpegFrame(original) : null
  const asItIs = frame?.orientation === 1 && !frame.adobeRgb ? frame : null
  const pixels = asItIs ? null : await given.decode()
  const sopInstance = uidOf('photo', photo.id)
  const modules = studyModules(subject, 'photos')
  const zone = zoneOf(subject)
  return {
    sopClass: SOP_CLASSES.photo,
    sopInstance,
    studyInstance: studyOf(subject),
    transferSyntax: asItIs ? TRANSFER_SYNTAXES.jpegBaseline : TRANSFER_SYNTAXES.explicitLittle,
    dataset: {
      ...modules,
      ...cameraOf(photo),
      ...anatomyOf(photo),
      SOPClassUID: SOP_CLASSES.photo,
      SOPInstanceUID: sopInstance,
      InstanceNumber: number,
      ImageType: ['ORIGINAL', 'PRIMARY'],
      AcquisitionDateTime: dicomDateTime(photo.takenMs, zone),
      AcquisitionDate: dicomDate(photo.takenMs, zone),
      AcquisitionTime: dicomTime(photo.takenMs, zone),
      ContentDate: dicomDate(photo.takenMs, zone),
      ContentTime: dicomTime(photo.takenMs, zone),
      AcquisitionContextSequence: [],
      ImageComments: plainText(photo.bodySite),
      BurnedInAnnotation: 'NO',
      RecognizableVisualFeatures: isRecognizable(photo) ? 'YES' : 'NO',
      ...(asItIs
        ? {
            ...pixelModule(asItIs.width, asItIs.height, asItIs.photometric),
            ...colourModule(asItIs.profile ?? srgb, asItIs.profile === null),
            ...lossy('ISO_10918_1', (asItIs.width * asItIs.height * 3) / asItIs.bytes.byteLength),
            PixelData: [copyOf(asItIs.bytes)],
          }
        : {
            ...pixelModule(pixels?.width ?? 0, pixels?.height ?? 0, 'RGB'),
            ...colourModule(srgb, true),
            ...lossOf(photo, original.byteLength),
            PixelData: bytesValue(pixels?.data ?? new Uint8Array()),
          }),
    },
  }
}

const pixelModule = (width: number, height: number, photometric: string): Dataset => ({
  SamplesPerPixel: 3,
  PhotometricInterpretation: photometric,
  PlanarConfiguration: 0,
  Rows: height,
  Columns: width,
  BitsAllocated: 8,
  BitsStored: 8,
  HighBit: 7,
  PixelRepresentation: 0,
})

const colourModule = (profile: Uint8Array, isSrgb: boolean): Dataset => ({
  ICCProfile: bytesValue(profile),
  ...(isSrgb ? { ColorSpace: 'SRGB' } : {}),
})

const lossy = (method: string | null, ratio: number): Dataset => ({
  LossyImageCompression: '01',
  LossyImageCompressionRatio: ratio.toFixed(2),
  ...(method === null ? {} : { LossyImageCompressionMethod: method }),
})

/** What the original had lost before its pixels were written out. */
function lossOf({ format, width, height }: Photo, bytes: number): Dataset {
  const ratio = (width * height * 3) / bytes
  if (format === 'jpeg') return lossy('ISO_10918_1', ratio)
  if (format === 'heic') return lossy('ISO_23008_2', ratio)
  return format === 'png' ? { LossyImageCompression: '00' } : lossy(null, ratio)
}

/** The camera as EXIF names it. A serial number is never kept of it. */
function cameraOf({ device, exif }: Photo): Dataset {
  const text = (name: string): string => shortText(String(exif[name] ?? ''))
  return {
    Manufacturer: text('Make'),
    ManufacturerModelName: text('Model') || shortText(device),
    SoftwareVersions: text('Software'),
  }
}

const copyOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer
