import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { analysisReport, type AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { CancelledError } from '../../shared/contract/errors.ts'
import { LIGHTS } from '../../shared/imaging/lights.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import type { LabImage } from '../../shared/imaging/pixels.ts'
import type { Analysis } from '../analysis/analyze-photo.ts'
import type { AnalysisTasks } from '../analysis/analysis-tasks.ts'
import { renderLight } from '../analysis/lights/render-light.ts'
import { abortable } from '../analysis/settle-all.ts'
import type { StageClock } from '../analysis/stage-clock.ts'
import { writeFolderAtomically } from '../encoder/atomic-folder.ts'
import { writeNpyFloat32 } from '../encoder/npy.ts'
import { mapLayers } from '../encoder/map-layers.ts'
import { encodeRgb8Png } from '../encoder/png.ts'
import type { TaskRunner } from '../pool/task-table.ts'

/** Names of the files that an analysis consists of. */
export const ANALYSIS_FILES: readonly string[] = [
  ...PIGMENTS.map((pigment) => `${pigment}.png`),
  ...PIGMENTS.map((pigment) => `confidence-${pigment}.png`),
  ...LIGHTS.map((light) => `light-${light}.png`),
  'skin.png',
  'diffuse.npy',
  'specular.npy',
  'analysis.json',
]

/** Rows handed over at once when planes are written interleaved. */
const ROWS_AT_ONCE = 128

export interface WriteOptions {
  readonly runner: TaskRunner<AnalysisTasks>
  readonly clock: StageClock
  readonly signal?: AbortSignal | undefined
  /** Files written so far, of all. */
  readonly onFile?: ((done: number, total: number) => void) | undefined
}

/**
 * Writes an analysis as plain files (the contract of the command line): all of them or, when it fails or is cancelled,
 * none. Fails with OUTPUT_NOT_WRITABLE.
 */
export async function writeAnalysisFolder(
  folder: string,
  { maps, confidence, skin, diffuse, specular, report, planes }: Analysis,
  { runner, clock, signal, onFile }: WriteOptions,
): Promise<AnalysisReport> {
  let complete = report
  await writeFolderAtomically(folder, async (staging) => {
    let done = 0
    const write = (name: string, content: () => Promise<Uint8Array | string>): Promise<void> =>
      clock.time('write', async () => {
        // An encoder cannot be stopped in the middle: a cancellation leaves it behind.
        const bytes = await abortable(content(), signal, () => new CancelledError())
        await writeFile(join(staging, name), bytes)
        onFile?.((done += 1), ANALYSIS_FILES.length)
      })

    for (const { name, encode } of mapLayers({ maps, confidence, skin })) await write(`${name}.png`, encode)
    for (const light of LIGHTS) {
      const rgb = await clock.time('lights', () =>
        renderLight(light, maps, specular, runner, { signal, planes }),
      )
      await write(`light-${light}.png`, () => encodeRgb8Png(rgb, maps))
      planes.give(rgb)
    }
    for (const [name, image] of Object.entries({ diffuse, specular }))
      await clock.time('write', async () => {
        const { width, height } = image
        const rows = interleaved(image, runner, signal)
        await writeNpyFloat32(join(staging, `${name}.npy`), [height, width, 3], rows)
        onFile?.((done += 1), ANALYSIS_FILES.length)
      })
    // A report that breaks the contract (a number that is none, say) is a bug and must not be written.
    complete = analysisReport.parse({ ...report, stages: clock.stages })
    await writeFile(join(staging, 'analysis.json'), `${JSON.stringify(complete, null, 2)}\n`)
  })
  return complete
}

/** The image's rows piece by piece, every piece in the same memory. */
async function* interleaved(
  { width, height, data }: LabImage,
  runner: TaskRunner<AnalysisTasks>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Float32Array> {
  const rows = Math.min(ROWS_AT_ONCE, height)
  const target = new Float32Array(new SharedArrayBuffer(rows * width * 3 * 4))
  for (let rowBegin = 0; rowBegin < height; rowBegin += rows) {
    const rowEnd = Math.min(height, rowBegin + rows)
    await runner.run('interleaveRows', { width, height, data, target, rowBegin, rowEnd }, { signal })
    yield target.subarray(0, (rowEnd - rowBegin) * width * 3)
  }
}
