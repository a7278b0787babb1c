import { DEFAULT_PARAMETERS } from '../../shared/imaging/parameters.ts'
import type { AnalysisEngine } from '../analysis/analysis-engine.ts'
import { FRESH_PLANES } from '../analysis/plane-memory.ts'
import { StageClock } from '../analysis/stage-clock.ts'
import type { PhotoDecoder } from '../decoder/decoder-client.ts'
import type { AnalysedPhoto } from '../viewing/analysed-photo.ts'

/** Analyses a photo that nobody looks at. Fails as the decoder does, or with CancelledError. */
export async function analyseBytes(
  decoder: PhotoDecoder,
  engine: AnalysisEngine,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<AnalysedPhoto> {
  const { image, input } = await decoder.decode(bytes, { signal })
  const { width, height, bits, profile, sha256 } = input
  const analysis = await engine.analyze({
    image,
    input: { width, height, bits, profile, sha256 },
    region: 'face',
    parameters: DEFAULT_PARAMETERS,
    clock: new StageClock(),
    signal,
    mapPlanes: FRESH_PLANES,
  })
  const { report, maps, confidence, skin } = analysis
  const kept = { report, maps, confidence, skin: { ...skin, data: skin.data.slice() } }
  analysis.planes.close()
  return kept
}
