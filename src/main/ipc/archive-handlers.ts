import type { ArchivedStudy, FetchedStudy } from '../../shared/contract/archive-channels.ts'
import type { StudyToFetch } from '../pacs/archive-fetch.ts'
import type { ArchiveAccess } from '../pacs/archive-request.ts'
import { OtherPatientError } from '../pacs/other-patient.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { ChannelHandlers } from './channel-gate.ts'

/** What goes out into the network. */
export interface ArchiveDesk {
  test(access: ArchiveAccess): Promise<void>
  find(asked: string, patientId: string): Promise<ArchivedStudy[]>
  /** Fails with OtherPatientError where a file names somebody whom nobody has seen. */
  fetch(asked: string, study: StudyToFetch): Promise<FetchedStudy>
  cancel(asked: string): void
  /** Something may wait to be sent. */
  wake(): void
}

export interface ArchiveServices {
  readonly records: Pick<RecordsService, 'answer' | 'forArchive' | 'require'>
  readonly archive: ArchiveDesk
  /** The certificates in the file that the user picks, or null. */
  readonly chooseCa: () => Promise<string | null>
}

type ArchiveHandlers = Pick<ChannelHandlers, Extract<keyof ChannelHandlers, `archive:${string}`>>

export function archiveHandlers({ records, archive, chooseCa }: ArchiveServices): ArchiveHandlers {
  return {
    'archive:get-settings': (request) => records.answer('archive:get-settings', request),
    'archive:change-settings': async (request) => {
      const changed = await records.answer('archive:change-settings', request)
      archive.wake()
      return changed
    },
    'archive:test': async (request) => archive.test(await records.forArchive('archiveToTest', request)),
    'archive:choose-ca': async () => {
      await records.require('clinic.write')
      return { ca: await chooseCa() }
    },
    'archive:get-state': (request) => records.answer('archive:get-state', request),
    'archive:send': async (request) => {
      const sent = await records.answer('archive:send', request)
      archive.wake()
      return sent
    },
    'archive:find': ({ asked, patientId }) => archive.find(asked, patientId),
    'archive:fetch': async ({ asked, ...study }) => {
      try {
        return { fetched: await archive.fetch(asked, study), other: null }
      } catch (error) {
        if (!(error instanceof OtherPatientError)) throw error
        return { fetched: null, other: error.other }
      }
    },
    'archive:cancel': ({ asked }) => {
      archive.cancel(asked)
    },
  }
}
