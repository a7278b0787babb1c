import { readManifest } from '../../src/main/analysis/net/manifest.ts'
import { WorkerPool } from '../../src/main/pool/worker-pool.ts'
import type { Domain } from '../../src/main/simulator/skin-optics.ts'
import { SKIN_TYPES } from '../../src/main/simulator/subject.ts'
import { BASELINES } from './baselines.ts'
import { type ContrastSummary, summarizeContrasts } from './by-contrast.ts'
import { type ScaleSummary, summarizeScales } from './by-scale.ts'
import { type FaceMeasurement, type FaceSummary, summarizeFaces } from './face-measurement.ts'
import type { EvaluationTasks } from './evaluation-worker.ts'
import { COLUMNS } from './example-row.ts'
import { BASELINE_BLUR_PX } from './linear-picture.ts'
import type { PromisedBound } from './reliability.ts'
import { CLEAR_LEVEL, LESION_LEVEL, type SceneMeasurement } from './scene-measurement.ts'
import { type Groups, type Method, summarize } from './summary.ts'

/** No training or validation picture has one of these (src/main/simulator/dataset.ts). */
export const LEAST_SEED = 3_000_000
/** Pictures that nothing was ever chosen by: those from 3,000,000 and 3,900,000 on were looked at while the net was made. */
export const FIRST_SEED = 5_000_000
const FIRST_FACE_SEED = 3_500_000

export interface EvaluationOptions {
  readonly pictures: number
  /** Whole faces beside them. */
  readonly faces: number
  /** Side of a picture, px. */
  readonly size: number
  /** Of the first picture, `LEAST_SEED` or more; the next ones follow. */
  readonly firstSeed: number
  readonly threads: number
  /** `held-out` (the default of the command): other optics, lamps, cameras and textures than any training picture. */
  readonly domain: Domain
  /** Folder of the manifest of nets. */
  readonly models: string
  readonly onPicture?: (done: number) => void
}

/** What `models/evaluation.json` holds. */
export interface Evaluation {
  readonly command: string
  readonly pictures: number
  readonly size: number
  readonly domain: Domain
  readonly firstSeed: number
  /** The error that each net's confidence speaks of. */
  readonly bounds: Readonly<Record<string, PromisedBound>>
  readonly lesionLevel: number
  readonly clearLevel: number
  readonly baselineBlurPx: number
  /** SHA-256 of the net files that were measured: figures of other files are not shown as theirs. */
  readonly models: Readonly<Record<string, string>>
  readonly methods: readonly Method[]
  readonly groups: Groups
  readonly scales: readonly ScaleSummary[]
  readonly contrasts: readonly ContrastSummary[]
  readonly wholeFaces: FaceSummary
}

/**
 * Measures the shipped nets and the baselines on freshly rendered pictures, skin types I to VI in turn. The same
 * options give the same figures with any number of threads.
 */
export async function evaluatePigmentNets(
  options: EvaluationOptions,
): Promise<{ evaluation: Evaluation; examples: Examples }> {
  const { pictures, size, domain, firstSeed } = options
  const entries = await readManifest(options.models)
  const methods: readonly Method[] = [
    ...entries.map(({ id }) => ({ name: id, kind: 'net' as const, source: 'ours', comparable: true })),
    ...BASELINES.map(({ name, source, comparable }) => ({
      name,
      kind: 'baseline' as const,
      source,
      comparable,
    })),
  ]
  const { scenes, faceMeasurements, examples } = await measureScenes(options, entries[0]?.id ?? '')
  const groups = summarize(scenes, methods)
  const nets = methods.filter(({ kind }) => kind === 'net').map(({ name }) => name)
  const evaluation = {
    command: commandOf(options),
    pictures,
    size,
    domain,
    bounds: Object.fromEntries(
      entries.map(({ id, errorBound, errorShare }) => [id, { errorBound, errorShare }]),
    ),
    firstSeed,
    lesionLevel: LESION_LEVEL,
    clearLevel: CLEAR_LEVEL,
    baselineBlurPx: BASELINE_BLUR_PX,
    models: Object.fromEntries(entries.map(({ id, sha256 }) => [id, sha256])),
    methods,
    groups,
    scales: summarizeScales(scenes, nets),
    contrasts: summarizeContrasts(scenes, nets),
    wholeFaces: summarizeFaces(faceMeasurements, nets),
  }
  return { evaluation, examples }
}

/** What to type for the same figures. */
export function commandOf({
  pictures,
  size,
  faces,
  firstSeed,
  domain,
}: Pick<EvaluationOptions, 'pictures' | 'size' | 'faces' | 'firstSeed' | 'domain'>): string {
  const other = [
    ...(firstSeed === FIRST_SEED ? [] : [`--first-seed ${firstSeed}`]),
    ...(domain === 'held-out' ? [] : [`--domain ${domain}`]),
  ]
  return [
    'npm run evaluate --',
    `--pictures ${pictures}`,
    `--size ${size}`,
    `--faces ${faces}`,
    ...other,
  ].join(' ')
}

/** The first picture of each skin type, as pictures side by side: nobody chose them. */
export interface Examples {
  readonly width: number
  readonly height: number
  /** Interleaved sRGB. */
  readonly data: Uint8Array
}

async function measureScenes(
  { pictures, faces, size, firstSeed, threads, domain, models, onPicture }: EvaluationOptions,
  net: string,
): Promise<{
  scenes: readonly SceneMeasurement[]
  faceMeasurements: readonly FaceMeasurement[]
  examples: Examples
}> {
  const worker = new URL('./evaluation-worker.ts', import.meta.url)
  const pool = new WorkerPool<EvaluationTasks>({ worker, threads })
  let done = 0
  try {
    const inputOf = (index: number) => {
      const skinType = SKIN_TYPES[index % SKIN_TYPES.length] ?? 1
      return { seed: firstSeed + index, size, skinType, domain }
    }
    const scenes = await Promise.all(
      Array.from({ length: pictures }, async (_, index) => {
        const scene = await pool.run('measureScene', { models, scene: inputOf(index) })
        done += 1
        onPicture?.(done)
        return scene
      }),
    )
    const faceMeasurements = await Promise.all(
      Array.from({ length: faces }, (_, index) => {
        const skinType = SKIN_TYPES[index % SKIN_TYPES.length] ?? 1
        return pool.run('measureFace', {
          models,
          face: { seed: FIRST_FACE_SEED + index, skinType, domain },
        })
      }),
    )
    const count = Math.min(pictures, SKIN_TYPES.length)
    const rows = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        pool.run('exampleRow', { models, net, scene: inputOf(index) }),
      ),
    )
    return {
      scenes,
      faceMeasurements,
      examples: { width: COLUMNS * size, height: count * size, data: Buffer.concat(rows) },
    }
  } finally {
    await pool.close()
  }
}

/** JSON with three decimals and one line per innermost record: small, and a change shows where it is. */
export function evaluationText(evaluation: Evaluation): string {
  const rounded = (_key: string, value: unknown): unknown =>
    typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
  const text = JSON.stringify(evaluation, rounded, 1)
  return `${text.replace(/\{\n([^{}[\]]*?)\n\s*\}/g, (_all, inner: string) => `{ ${inner.trim().replace(/\n\s*/g, ' ')} }`)}\n`
}
