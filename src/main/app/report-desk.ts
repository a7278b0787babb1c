import { app } from 'electron'
import type { ClinicState } from '../../shared/contract/clinic-state.ts'
import { may } from '../../shared/domain/user.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import { entryBeside } from '../entry-url.ts'
import { WorkerPool } from '../pool/worker-pool.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import { ReportRoom } from '../report-room/report-room.ts'
import { ReportSources } from '../report-room/report-sources.ts'
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
}

/** Reports of patients, and the thread that makes them. */
export class ReportDesk {
  readonly room: ReportRoom
  readonly #maker: ReportMaker
  /** Whose reports these are; null: nobody may take one along. */
  #who: string | null = null

  constructor({ entry, records, decoder, analysis, window }: ReportDeskServices) {
    this.#maker = new ReportMaker({
      startThread: () =>
        new WorkerPool<ReportTasks>({ worker: entryBeside('report-worker', entry), threads: 1 }),
    })
    this.room = new ReportRoom({
      records,
      maker: this.#maker,
      sources: new ReportSources({
        decoder,
        analysis: async () => (await analysis.engine()).services,
        rows: (ask) => records.reportRows(ask),
        loadPhoto: async (photo) => (await records.loadPhoto(photo)).bytes,
        loadLayers: (photo, names) => records.loadLayers(photo, names),
      }),
      requireMayLeave: ({ patient }) => records.requireReportLeave(patient),
      chooseFile: () => chooseReportFile(window.browserWindow),
      onProgress: (fraction) => {
        window.tell('report:did-progress', { fraction })
      },
      program: `Basalis ${app.getVersion()}`,
    })
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
