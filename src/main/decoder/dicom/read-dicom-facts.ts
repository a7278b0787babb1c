import type { CameraData } from '../camera-data.ts'
import type { DicomFile } from './dicom-elements.ts'
import type { DicomFacts, NamedSubject } from './dicom-facts.ts'
import { pixelsOf, textOf, type DicomAttribute } from './dicom-values.ts'

const cut = (text: string, longest: number): string => text.slice(0, longest).toWellFormed()

/** Whom, when and how; the camera's part is `readDicomCamera`'s. `bytes` are those that the file was read from. */
export function readDicomFacts(file: DicomFile, bytes: Uint8Array): DicomFacts {
  const text = (name: DicomAttribute, longest: number): string => cut(textOf(file, name), longest)
  return {
    subject: subjectOf(file),
    studyInstance: text('studyInstance', 64),
    sopInstance: text('sopInstance', 64),
    studyDescription: text('studyDescription', 64),
    studyMs: momentOf(textOf(file, 'studyDate') + textOf(file, 'studyTime'), textOf(file, 'zone')),
    comments: text('comments', 200),
    bodyPart: text('bodyPart', 16),
    orientation: text('patientOrientation', 33),
    jpeg: jpegOf(file, bytes),
  }
}

/** As of a photo: when it was taken, and with what. Where the camera says nothing of it, it is the study's time. */
export function readDicomCamera(file: DicomFile): CameraData {
  const text = (name: DicomAttribute): string => cut(textOf(file, name), 100)
  const [make, model] = [text('manufacturer'), text('model')]
  const zone = text('zone')
  const takenMs =
    momentOf(text('acquisitionDateTime'), zone) ??
    momentOf(text('acquisitionDate') + text('acquisitionTime'), zone) ??
    momentOf(text('contentDate') + text('contentTime'), zone) ??
    momentOf(text('studyDate') + text('studyTime'), zone)
  const values = Object.fromEntries(
    Object.entries({ Make: make, Model: model }).filter(([, value]) => value !== ''),
  )
  const both = model.toLowerCase().startsWith((make.split(' ')[0] ?? '').toLowerCase())
    ? model
    : `${make} ${model}`
  return { takenMs, device: cut(both.trim(), 100), values }
}

function subjectOf(file: DicomFile): NamedSubject {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(textOf(file, 'birthDate')) ?? []
  const birthDate = year === undefined ? null : `${year}-${month ?? ''}-${day ?? ''}`
  return {
    number: cut(textOf(file, 'patientId'), 64),
    name: cut(textOf(file, 'patientName'), 330),
    birthDate: birthDate !== null && isDay(birthDate) ? birthDate : null,
  }
}

const isDay = (iso: string): boolean => {
  const ms = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(iso)
}

const WRITTEN = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:\.(\d{1,6}))?)?)?)?([+-]\d{4})?$/
/** Older than any digital camera. */
const FIRST_MS = Date.UTC(1990, 0, 1)

/** DT, or DA and TM in one; without a zone by the file's, else by this computer's. */
function momentOf(written: string, zone: string): number | null {
  const parts = WRITTEN.exec(written.replaceAll(/[ :]/g, ''))
  if (!parts) return null
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', rest = '', own] = parts
  const offset = own ?? (/^[+-]\d{4}$/.test(zone) ? zone : '')
  const at = offset === '' ? '' : `${offset.slice(0, 3)}:${offset.slice(3)}`
  const fraction = rest.slice(0, 3).padEnd(3, '0')
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}${at}`)
  return Number.isNaN(ms) || ms < FIRST_MS ? null : ms
}

/** A file of even length may end in one zero that the picture does not have. */
function jpegOf(file: DicomFile, bytes: Uint8Array): DicomFacts['jpeg'] {
  const fragments = pixelsOf(file)?.fragments ?? []
  const [only] = fragments
  if (!only || fragments.length > 1 || only.byteLength === 0) return null
  return { at: only.byteOffset - bytes.byteOffset, byteLength: pictureBytes(only).byteLength }
}

/** Without the zero that makes a length even (PS3.5 A.4). */
export function pictureBytes(fragment: Uint8Array): Uint8Array {
  const end = fragment.byteLength
  const padded = fragment[end - 1] === 0 && fragment[end - 2] === 0xd9 && fragment[end - 3] === 0xff
  return padded ? fragment.subarray(0, end - 1) : fragment
}
