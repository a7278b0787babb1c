import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { spawnChildProcess } from '../../../src/main/decoder/spawn-child-process.ts'
import { archiveOf } from '../../../src/main/app/archive-of.ts'
import type { ArchiveDesk } from '../../../src/main/pacs/archive-desk.ts'
import type { RecordsService } from '../../../src/main/records/service/records-service.ts'
import type {
  ArchivedStudy,
  ArchiveProgress,
  FetchedStudy,
  NamedThere,
} from '../../../src/shared/contract/archive-channels.ts'
import type { ArchiveFields } from '../../../src/shared/domain/archive.ts'
import { ClinicDesk } from '../../unit/records/clinic-desk.ts'

/** A clinic's workstation with a store of its own, without a window: records, decoder and the archive. */
export class Workstation {
  readonly desk: ClinicDesk
  readonly archive: ArchiveDesk
  readonly bugs: unknown[] = []
  /** What was told of studies that are fetched. */
  readonly progress: ArchiveProgress[] = []
  readonly #decoder: PhotoDecoder
  readonly #folder: string

  private constructor(desk: ClinicDesk, folder: string) {
    this.desk = desk
    this.#folder = folder
    this.#decoder = new PhotoDecoder({ spawn: spawnChildProcess })
    this.archive = archiveOf({
      entry: import.meta.resolve('../../../src/main/pacs/archive-desk.ts'),
      version: '0.1.0',
      records: { forArchive: forArchiveOf(desk) },
      decoder: this.#decoder,
      window: {
        tell: (event, payload) => {
          if (event === 'archive:did-progress') this.progress.push(payload as ArchiveProgress)
        },
      },
      onBug: (error) => this.bugs.push(error),
    })
  }

  /** Signed in: a clinician. */
  static async open(fields: ArchiveFields, secret: string | null = null): Promise<Workstation> {
    const folder = await mkdtemp(join(tmpdir(), 'basalis-workstation-'))
    const desk = await ClinicDesk.open()
    await desk.ask('archive:change-settings', { fields, secret })
    await desk.signIn('clinician')
    return new Workstation(desk, folder)
  }

  find(patientId: string): Promise<ArchivedStudy[]> {
    return this.archive.find(randomUUID(), patientId)
  }

  fetch(patientId: string, studyInstance: string, seen: readonly NamedThere[] = []): Promise<FetchedStudy> {
    return this.archive.fetch(randomUUID(), { patientId, studyInstance, seen })
  }

  /** Sends what waits, and comes back when nothing is under way. */
  async sendAll(): Promise<void> {
    await this.archive.start()
    await this.archive.idle()
  }

  async close(): Promise<void> {
    await this.archive.close()
    this.#decoder.close()
    await this.desk.close()
    await rm(this.#folder, { recursive: true })
  }
}

/** The tasks of the records in this thread, as the service hands them on. */
function forArchiveOf({ tasks }: ClinicDesk): RecordsService['forArchive'] {
  const run = (name: string, input: unknown): Promise<unknown> => {
    const task = tasks[name as keyof typeof tasks] as (input: unknown) => unknown
    return Promise.resolve().then(() => task(input))
  }
  return run as RecordsService['forArchive']
}
