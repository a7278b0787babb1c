import type { KeptOrRefused, PhotoLabels } from '../../shared/contract/record-channels.ts'
import type { RecordOfPhoto } from '../../shared/contract/session-state.ts'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { KeepKnown, KnownPhoto } from '../../shared/domain/known-photo.ts'
import type { Photo, PhotoFields } from '../../shared/domain/photo.ts'
import { failedOf, type KeepDespite, type QualityFields } from '../../shared/domain/photo-quality.ts'
import type { CaptureFigures } from '../../shared/imaging/capture-figures.ts'
import { judgeCapture } from '../../shared/imaging/judge-capture.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { PhotoSession, PhotoSource } from '../viewing/photo-session.ts'
import { WaitingPhotos } from './waiting-photos.ts'

/** What is read from the file itself. */
export interface MeasuredPhoto extends Pick<PhotoFields, 'format' | 'width' | 'height' | 'device' | 'exif'> {
  /** Null: the camera did not say. */
  readonly takenMs: number | null
  /** A small JPEG. */
  readonly thumbnail: Uint8Array
}

/** Whom a file names, as `Named` in src/main/dicom says. */
export interface NamedPerson {
  readonly number: string
  readonly name: string
  readonly birthDate: string | null
}

export interface JudgedPhoto extends MeasuredPhoto {
  /** What its picture shows; null: it could not be measured. */
  readonly figures: CaptureFigures | null
  /** Null: the file names nobody. */
  readonly named: NamedPerson | null
}

export interface KeptPhotosOptions {
  readonly records: Pick<RecordsService, 'timeOfVisit' | 'findKnown' | 'addPhoto' | 'loadPhoto'>
  readonly session: Pick<PhotoSession, 'open' | 'close'>
  /** Whether whoever is signed in at the moment may see patients' photos; nobody may where the records are locked. */
  readonly maySee: () => boolean
  /** Fails as the decoder does: what is no photo is not kept. */
  readonly measure: (bytes: Uint8Array, of: 'face' | 'site') => Promise<JudgedPhoto>
  /** Whether somebody is another than the patient of that visit. */
  readonly namesAnother: (visitId: string, named: NamedPerson) => Promise<boolean>
  readonly now?: () => number
}

export interface AddOptions {
  /** Whether it goes onto the screen as well. */
  readonly show?: boolean
  /** A camera has taken it just now, whatever visit it goes into. */
  readonly justTaken?: boolean
}

/** A photo that can go into the record as it is. */
interface ReadyPhoto {
  readonly visitId: string
  readonly bytes: Uint8Array
  readonly thumbnail: Uint8Array
  readonly fields: PhotoFields
  readonly quality: QualityFields
  readonly known: KeepKnown | null
}

/** One that waits for a decision, and what about. */
interface WaitingPhoto extends ReadyPhoto {
  /** It does not meet the rules of capture, or its file names another patient. */
  readonly wantsReason: boolean
  readonly found: KnownPhoto | null
}

/** What was decided about a photo that is kept all the same; null where nothing had to be. */
export interface Decision {
  readonly despite: KeepDespite | null
  readonly known: KeepKnown | null
}

/** Photos on their way into a patient's record and out of it. A photo is its patient's before anybody sees it. */
export class KeptPhotos {
  readonly #options: KeptPhotosOptions
  readonly #waiting = new WaitingPhotos<WaitingPhoto>()

  constructor(options: KeptPhotosOptions) {
    this.#options = options
  }

  /**
   * The file's bytes as they are, in the visit; then on the screen, where `show` says so. Taken when the camera says so; else now,
   * or, where it was not just taken and the visit was before today, at the visit. One that does not meet the rules of capture for
   * its view, that a record holds already, or whose file names another patient waits instead, for `keepDespite` or `leaveOut`.
   */
  async add(
    { visitId, ...labels }: PhotoLabels,
    source: PhotoSource,
    { show = true, justTaken = false }: AddOptions = {},
  ): Promise<KeptOrRefused> {
    const { records, measure } = this.#options
    const bytes = await source()
    const { view } = labels
    const measured = await measure(bytes, view === 'detail' ? 'site' : 'face')
    const { thumbnail, takenMs, figures, named, ...read } = measured
    const fields = { ...read, ...labels, takenMs: takenMs ?? (await this.#supposedTime(visitId, justTaken)) }
    const checks = figures ? judgeCapture(figures, { view, eyes: 'any', like: null }) : []
    const quality = { checks, despite: null }
    const photo: ReadyPhoto = { visitId, bytes, thumbnail, fields, quality, known: null }
    const failed = failedOf(checks)
    const known = await records.findKnown(visitId, await sha256Of(bytes))
    const otherPatient = named !== null && (await this.#options.namesAnother(visitId, named))
    const wantsReason = failed.length > 0 || otherPatient
    if (!wantsReason && !known) return { added: await this.#keep(photo, show), refused: null }
    const waiting = this.#waiting.put({ ...photo, wantsReason, found: known })
    return { added: null, refused: { waiting, failed, known, otherPatient } }
  }

  /**
   * Fails with UPLOAD_BROKEN where the photo waits no longer, and with REQUEST_INVALID where not everything is decided. One that cannot
   * be kept goes on waiting.
   */
  async keepDespite(waiting: string, { despite, known }: Decision, show: boolean): Promise<Photo> {
    const { wantsReason, found, ...photo } = this.#waiting.get(waiting)
    if (wantsReason !== (despite !== null) || found?.whose !== known?.whose)
      throw new BasalisError(
        'REQUEST_INVALID',
        'expected a reason for each thing that speaks against the photo',
      )
    const added = await this.#keep({ ...photo, quality: { ...photo.quality, despite }, known }, show)
    this.#waiting.leave(waiting)
    return added
  }

  leaveOut(waiting: string): void {
    this.#waiting.leave(waiting)
  }

  /** The records are locked, or the page begins anew: nobody decides any more. */
  leaveAll(): void {
    this.#waiting.leaveAll()
  }

  /** Fails with IMAGE_MISSING or IMAGE_ALTERED where the kept bytes are not as they were. */
  async open(id: string): Promise<void> {
    const { bytes, record } = await this.#options.records.loadPhoto(id)
    await this.#show(bytes, record)
  }

  /** When a photo was taken whose camera does not say. An old print that is added to its visit today is no photo of today. */
  async #supposedTime(visitId: string, justTaken: boolean): Promise<number> {
    const { records, now = Date.now } = this.#options
    const nowMs = now()
    const visitMs = justTaken ? nowMs : await records.timeOfVisit(visitId)
    return visitMs < new Date(nowMs).setHours(0, 0, 0, 0) ? visitMs : nowMs
  }

  async #keep(photo: ReadyPhoto, show: boolean): Promise<Photo> {
    const { added, patient } = await this.#options.records.addPhoto(photo)
    if (show) await this.#show(photo.bytes, { patient, photo: added.id })
    return added
  }

  /**
   * Whatever was on the screen leaves it first: nobody takes it for the photo that is coming. That can take a while: where the records
   * were locked meanwhile, or another user took over who may not see it, the screen stays empty.
   */
  async #show(bytes: Uint8Array, record: RecordOfPhoto): Promise<void> {
    const { session, maySee } = this.#options
    await session.close()
    if (maySee()) void session.open(() => Promise.resolve(bytes), record)
  }
}

/** Off this thread, which serves the window; shared memory is copied for it. */
async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))
  return Buffer.from(digest).toString('hex')
}
