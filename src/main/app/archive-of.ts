import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import { readGrey16Png } from '../encoder/read-grey.ts'
import { srgbProfile } from '../encoder/srgb-profile.ts'
import { encodeThumbnail } from '../encoder/thumbnail.ts'
import { ArchiveDesk } from '../pacs/archive-desk.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { MainWindow } from './main-window.ts'

export interface ArchiveParts {
  readonly version: string
  readonly records: Pick<RecordsService, 'forArchive'>
  readonly decoder: Pick<PhotoDecoder, 'decode'>
  /** Told of what changes. */
  readonly window: Pick<MainWindow, 'tell'>
  readonly onBug: (error: unknown) => void
}

/** The clinic's archive with what it needs of the program's other parts. */
export function archiveOf({ version, records, decoder, window, onBug }: ArchiveParts): ArchiveDesk {
  return new ArchiveDesk({
    records,
    tools: {
      version,
      srgb: srgbProfile,
      decode: async (bytes) => {
        const { width, height, data } = (await decoder.decode(bytes)).image
        return {
          width,
          height,
          data: data instanceof Uint8Array ? data : Uint8Array.from(data, (value) => value >> 8),
        }
      },
      readMap: readGrey16Png,
    },
    decode: (bytes, signal) => decoder.decode(bytes, { signal }),
    thumbnail: ({ image }) => encodeThumbnail(image),
    onChange: () => {
      window.tell('archive:did-change', { atMs: Date.now() })
    },
    onProgress: (progress) => {
      window.tell('archive:did-progress', progress)
    },
    onBug,
  })
}
