import { tagOf } from './dicom-encoding.ts'
import { damaged, type DicomFile } from './dicom-elements.ts'

/** The attributes that are read, each with the only kind that it may be of (PS3.6). */
const ATTRIBUTES = {
  characterSet: [0x0008, 0x0005, 'CS'],
  sopClass: [0x0008, 0x0016, 'UI'],
  sopInstance: [0x0008, 0x0018, 'UI'],
  studyDate: [0x0008, 0x0020, 'DA'],
  acquisitionDate: [0x0008, 0x0022, 'DA'],
  contentDate: [0x0008, 0x0023, 'DA'],
  acquisitionDateTime: [0x0008, 0x002a, 'DT'],
  studyTime: [0x0008, 0x0030, 'TM'],
  acquisitionTime: [0x0008, 0x0032, 'TM'],
  contentTime: [0x0008, 0x0033, 'TM'],
  manufacturer: [0x0008, 0x0070, 'LO'],
  zone: [0x0008, 0x0201, 'SH'],
  studyDescription: [0x0008, 0x1030, 'LO'],
  model: [0x0008, 0x1090, 'LO'],
  patientName: [0x0010, 0x0010, 'PN'],
  patientId: [0x0010, 0x0020, 'LO'],
  birthDate: [0x0010, 0x0030, 'DA'],
  bodyPart: [0x0018, 0x0015, 'CS'],
  studyInstance: [0x0020, 0x000d, 'UI'],
  patientOrientation: [0x0020, 0x0020, 'CS'],
  comments: [0x0020, 0x4000, 'LT'],
  samplesPerPixel: [0x0028, 0x0002, 'US'],
  photometric: [0x0028, 0x0004, 'CS'],
  planarConfiguration: [0x0028, 0x0006, 'US'],
  numberOfFrames: [0x0028, 0x0008, 'IS'],
  rows: [0x0028, 0x0010, 'US'],
  columns: [0x0028, 0x0011, 'US'],
  bitsAllocated: [0x0028, 0x0100, 'US'],
  bitsStored: [0x0028, 0x0101, 'US'],
  highBit: [0x0028, 0x0102, 'US'],
  pixelRepresentation: [0x0028, 0x0103, 'US'],
  iccProfile: [0x0028, 0x2000, 'OB'],
  pixelData: [0x7fe0, 0x0010, null],
} as const
export type DicomAttribute = keyof typeof ATTRIBUTES

/** The bytes of an attribute; null where it is not there. One that says that it is of another kind ends the reading (VR confusion). */
export function bytesOf(file: DicomFile, name: DicomAttribute): Uint8Array | null {
  const [group, element, kind] = ATTRIBUTES[name]
  const found = file.elements.get(tagOf(group, element))
  if (!found) return null
  if (kind !== null && found.vr !== null && found.vr !== kind) throw damaged('an attribute of a wrong kind')
  return found.value
}

/** The pixels: their bytes, or their fragments. */
export const pixelsOf = (file: DicomFile) => file.elements.get(tagOf(0x7fe0, 0x0010)) ?? null

/** US: one number of 16 bits. */
export function numberOf(file: DicomFile, name: DicomAttribute): number | null {
  const bytes = bytesOf(file, name)
  if (!bytes || bytes.byteLength === 0) return null
  if (bytes.byteLength !== 2) throw damaged('a number of a wrong length')
  return (bytes[0] ?? 0) + (bytes[1] ?? 0) * 256
}

/** Defined terms of PS3.3 C.12.1.1.2 by the names that the platform's decoder knows. Switching inside a text is not followed. */
const CHARACTER_SETS: Readonly<Record<string, string>> = {
  '': 'latin1',
  'ISO_IR 6': 'latin1',
  'ISO_IR 100': 'latin1',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'windows-1254',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
}

const MAX_TEXT_BYTES = 4096

/** Text as one line without control characters; '' where it is not there. Backslashes stay: they divide values. */
export function textOf(file: DicomFile, name: DicomAttribute): string {
  const bytes = bytesOf(file, name)
  if (!bytes) return ''
  const set = name === 'characterSet' ? '' : (textOf(file, 'characterSet').split('\\')[0] ?? '').trim()
  const text = new TextDecoder(CHARACTER_SETS[set] ?? 'latin1').decode(bytes.subarray(0, MAX_TEXT_BYTES))
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
}
