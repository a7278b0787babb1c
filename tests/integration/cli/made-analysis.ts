import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeGrey16Png, encodeGrey8Png, encodeRgb8Png } from '../../../src/main/encoder/png.ts'
import { writeNpyFloat32 } from '../../../src/main/encoder/npy.ts'
import { analysisReport, NOTICE, STAGE_NAMES } from '../../../src/shared/contract/analysis-report.ts'
import { LIGHTS } from '../../../src/shared/imaging/lights.ts'
import { DEFAULT_PARAMETERS } from '../../../src/shared/imaging/parameters.ts'
import { PIGMENTS } from '../../../src/shared/imaging/pigments.ts'

const SIZE = { width: 120, height: 90 }
const PIXELS = SIZE.width * SIZE.height

/** A folder as "analyze" writes it, without analysing anything: a skin-coloured photo with a step in the middle of each map. */
export async function madeAnalysisFolder(folder: string, mean = 0.05): Promise<void> {
  await mkdir(folder, { recursive: true })
  const put = (name: string, bytes: Uint8Array | string): Promise<void> =>
    writeFile(join(folder, name), bytes)
  const half = Uint16Array.from({ length: PIXELS }, (_, at) =>
    at % SIZE.width < SIZE.width / 2 ? 0 : 40_000,
  )
  for (const pigment of PIGMENTS) {
    await put(`${pigment}.png`, await encodeGrey16Png(half, SIZE))
    await put(`confidence-${pigment}.png`, await encodeGrey8Png(new Uint8Array(PIXELS).fill(240), SIZE))
  }
  for (const light of LIGHTS)
    await put(`light-${light}.png`, await encodeRgb8Png(new Uint8Array(3 * PIXELS).fill(90), SIZE))
  await put('skin.png', await encodeGrey8Png(new Uint8Array(PIXELS).fill(255), SIZE))
  const plane = (values: readonly number[]): Float32Array =>
    Float32Array.from({ length: 3 * PIXELS }, (_, at) => values[at % 3] ?? 0)
  await writeNpyFloat32(join(folder, 'diffuse.npy'), [SIZE.height, SIZE.width, 3], [plane([2, 1, 0])])
  await writeNpyFloat32(join(folder, 'specular.npy'), [SIZE.height, SIZE.width, 3], [plane([60, 15, 20])])
  await put('analysis.json', JSON.stringify(reportOf(mean)))
}

function reportOf(mean: number): unknown {
  const numbers = { mean, sd: 0.02, cv: 0.4, area: 0.1, spots: 7 }
  const sure = { mean: 0.9, low: 0.02 }
  const ofMaps = <T>(each: T) => ({ red: each, brown: each, gray: each })
  const iterations = { count: 5, converged: true, meanAbsDifference: [] }
  return analysisReport.parse({
    pipelineVersion: '1.3.0',
    model: {
      id: 'pigment-net-stack-base',
      version: '2.4.0',
      sha256: 'a'.repeat(64),
      inputVariant: 'stack-base',
    },
    parameters: DEFAULT_PARAMETERS,
    input: { ...SIZE, bits: 8, profile: null, sha256: 'b'.repeat(64) },
    region: { requested: 'face', used: 'face', reason: null, skinShare: 1 },
    scale: { pxPerMm: 8, source: 'interpupillary-distance' },
    iterations,
    stack: [],
    stages: STAGE_NAMES.map((name) => ({ name, backend: 'cpu', device: 'made', fallback: null, ms: 1 })),
    quality: [{ rule: 'short-side', value: 90, limit: { min: 1000, max: null }, passed: false }],
    metrics: { face: ofMaps(numbers), 'cheek-left': ofMaps(numbers) },
    skin: { face: { itaDegrees: 40, roughness: 0.1 } },
    confidence: { errorBound: 0.1, regions: { face: ofMaps(sure) } },
    lights: [...LIGHTS],
    notice: NOTICE,
  })
}
