import { join } from 'node:path'
import { app } from 'electron'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import { readPhoto } from '../decoder/photo-file.ts'
import { DemoClinic } from '../demo/demo-clinic.ts'
import { projectRoot } from '../project-root.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { AnalysisService } from '../viewing/analysis-service.ts'
import { analyseBytes } from './analyse-bytes.ts'
import { keepAnalysis } from './keep-analysis.ts'
import { measurePhoto } from './measure-photo.ts'

interface DemoServices {
  readonly records: RecordsService
  readonly decoder: PhotoDecoder
  readonly analysis: AnalysisService
}

/** The demo clinic, whose made-up photos are analysed as any other. */
export function demoOf({ records, decoder, analysis }: DemoServices): DemoClinic {
  return new DemoClinic(join(app.getPath('userData'), 'demo-clinic'), {
    records,
    readPhoto: (name) => readPhoto(join(projectRoot(), 'resources', 'demo', name)),
    measure: (bytes) => measurePhoto(decoder, bytes),
    analyse: async (bytes, signal) => analyseBytes(decoder, await analysis.engine(), bytes, signal),
    keep: (patient, photo, analysed) => keepAnalysis(records, { patient, photo }, analysed, () => undefined),
  })
}
