import { bytesValue, SOP_CLASSES, TRANSFER_SYNTAXES, type Instance } from './dataset.ts'
import { plainText } from './plain-text.ts'
import { ownEquipment, studyModules, studyOf, zoneOf, type Subject } from './study-modules.ts'
import { dicomDate, dicomDateTime, dicomTime } from './times.ts'
import { uidOf } from './uids.ts'

export interface DocumentToWrite {
  readonly subject: Subject
  /** What the PDF is: the same document has the same UID. */
  readonly id: string
  /** From 1 up, among those of the visit. */
  readonly number: number
  readonly atMs: number
  readonly title: string
  readonly pdf: Uint8Array
}

/** A report as an Encapsulated PDF (PS3.3 A.45.1). */
export function documentInstance({ subject, id, number, atMs, title, pdf }: DocumentToWrite): Instance {
  const sopInstance = uidOf('document', id)
  const zone = zoneOf(subject)
  return {
    sopClass: SOP_CLASSES.document,
    sopInstance,
    studyInstance: studyOf(subject),
    transferSyntax: TRANSFER_SYNTAXES.explicitLittle,
    dataset: {
      ...studyModules(subject, 'documents'),
      ...ownEquipment(subject),
      SOPClassUID: SOP_CLASSES.document,
      SOPInstanceUID: sopInstance,
      InstanceNumber: number,
      ConversionType: 'WSD',
      ContentDate: dicomDate(atMs, zone),
      ContentTime: dicomTime(atMs, zone),
      AcquisitionDateTime: dicomDateTime(subject.visit.atMs, zone),
      BurnedInAnnotation: 'YES',
      RecognizableVisualFeatures: 'YES',
      DocumentTitle: plainText(title),
      ConceptNameCodeSequence: [],
      MIMETypeOfEncapsulatedDocument: 'application/pdf',
      EncapsulatedDocumentLength: pdf.byteLength,
      EncapsulatedDocument: bytesValue(pdf),
    },
  }
}
