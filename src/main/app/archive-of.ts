import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import { encodeThumbnail } from '../encoder/thumbnail.ts'
import { entryBeside } from '../entry-url.ts'
import { ArchiveDesk } from '../pacs/archive-desk.ts'
import { InstanceMaker } from '../pacs/instance-maker.ts'
import type { InstanceTasks } from '../pacs/instance-tasks.ts'
import { WorkerPool } from '../pool/worker-pool.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { MainWindow } from './main-window.ts'

export interface ArchiveParts {
  /** `import.meta.url` of the program's entry file: the thread's lies beside it. */
  readonly entry: string
  readonly version: string
  readonly records: Pick<RecordsService, 'forArchive'>
  readonly decoder: Pick<PhotoDecoder, 'decode'>
  /** Told of what changes. */
  readonly window: Pick<MainWindow, 'tell'>
  readonly onBug: (error: unknown) => void
}

/** The clinic's archive with what it needs of the program's other parts. */
export function archiveOf({ entry, version, records, decoder, window, onBug }: ArchiveParts): ArchiveDesk {
  return new ArchiveDesk({
    records,
    maker: new InstanceMaker({
      version,
      startThread: () =>
        new WorkerPool<InstanceTasks>({ worker: entryBeside('instance-worker', entry), threads: 1 }),
      decode: async (bytes, signal) => (await decoder.decode(bytes, { signal })).image,
    }),
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
