import type { ArchivedStudy, FetchedStudy } from '../../shared/contract/archive-channels.ts'
import { archiveAddress } from './archive-address.ts'
import { ArchiveClient } from './archive-client.ts'
import { ArchiveFetch, type ArchiveFetchOptions } from './archive-fetch.ts'
import type { ArchiveAccess } from './archive-request.ts'
import { ArchiveSender, type ArchiveSenderOptions } from './archive-sender.ts'

/** The clinic's archive, as the rest of the program sees it. */
export class ArchiveDesk {
  readonly #sender: ArchiveSender
  readonly #fetch: ArchiveFetch

  constructor(options: ArchiveSenderOptions & ArchiveFetchOptions) {
    this.#sender = new ArchiveSender(options)
    this.#fetch = new ArchiveFetch(options)
  }

  /** That it answers, lets us in and speaks DICOMweb. */
  async test(access: ArchiveAccess): Promise<void> {
    archiveAddress(access.url)
    await new ArchiveClient(access).test()
  }

  find(patientId: string): Promise<ArchivedStudy[]> {
    return this.#fetch.find(patientId)
  }

  fetch(patientId: string, studyInstance: string, despite: boolean): Promise<FetchedStudy> {
    return this.#fetch.fetch(patientId, studyInstance, despite)
  }

  /** The records have been opened. */
  start(): Promise<void> {
    return this.#sender.start()
  }

  wake(): void {
    this.#sender.wake()
  }

  idle(): Promise<void> {
    return this.#sender.idle()
  }

  close(): Promise<void> {
    return this.#sender.close()
  }
}
