import type { PhotoLabels } from '../../shared/contract/record-channels.ts'
import type { Photo } from '../../shared/domain/photo.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { PhotoSession, PhotoSource } from '../viewing/photo-session.ts'

/** What is read from the file itself. */
export interface MeasuredPhoto {
  readonly format: string
  readonly width: number
  readonly height: number
}

export interface KeptPhotosOptions {
  readonly records: RecordsService
  readonly session: PhotoSession
  /** Fails as the decoder does: what is no photo is not kept. */
  readonly measure: (bytes: Uint8Array) => Promise<MeasuredPhoto>
  readonly now?: () => number
}

/** Photos on their way into a patient's record and out of it. A photo is its patient's before anybody sees it. */
export class KeptPhotos {
  readonly #options: KeptPhotosOptions

  constructor(options: KeptPhotosOptions) {
    this.#options = options
  }

  /** The file's bytes as they are, in the visit; then on the screen. */
  async add({ visitId, view, bodySite }: PhotoLabels, source: PhotoSource): Promise<Photo> {
    const { records, session, measure, now = Date.now } = this.#options
    const bytes = await source()
    const fields = {
      ...(await measure(bytes)),
      view,
      bodySite,
      takenMs: now(),
      device: '',
      exif: {},
      repeats: null,
    }
    const { added, patient } = await records.addPhoto({ visitId, bytes, fields })
    void session.open(() => Promise.resolve(bytes), { patient, photo: added.id })
    return added
  }

  /** Fails with IMAGE_MISSING or IMAGE_ALTERED where the kept bytes are not as they were. */
  async open(id: string): Promise<void> {
    const { records, session } = this.#options
    const { bytes, record } = await records.loadPhoto(id)
    void session.open(() => Promise.resolve(bytes), record)
  }
}
