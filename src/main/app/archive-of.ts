import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import { readGrey16Png } from '../encoder/read-grey.ts'
import { srgbProfile } from '../encoder/srgb-profile.ts'
import { encodeThumbnail } from '../encoder/thumbnail.ts'
import { ArchiveDesk } from '../pacs/archive-desk.ts'
import type { RecordsService } from '../records/service/records-service.ts'

export interface ArchiveParts {
  readonly version: string
  readonly records: Pick<RecordsService, 'forArchive'>
  readonly decoder: Pick<PhotoDecoder, 'decode'>
  readonly onChange: () => void
  readonly onBug: (error: unknown) => void
}

/** The clinic's archive with what it needs of the program's other parts. */
export function archiveOf({ version, records, decoder, onChange, onBug }: ArchiveParts): ArchiveDesk {
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
    decode: (bytes) => decoder.decode(bytes),
    thumbnail: ({ image }) => encodeThumbnail(image),
    onChange,
    onBug,
  })
}
