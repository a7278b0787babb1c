import type { ArchivedStudy, FetchedStudy, NamedThere } from '../../shared/contract/archive-channels.ts'
import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import type { PhotoFields } from '../../shared/domain/photo.ts'
import type { RgbImage } from '../../shared/imaging/pixels.ts'
import type { DecodedPhoto } from '../decoder/decoder-client.ts'
import { shortText } from '../dicom/plain-text.ts'
import { differencesFrom, isAsSeen } from '../dicom/same-subject.ts'
import { uidOf } from '../dicom/uids.ts'
import type { Sought } from '../records/service/archive-tasks.ts'
import type { Fetched } from '../records/service/file-fetched.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import { ArchiveClient, type FoundStudy } from './archive-client.ts'
import { OtherPatientError } from './other-patient.ts'
import { placeOfPhoto } from './place-of-photo.ts'

export interface ArchiveFetchOptions {
  readonly records: Pick<RecordsService, 'forArchive'>
  /** In the decoder's process. Fails as that does. */
  readonly decode: (bytes: Uint8Array, signal: AbortSignal) => Promise<DecodedPhoto>
  readonly thumbnail: (photo: DecodedPhoto) => Promise<Uint8Array>
}

/** Of a study, at most so many bytes of photos are held until they are filed. */
const MAX_STUDY_BYTES = 2 ** 30

/** A study of a patient, as the archive has it now. */
export type StudyOfPatient = Omit<ArchivedStudy, 'fetching'>

/** A study that somebody wants for a patient. `seen`: whom it and its files name otherwise, as that somebody has seen it. */
export interface StudyToFetch {
  readonly patientId: string
  readonly studyInstance: string
  readonly seen: readonly NamedThere[]
}

/** How a question to the archive is followed, and ended. */
export interface FetchRun {
  readonly signal: AbortSignal
  /** As it comes: how many whole files there were, and how many bytes. */
  readonly onCome: (files: number, bytes: number) => void
}

/** A patient's studies in the archive: looked for by the number, and filed once somebody has said that they are this patient's. */
export class ArchiveFetch {
  readonly #options: ArchiveFetchOptions

  constructor(options: ArchiveFetchOptions) {
    this.#options = options
  }

  /**
   * The newest first, each with what it says otherwise of the patient. Fails as `ArchiveClient` does, with ARCHIVE_NOT_SET or with
   * CancelledError.
   */
  async find(patientId: string, signal: AbortSignal): Promise<StudyOfPatient[]> {
    const sought = await this.#options.records.forArchive('seek', { patientId })
    const client = new ArchiveClient(sought.archive)
    const found = await client.findStudies(shortText(sought.patient.number), signal)
    return found.map((study) => shownStudy(study, sought)).sort((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0))
  }

  /**
   * Files the photos of a study that the patient does not have yet. Every file is held against the patient anew: fails with
   * OtherPatientError, before anything is filed, where one differs and nobody has seen in what, and with ARCHIVE_KNOWN_ELSEWHERE where
   * another patient's record holds one. All of them are filed, or none; from then on it cannot be cancelled.
   */
  async fetch(
    { patientId, studyInstance, seen }: StudyToFetch,
    { signal, onCome }: FetchRun,
  ): Promise<FetchedStudy> {
    const { records } = this.#options
    const sought = await records.forArchive('seek', { patientId })
    const client = new ArchiveClient(sought.archive)
    const had = new Set([...sought.received, ...sought.photos.map((id) => uidOf('photo', id))])
    const photos: Fetched['photos'][number][] = []
    let known = 0
    let left = 0
    let bytes = 0
    let [files, come] = [0, 0]
    const onBytes = (more: number): void => {
      come += more
      onCome(files, come)
    }
    let study = { atMs: Date.now(), reason: '' }
    for await (const file of client.retrieveStudy(studyInstance, signal, onBytes)) {
      files += 1
      onCome(files, come)
      const read = await this.#read(file, signal)
      if (!read) left += 1
      else if (had.has(read.sopInstance)) known += 1
      else {
        const { subject: named } = read
        const differences = differencesFrom(named, sought.patient)
        if (differences.length > 0 && !seen.some((one) => isAsSeen(named, one, differences)))
          throw new OtherPatientError({ named, differences: [...differences] })
        bytes += read.photo.bytes.byteLength
        if (bytes > MAX_STUDY_BYTES) throw tooLarge(bytes)
        had.add(read.sopInstance)
        photos.push({ ...read.photo, sopInstance: read.sopInstance })
        study = read.study
      }
    }
    if (signal.aborted) throw new CancelledError()
    if (photos.length === 0) return { visitId: null, added: 0, known, left }
    const filed = await records.forArchive('fileFetched', { patientId, studyInstance, ...study, photos })
    return { visitId: filed.visitId, added: filed.photos.length, known: known + filed.known, left }
  }

  /** Null for what is no photo: maps, numbers, documents of ours, and whatever else lies in the study. */
  async #read(file: Buffer, signal: AbortSignal) {
    const decoded = await this.#options.decode(file, signal).catch((error: unknown) => {
      if (error instanceof BasalisError && error.code.startsWith('IMAGE_')) return null
      throw error
    })
    const { dicom } = decoded?.input ?? {}
    if (!decoded || !dicom) return null
    const { camera } = decoded.input
    const { studyMs, sopInstance, studyDescription } = dicom
    const jpeg = await this.#jpegIn(file, decoded, signal)
    const takenMs = camera.takenMs ?? studyMs ?? Date.now()
    const fields: PhotoFields = {
      format: jpeg ? 'jpeg' : 'dicom',
      width: decoded.image.width,
      height: decoded.image.height,
      ...placeOfPhoto(dicom),
      takenMs,
      device: camera.device,
      exif: camera.values,
      repeats: null,
    }
    const bytes = jpeg ?? file
    return {
      subject: dicom.subject,
      sopInstance,
      study: { atMs: studyMs ?? takenMs, reason: studyDescription },
      photo: { bytes: new Uint8Array(bytes), thumbnail: await this.#options.thumbnail(decoded), fields },
    }
  }

  /**
   * The JPEG inside, to the last bit: that is the original of the camera. Null where there is none, or where by itself it is another
   * picture: its colour profile or the coding of its colours may stand outside it, and EXIF inside it counts in no DICOM file.
   */
  async #jpegIn(file: Buffer, { image, input }: DecodedPhoto, signal: AbortSignal): Promise<Buffer | null> {
    const place = input.dicom?.jpeg
    if (!place) return null
    const bytes = file.subarray(place.at, place.at + place.byteLength)
    const alone = await this.#options.decode(bytes, signal).catch((error: unknown) => {
      if (error instanceof BasalisError && error.code.startsWith('IMAGE_')) return null
      throw error
    })
    return alone && isSamePicture(alone.image, image) ? bytes : null
  }
}

function isSamePicture(one: RgbImage, two: RgbImage): boolean {
  if (one.width !== two.width || one.height !== two.height || one.bits !== two.bits) return false
  return Buffer.compare(bytesIn(one.data), bytesIn(two.data)) === 0
}

const bytesIn = ({ buffer, byteOffset, byteLength }: RgbImage['data']): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

function shownStudy(study: FoundStudy, { patient, visits }: Sought): StudyOfPatient {
  const birthDate = /^(\d{4})(\d\d)(\d\d)$/.exec(study.birthDate)?.slice(1).join('-') ?? null
  const named = { number: study.patientId, name: study.patientName, birthDate }
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(study.date) ?? []
  const [, hour = '00', minute = '00'] = /^(\d\d)(\d\d)/.exec(study.time) ?? []
  const ms = year === undefined ? NaN : Date.parse(`${year}-${month ?? ''}-${day ?? ''}T${hour}:${minute}`)
  const own = visits.some((id) => uidOf('study', id) === study.studyInstance)
  return {
    studyInstance: study.studyInstance,
    atMs: Number.isNaN(ms) ? null : ms,
    description: study.description,
    instances: study.instances,
    named,
    differences: [...differencesFrom(named, patient)],
    own,
  }
}

const tooLarge = (bytes: number): BasalisError =>
  new BasalisError('FILE_TOO_LARGE', 'expected a study that fits into memory, found a larger one', {
    facts: { megabytes: Math.ceil(bytes / 1e6) },
  })
