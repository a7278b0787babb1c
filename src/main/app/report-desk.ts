import { app } from 'electron'
import type { ReportWish } from '../../shared/contract/report-channels.ts'
import type { ClinicState } from '../../shared/contract/clinic-state.ts'
import { may } from '../../shared/domain/user.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import { entryBeside } from '../entry-url.ts'
import { WorkerPool } from '../pool/worker-pool.ts'
import type { ArchiveDesk } from '../pacs/archive-desk.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import { contentOfRecord } from '../report-room/record-content.ts'
import { ReportRoom } from '../report-room/report-room.ts'
import { ReportSources } from '../report-room/report-sources.ts'
import { localTimeZone } from '../reports/local-time-zone.ts'
import { ReportMaker } from '../reports/report-maker.ts'
import type { ReportTasks } from '../reports/report-tasks.ts'
import type { AnalysisService } from '../viewing/analysis-service.ts'
import { chooseReportFile } from './choose-report-file.ts'
import type { MainWindow } from './main-window.ts'

export interface ReportDeskServices {
  /** `import.meta.url` of the program's entry file: the thread's lies beside it. */
  readonly entry: string
  readonly records: RecordsService
  readonly decoder: PhotoDecoder
  readonly analysis: AnalysisService
  readonly window: MainWindow
  readonly archive: Pick<ArchiveDesk, 'wake'>
}

/** A report of a single photo. */
interface PhotoPage extends Pick<ReportWish, 'patient' | 'photo'> {
  /** Null: as the system's. */
  readonly language: ReportWish['language'] | null
}

/** Reports of patients, and the thread that makes them. */
export class ReportDesk {
  readonly room: ReportRoom
  readonly #maker: ReportMaker
  readonly #program = `Basalis ${app.getVersion()}`
  readonly #startSources: (leaving: boolean) => ReportSources
  /** Of the room's reports. */
  readonly #sources: ReportSources
  /** Whose reports these are; null: nobody may take one along. */
  #who: string | null = null

  constructor({ entry, records, decoder, analysis, window, archive }: ReportDeskServices) {
    this.#maker = new ReportMaker({
      startThread: () =>
        new WorkerPool<ReportTasks>({ worker: entryBeside('report-worker', entry), threads: 1 }),
    })
    this.#startSources = (leaving) =>
      new ReportSources({
        decoder,
        analysis: async () => (await analysis.engine()).services,
        rows: (ask) => records.reportRows({ ...ask, leaving }),
        loadPhoto: async (photo) => (await records.loadPhoto(photo, leaving)).bytes,
        printOf: (photo) => records.printOf({ photoId: photo, takenMs: null, leaving }),
        loadLayers: (photo, names, id) => records.loadLayers(photo, names, leaving, id),
      })
    this.#sources = this.#startSources(false)
    this.room = new ReportRoom({
      records,
      maker: this.#maker,
      sources: this.#sources,
      requireMayLeave: ({ patient }) => records.requireReportLeave(patient),
      archive: async (report) => {
        const line = await records.forArchive('queueReport', report)
        archive.wake()
        return line
      },
      chooseFile: () => chooseReportFile(window.browserWindow),
      onProgress: (fraction) => {
        window.tell('report:did-progress', { fraction })
      },
      program: this.#program,
    })
  }

  /** The page of a photo, for an export: in English or Chinese as the interface, or else the system, is. */
  async ofPhoto(
    { patient, photo, language }: PhotoPage,
    signal: AbortSignal,
  ): Promise<Pick<ReportWish, 'language'> & { readonly bytes: Uint8Array }> {
    const wish: ReportWish = {
      ...{ patient, photo, template: 'one-page', paper: 'a4', before: null },
      nameHidden: false,
      language:
        language ?? (Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh-CN' : 'en'),
      ...{
        strip: [],
        lights: [],
        regions: null,
        drawn: true,
        texts: { title: '', findings: '', advice: '' },
      },
    }
    const gathered = await this.#startSources(true).gather(wish, signal, () => undefined)
    const request = contentOfRecord({
      ...{ ...gathered, wish, program: this.#program, nowMs: Date.now() },
      timeZone: localTimeZone(),
    })
    const whole = { signal, onPage: () => undefined }
    const { bytes } = await this.#maker.make({ ...request, password: null }, whole)
    return { bytes, language: wish.language }
  }

  /** A record has another analysis now: a report that is made from here on tells of it. */
  analysisKept(): void {
    this.#sources.refresh()
  }

  /** Nothing of a report outlives a lock, or whoever could take it along. */
  clinicChanged(state: ClinicState): void {
    const who = state.kind === 'open' && may(state.user.role, 'record.export') ? state.user.id : null
    if (who !== this.#who) this.room.leave()
    this.#who = who
  }

  async close(): Promise<void> {
    this.room.leave()
    await this.#maker.close()
  }
}
