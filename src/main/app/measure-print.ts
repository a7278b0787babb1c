import type { MeasuredPrint, PrintRefusal } from '../../shared/domain/printed-card.ts'
import { measurePrint } from '../analysis/colour-card/measure-print.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import type { AnalysisService } from '../viewing/analysis-service.ts'
import type { PhotoSource } from '../viewing/photo-session.ts'

/** What a photo that the user chooses says of a print; null: the dialog was closed. Fails as the decoder and the workers do. */
export const measurePrintBy =
  (choose: () => Promise<PhotoSource | null>, decoder: PhotoDecoder, analysis: AnalysisService) =>
  async (): Promise<MeasuredPrint | PrintRefusal | null> => {
    const source = await choose()
    if (!source) return null
    const { image } = await decoder.decode(await source())
    const { runner } = (await analysis.engine()).services
    try {
      return await measurePrint(image, { runner })
    } finally {
      runner.releaseMemory()
    }
  }
