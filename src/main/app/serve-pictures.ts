import type { ReportRoom } from '../report-room/report-room.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { ComparedPhotos } from '../viewing/compared-photos.ts'
import { encodeTile } from '../viewing/encode-tile.ts'
import type { FilmRoom } from '../viewing/film/film-room.ts'
import type { PhotoSession } from '../viewing/photo-session.ts'
import { serveAppScheme } from './app-scheme.ts'
import { found } from './found-picture.ts'

interface Sources {
  readonly session: PhotoSession
  readonly comparison: ComparedPhotos
  readonly film: FilmRoom
  readonly records: RecordsService
  readonly reports: ReportRoom
}

/** Where the pictures come from that the page fetches. */
export function servePictures({ session, comparison, film, records, reports }: Sources): void {
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
    report: (id) => reports.file(id),
    film: (request) => {
      const bytes = film.picture(request)
      return Promise.resolve(bytes && { type: request.values ? 'image/png' : 'image/jpeg', bytes })
    },
  })
}
