import type { Patient } from '../../shared/domain/patient.ts'
import type { Visit } from '../../shared/domain/visit.ts'
import { code, codeItem } from './codes.ts'
import type { Dataset } from './dataset.ts'
import { personName } from './person-name.ts'
import { plainText, shortText } from './plain-text.ts'
import { dicomDate, dicomTime, minutesAhead, zoneOffset } from './times.ts'
import { uidOf, type UidOf } from './uids.ts'

/** Whose record it is, and the visit that becomes the study. */
export interface Subject {
  readonly patient: Pick<Patient, 'number' | 'name' | 'birthDate' | 'sex'>
  readonly visit: Pick<Visit, 'id' | 'atMs' | 'reason'>
  /** Of a visit whose photos came from an archive: their study. Null: the visit is a study of our own. */
  readonly study: string | null
  /** The clinic's name. */
  readonly clinic: string
  /** The program's version. */
  readonly version: string
}

/** The four series of a study: each has a modality of its own. */
export const SERIES = {
  photos: { uid: 'series-photos', number: 1, modality: 'XC', description: 'Photos' },
  maps: { uid: 'series-maps', number: 2, modality: 'OT', description: 'Pigment maps' },
  numbers: { uid: 'series-numbers', number: 3, modality: 'SR', description: 'Numbers' },
  documents: { uid: 'series-documents', number: 4, modality: 'DOC', description: 'Reports' },
} as const satisfies Record<string, { uid: UidOf; number: number; modality: string; description: string }>
export type SeriesName = keyof typeof SERIES

const SEXES = { female: 'F', male: 'M', other: 'O' } as const

export const MANUFACTURER = 'Basalis'

/** The study that a visit is: what belongs to one visit lies in one study, wherever that began. */
export const studyOf = ({ study, visit }: Pick<Subject, 'study' | 'visit'>): string =>
  study ?? uidOf('study', visit.id)

/** The zone of all dates and times of the instances of a visit: see `minutesAhead`. */
export const zoneOf = ({ visit }: Pick<Subject, 'visit'>): number => minutesAhead(visit.atMs)

/** What every instance says: the patient, the study and the series that it belongs to. Text is UTF-8. */
export function studyModules(subject: Subject, series: SeriesName): Dataset {
  const { patient, visit, clinic } = subject
  const { uid, number, modality, description } = SERIES[series]
  const zone = zoneOf(subject)
  return {
    SpecificCharacterSet: 'ISO_IR 192',
    TimezoneOffsetFromUTC: zoneOffset(zone),
    PatientName: personName(patient.name),
    PatientID: shortText(patient.number),
    PatientBirthDate: (patient.birthDate ?? '').replaceAll('-', ''),
    PatientSex: patient.sex ? SEXES[patient.sex] : '',
    StudyInstanceUID: studyOf(subject),
    StudyDate: dicomDate(visit.atMs, zone),
    StudyTime: dicomTime(visit.atMs, zone),
    StudyDescription: shortText(visit.reason),
    StudyID: '',
    AccessionNumber: '',
    ReferringPhysicianName: '',
    SeriesInstanceUID: uidOf(uid, visit.id),
    SeriesNumber: number,
    SeriesDescription: description,
    Modality: modality,
    InstitutionName: shortText(clinic),
  }
}

/** The equipment of what the program has made itself. */
export const ownEquipment = ({ version }: Subject): Dataset => ({
  Manufacturer: MANUFACTURER,
  ManufacturerModelName: MANUFACTURER,
  DeviceSerialNumber: '0',
  SoftwareVersions: shortText(version),
})

/** By which program, method and net something was computed. */
export const processedBy = (model: string, versions: readonly string[], description: string): Dataset => ({
  ContributingEquipmentSequence: [
    {
      PurposeOfReferenceCodeSequence: [codeItem(code('DCM', '109102', 'Processing Equipment'))],
      Manufacturer: MANUFACTURER,
      ManufacturerModelName: shortText(model),
      SoftwareVersions: versions.map(shortText),
      ContributionDescription: plainText(description),
    },
  ],
})
