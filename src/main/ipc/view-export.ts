import { BasalisError } from '../../shared/contract/errors.ts'
import type { SessionState } from '../../shared/contract/session-state.ts'
import type { ViewArea, ViewPicture } from '../../shared/contract/view-channels.ts'
import { writeUserFile } from '../records/files/user-file.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { ComparedPhotos } from '../viewing/compared-photos.ts'
import type { FilmRoom } from '../viewing/film/film-room.ts'
import type { PhotoSession } from '../viewing/photo-session.ts'

export interface ViewExportOptions {
  readonly records: Pick<RecordsService, 'requireLeave' | 'exportView' | 'noteExport'>
  readonly session: Pick<PhotoSession, 'state'>
  readonly comparison: Pick<ComparedPhotos, 'state'>
  /** Absent: there are no films. */
  readonly film?: Pick<FilmRoom, 'state'>
  /** That part of the page as it is painted, as a PNG file. */
  readonly capture: (area: ViewArea) => Promise<Uint8Array>
  /** Where the user wants it, or null. */
  readonly chooseFile: () => Promise<string | null>
  /** Onto the clipboard. Fails with CLIPBOARD_NOT_WRITABLE. */
  readonly copy: (png: Uint8Array) => Promise<void>
}

/**
 * Pictures of the screen on their way out. Where a patient's photo is on it: only for whom may export records, asked before anything
 * is captured, and never without a line in the log for each photo in the picture.
 */
export class ViewExport {
  readonly #options: ViewExportOptions

  constructor(options: ViewExportOptions) {
    this.#options = options
  }

  /** Whether it was saved: not where the user closed the dialog. Fails with OUTPUT_NOT_WRITABLE, or as `#take` does. */
  async save(picture: ViewPicture): Promise<boolean> {
    const { records, chooseFile } = this.#options
    const bytes = await this.#take(picture)
    const path = await chooseFile()
    if (path === null) return false
    if (picture.photos.length === 0) await writeUserFile(path, bytes)
    else await records.exportView({ photos: picture.photos, purpose: picture.purpose, bytes, path })
    return true
  }

  /** Fails with CLIPBOARD_NOT_WRITABLE, or as `#take` does. The lines come first: what was copied cannot be taken back. */
  async copy(picture: ViewPicture): Promise<void> {
    const { records, copy } = this.#options
    const png = await this.#take(picture)
    const { photos, purpose } = picture
    if (photos.length > 0) await records.noteExport({ photos, purpose, outcome: 'done' })
    try {
      await copy(png)
    } catch (error) {
      if (photos.length > 0) await records.noteExport({ photos, purpose, outcome: 'failed' })
      throw error
    }
  }

  /**
   * Fails with NO_PHOTO where none is on the screen or another one came meanwhile, with STORE_LOCKED, ROLE_REFUSED or
   * CONSENT_MISSING, and with REQUEST_INVALID where the page names photos that are not there, or none of a patient's.
   */
  async #take({ area, photos, purpose }: ViewPicture): Promise<Uint8Array> {
    const before = this.#onScreen()
    if (before.kept.length > 0)
      await this.#options.records.requireLeave({
        photos: photos.filter((photo) => before.kept.includes(photo)),
        purpose,
      })
    const named = photos.every((photo) => before.kept.includes(photo))
    if (!named || (photos.length === 0 && before.kept.length > 0))
      throw new BasalisError('REQUEST_INVALID', 'expected the photos that are on the screen, found others')
    const png = await this.#options.capture(area)
    if (this.#onScreen().hand !== before.hand) throw noPhoto()
    return png
  }

  /** The photo at hand, and which of a patient's photos can be seen: that one and those beside it or in its film. */
  #onScreen(): { readonly hand: string; readonly kept: readonly string[] } {
    const { session, comparison, film } = this.#options
    const hand = viewOf(session.state)
    if (!hand) throw noPhoto()
    const beside = comparison.state.filter((one) => viewOf(one.session)).map(({ photo }) => photo)
    const frames = film?.state?.frames.map(({ photo }) => photo) ?? []
    return { hand: hand.photo, kept: hand.record ? [hand.record.photo, ...beside, ...frames] : [] }
  }
}

const viewOf = ({ shown }: SessionState) => (shown.phase === 'empty' ? null : shown.view)

const noPhoto = (): BasalisError => new BasalisError('NO_PHOTO', 'expected an open photo, found none')
