import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import type { TransferActivity } from '../../shared/contract/export-state.ts'
import type { BundleTasks } from '../bundle/bundle-tasks.ts'
import { ExportService, type ExportServiceOptions } from '../bundle/export-service.ts'
import { ImportService } from '../bundle/import-service.ts'
import { UnfinishedExports } from '../bundle/unfinished-exports.ts'
import { TransferJobs } from '../bundle/transfer-jobs.ts'
import type { CaptureMeter } from '../capture/capture-meter.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import { entryBeside } from '../entry-url.ts'
import type { ExportServices } from '../ipc/export-handlers.ts'
import { WorkerPool } from '../pool/worker-pool.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import { chooseBundle, chooseBundleTarget } from './choose-bundle.ts'
import { developPhotoBy, maskPhotoBy } from './mask-photo.ts'
import { reportBug } from './report-bug.ts'

export interface TransferOptions {
  /** As `Desktop` has it. */
  readonly entry: string
  readonly records: RecordsService
  readonly decoder: PhotoDecoder
  readonly meter: CaptureMeter
  readonly report: ExportServiceOptions['report']
  readonly window: () => BrowserWindow
  readonly onChange: (activity: TransferActivity) => void
}

export interface Transfers extends ExportServices {
  readonly transferJobs: TransferJobs
  /** Removes what a crash has left of exports. To be called once, at the start. */
  sweep(): Promise<void>
}

/** Exporting patients' records, and taking exports in. */
export function transfersOf({
  entry,
  records,
  decoder,
  meter,
  report,
  window,
  onChange,
}: TransferOptions): Transfers {
  const jobs = new TransferJobs({ onChange, onBug: reportBug })
  const startThread = (): WorkerPool<BundleTasks> =>
    new WorkerPool<BundleTasks>({
      worker: entryBeside('bundle-worker', entry),
      threads: 1,
      turnsBetweenTasks: true,
    })
  const unfinished = new UnfinishedExports(join(app.getPath('userData'), 'unfinished-exports.json'))
  return {
    transferJobs: jobs,
    sweep: () => unfinished.sweep(),
    exporting: new ExportService({
      ...{ records, jobs, startThread, report, unfinished },
      develop: developPhotoBy(decoder),
      mask: maskPhotoBy(decoder, meter),
      chooseTarget: (kind) => chooseBundleTarget(window(), kind),
      programVersion: app.getVersion(),
    }),
    importing: new ImportService({
      ...{ records, jobs, startThread },
      chooseSource: (kind) => chooseBundle(window(), kind),
    }),
  }
}
