import type { MeasuredPrint, PrintRefusal } from '../../shared/domain/printed-card.ts'
import { measurePrint } from '../analysis/colour-card/measure-print.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import type { AnalysisService } from '../viewing/analysis-service.ts'
import type { PhotoSource } from '../viewing/photo-session.ts'

export interface PrintMeasuringServices {
  /** A photo that the user chooses; null: the dialog was closed. */
  readonly choose: () => Promise<PhotoSource | null>
  readonly decoder: Pick<PhotoDecoder, 'decode'>
  readonly analysis: Pick<AnalysisService, 'engine'>
}

/** Measures a print of the colour card in a photo that the user chooses. */
export class PrintMeasuring {
  readonly #services: PrintMeasuringServices
  #ended: AbortController | null = null

  constructor(services: PrintMeasuringServices) {
    this.#services = services
  }

  /** Null: the dialog was closed. Fails with CancelledError, or as the decoder and the workers do. */
  async measure(): Promise<MeasuredPrint | PrintRefusal | null> {
    const { choose, decoder, analysis } = this.#services
    const source = await choose()
    if (!source) return null
    this.cancel()
    const { signal } = (this.#ended = new AbortController())
    const { image } = await decoder.decode(await source(), { signal })
    const { runner } = (await analysis.engine()).services
    try {
      return await measurePrint(image, { runner, signal })
    } finally {
      runner.releaseMemory()
    }
  }

  /** Nothing where no photo is read. */
  cancel(): void {
    this.#ended?.abort()
    this.#ended = null
  }
}
