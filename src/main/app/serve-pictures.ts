import { BasalisError } from '../../shared/contract/errors.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { ComparedPhotos } from '../viewing/compared-photos.ts'
import { encodeTile } from '../viewing/encode-tile.ts'
import type { FilmRoom } from '../viewing/film/film-room.ts'
import type { PhotoSession } from '../viewing/photo-session.ts'
import { type EncodedPicture, serveAppScheme } from './app-scheme.ts'
import { reportBug } from './report-bug.ts'

interface Sources {
  readonly session: PhotoSession
  readonly comparison: ComparedPhotos
  readonly film: FilmRoom
  readonly records: RecordsService
}

/** Where the pictures come from that the page fetches. */
export function servePictures({ session, comparison, film, records }: Sources): void {
  serveAppScheme({
    tile: found(async (request) => {
      const tile = (await session.tile(request)) ?? (await comparison.tile(request))
      return tile && (await encodeTile(tile, request.level))
    }),
    change: found(async (request) => {
      const picture = await comparison.change(request)
      return picture && (await encodeTile(picture, 0))
    }),
    thumbnail: found(async (id) => {
      const bytes = await records.loadThumbnail(id)
      return bytes && { type: 'image/jpeg', bytes }
    }),
    film: (request) => {
      const bytes = film.picture(request)
      return Promise.resolve(bytes && { type: request.values ? 'image/png' : 'image/jpeg', bytes })
    },
  })
}

/** Workers that have all gone, records that are locked: the window says so elsewhere, and a picture is not there. */
const found =
  <T>(find: (wanted: T) => Promise<EncodedPicture | null>) =>
  async (wanted: T): Promise<EncodedPicture | null> => {
    try {
      return await find(wanted)
    } catch (error) {
      if (!(error instanceof BasalisError)) reportBug(error)
      return null
    }
  }
