import dcmjs from 'dcmjs'
import type { Instance } from './dataset.ts'
import { uidOf } from './uids.ts'

const { DicomDict, DicomMetaDictionary } = dcmjs.data

/** Attributes whose binary form the dictionary leaves open. */
const VALUE_REPRESENTATIONS = { PixelData: 'OW', EncapsulatedDocument: 'OB', ICCProfile: 'OB' }

/** A DICOM file (PS3.10): an empty preamble, the meta header and the dataset. A keyword that DICOM does not know is a bug. */
export function writeInstance({ sopClass, sopInstance, transferSyntax, dataset }: Instance): Buffer {
  for (const keyword of Object.keys(dataset)) {
    if (!DicomMetaDictionary.nameMap[keyword])
      throw new Error(`expected a keyword of DICOM, found ${keyword}`)
  }
  const bitsAllocated = dataset['BitsAllocated']
  const representations = {
    ...VALUE_REPRESENTATIONS,
    PixelData: bitsAllocated === 8 ? 'OB' : 'OW',
  }
  const file = new DicomDict(
    DicomMetaDictionary.denaturalizeDataset({
      FileMetaInformationVersion: [new Uint8Array([0, 1]).buffer],
      MediaStorageSOPClassUID: sopClass,
      MediaStorageSOPInstanceUID: sopInstance,
      TransferSyntaxUID: transferSyntax,
      ImplementationClassUID: uidOf('program', 'Basalis'),
      ImplementationVersionName: 'BASALIS',
      _vrMap: { FileMetaInformationVersion: 'OB' },
    }),
  )
  file.dict = DicomMetaDictionary.denaturalizeDataset({ ...dataset, _vrMap: representations })
  // One fragment a frame, so that other readers find the very bytes; lengths are kept to where the values are made.
  return Buffer.from(file.write({ fragmentMultiframe: false, allowInvalidVRLength: true }))
}
