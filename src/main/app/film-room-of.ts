import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { AnalysisService } from '../viewing/analysis-service.ts'
import { FilmRoom, type FilmServices } from '../viewing/film/film-room.ts'
import { makeFrame } from '../viewing/film/make-frame.ts'
import { reportBug } from './report-bug.ts'

interface Services extends Pick<FilmServices, 'primary' | 'onChange'> {
  readonly records: RecordsService
  readonly decoder: PhotoDecoder
  readonly analysis: AnalysisService
}

/** Films of what the records keep. */
export function filmRoomOf({ records, decoder, analysis, ...others }: Services): FilmRoom {
  return new FilmRoom({
    ...others,
    photosLike: (photo) => records.photosLike(photo),
    makeFrame: async (request) => {
      const { runner } = (await analysis.engine()).services
      try {
        return await makeFrame(request, {
          decoder,
          runner,
          loadPhoto: async (photo) => (await records.loadPhoto(photo)).bytes,
          loadLayers: (photo, names) => records.loadLayers(photo, names),
        })
      } catch (error) {
        await analysis.discardIfDead(error)
        throw error
      } finally {
        // A decoded photo and its planes are held by small objects in several threads.
        runner.releaseMemory()
      }
    },
    onBug: reportBug,
  })
}
