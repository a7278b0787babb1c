import type { ExportService } from '../bundle/export-service.ts'
import type { ImportService } from '../bundle/import-service.ts'
import type { TransferJobs } from '../bundle/transfer-jobs.ts'
import type { ChannelHandlers } from './channel-gate.ts'

export interface ExportServices {
  readonly exporting: Pick<ExportService, 'begin' | 'beginClinic' | 'masked' | 'confirmMasked'>
  readonly importing: Pick<ImportService, 'choose' | 'begin'>
  readonly transferJobs: Pick<TransferJobs, 'activity' | 'cancel' | 'dismiss'>
}

type ExportHandlers = Pick<
  ChannelHandlers,
  Extract<keyof ChannelHandlers, `${'export' | 'import'}:${string}`>
>

/** What each channel of exports and imports does. The records check who asks. */
export function exportHandlers({ exporting, importing, transferJobs }: ExportServices): ExportHandlers {
  return {
    'export:get-activity': () => transferJobs.activity,
    'export:begin': async (request) => ({ begun: await exporting.begin(request) }),
    'export:begin-clinic': async (request) => ({ begun: await exporting.beginClinic(request) }),
    'export:get-masked': async ({ place }) => ({ jpeg: await exporting.masked(place) }),
    'export:confirm-masked': ({ leftOut }) => exporting.confirmMasked(leftOut),
    'export:cancel': () => {
      transferJobs.cancel()
    },
    'export:dismiss': () => {
      transferJobs.dismiss()
    },
    'import:choose': async ({ kind, password }) => ({ found: await importing.choose(kind, password) }),
    'import:begin': () => importing.begin(),
  }
}
