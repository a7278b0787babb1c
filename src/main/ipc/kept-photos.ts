import type { PhotoLabels } from '../../shared/contract/record-channels.ts'
import type { RecordOfPhoto } from '../../shared/contract/session-state.ts'
import type { Photo, PhotoFields } from '../../shared/domain/photo.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { PhotoSession, PhotoSource } from '../viewing/photo-session.ts'

/** What is read from the file itself. */
export interface MeasuredPhoto extends Pick<PhotoFields, 'format' | 'width' | 'height' | 'device' | 'exif'> {
  /** Null: the camera did not say. */
  readonly takenMs: number | null
  /** A small JPEG. */
  readonly thumbnail: Uint8Array
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

  /**
   * The file's bytes as they are, in the visit; then on the screen, where `show` says so. Taken when the camera says so, else
   * now.
   */
  async add(
    { visitId, ...labels }: PhotoLabels,
    source: PhotoSource,
    { show = true }: { readonly show?: boolean } = {},
  ): Promise<Photo> {
    const { records, measure, now = Date.now } = this.#options
    const bytes = await source()
    const { thumbnail, takenMs, ...measured } = await measure(bytes)
    const fields = { ...measured, ...labels, takenMs: takenMs ?? now() }
    const { added, patient } = await records.addPhoto({ visitId, bytes, thumbnail, fields })
    if (show) await this.#show(bytes, { patient, photo: added.id })
    return added
  }

  /** Fails with IMAGE_MISSING or IMAGE_ALTERED where the kept bytes are not as they were. */
  async open(id: string): Promise<void> {
    const { bytes, record } = await this.#options.records.loadPhoto(id)
    await this.#show(bytes, record)
  }

  /** Whatever was on the screen leaves it first: nobody takes it for the photo that is coming. */
  async #show(bytes: Uint8Array, record: RecordOfPhoto): Promise<void> {
    const { session } = this.#options
    await session.close()
    void session.open(() => Promise.resolve(bytes), record)
  }
}
