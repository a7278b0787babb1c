import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import type { Analysis } from '../../shared/domain/analysis.ts'
import type { Photo } from '../../shared/domain/photo.ts'
import { MAP_FULL, PIGMENTS, type Pigment } from '../../shared/imaging/pigments.ts'
import { anatomyOf, isRecognizable } from './anatomy.ts'
import { code, codeItem } from './codes.ts'
import { bytesValue, SOP_CLASSES, TRANSFER_SYNTAXES, type Instance } from './dataset.ts'
import { ownEquipment, processedBy, studyModules, studyOf, zoneOf, type Subject } from './study-modules.ts'
import { dicomDate, dicomTime } from './times.ts'
import { uidOf } from './uids.ts'

export interface MapToWrite {
  readonly subject: Subject
  readonly photo: Photo
  /** The photo's, from 1 up, among those of the visit. */
  readonly number: number
  readonly analysis: Pick<Analysis, 'id' | 'atMs'>
  readonly report: Pick<AnalysisReport, 'pipelineVersion' | 'model' | 'notice'>
  readonly pigment: Pigment
  readonly width: number
  readonly height: number
  /** Samples 0 … `MAP_FULL`. */
  readonly plane: Uint16Array
}

const NAMES: Readonly<Record<Pigment, string>> = {
  red: 'Map of red pigment',
  brown: 'Map of brown pigment',
  gray: 'Map of gray pigment',
}

/**
 * A map as a derived Secondary Capture image of 16 bits, whose Modality LUT gives percent. Its values are what a map is: a
 * coloured picture of them could be looked at and no more, and VL Photographic knows no values beside colours.
 */
export function mapInstance(given: MapToWrite): Instance {
  const { subject, photo, number, analysis, report, pigment, width, height, plane } = given
  const sopInstance = uidOf(`map-${pigment}`, analysis.id)
  const { id: model, version } = report.model
  const zone = zoneOf(subject)
  return {
    sopClass: SOP_CLASSES.map,
    sopInstance,
    studyInstance: studyOf(subject),
    transferSyntax: TRANSFER_SYNTAXES.explicitLittle,
    dataset: {
      ...studyModules(subject, 'maps'),
      ...ownEquipment(subject),
      ...processedBy(model, [`pipeline ${report.pipelineVersion}`, `net ${version}`], report.notice),
      ...anatomyOf(photo),
      SOPClassUID: SOP_CLASSES.map,
      SOPInstanceUID: sopInstance,
      // The maps of a visit's photos are one series: each has a number of its own.
      InstanceNumber: PIGMENTS.length * (number - 1) + PIGMENTS.indexOf(pigment) + 1,
      ImageType: ['DERIVED', 'PRIMARY'],
      ConversionType: 'WSD',
      ContentDate: dicomDate(analysis.atMs, zone),
      ContentTime: dicomTime(analysis.atMs, zone),
      AcquisitionDate: dicomDate(photo.takenMs, zone),
      AcquisitionTime: dicomTime(photo.takenMs, zone),
      ImageComments: NAMES[pigment],
      DerivationDescription: `${NAMES[pigment]}, percent of the scale; pipeline ${report.pipelineVersion}, net ${model} ${version}`,
      DerivationCodeSequence: [codeItem(code('99BASALIS', `MAP-${pigment.toUpperCase()}`, NAMES[pigment]))],
      SourceImageSequence: [
        {
          ReferencedSOPClassUID: SOP_CLASSES.photo,
          ReferencedSOPInstanceUID: uidOf('photo', photo.id),
          SpatialLocationsPreserved: width === photo.width && height === photo.height ? 'YES' : 'NO',
          PurposeOfReferenceCodeSequence: [
            codeItem(code('DCM', '121322', 'Source image for image processing operation')),
          ],
        },
      ],
      BurnedInAnnotation: 'NO',
      RecognizableVisualFeatures: isRecognizable(photo) ? 'YES' : 'NO',
      SamplesPerPixel: 1,
      PhotometricInterpretation: 'MONOCHROME2',
      Rows: height,
      Columns: width,
      BitsAllocated: 16,
      BitsStored: 16,
      HighBit: 15,
      PixelRepresentation: 0,
      RescaleIntercept: '0',
      RescaleSlope: String(100 / MAP_FULL).slice(0, 16),
      RescaleType: 'PCT',
      WindowCenter: '50',
      WindowWidth: '100',
      PresentationLUTShape: 'IDENTITY',
      LossyImageCompression: '01',
      PixelData: bytesValue(littleEndian(plane)),
    },
  }
}

/** Every machine that the program runs on is little-endian already. */
const littleEndian = (plane: Uint16Array): Uint8Array =>
  new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength)
