import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { LIGHTS } from '../../shared/imaging/lights.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import type { LabImage } from '../../shared/imaging/pixels.ts'
import type { Analysis } from '../analysis/analyze-photo.ts'
import type { AnalysisTasks } from '../analysis/analysis-tasks.ts'
import type { StageClock } from '../analysis/stage-clock.ts'
import { writeFolderAtomically } from '../encoder/atomic-folder.ts'
import { writeNpyFloat32 } from '../encoder/npy.ts'
import { encodeGrey16Png, encodeRgb8Png } from '../encoder/png.ts'
import type { TaskRunner } from '../pool/task-table.ts'

/** Rows handed over at once when planes are written interleaved. */
const ROWS_AT_ONCE = 256

export interface WriteOptions {
  readonly runner: TaskRunner<AnalysisTasks>
  readonly clock: StageClock
  readonly signal?: AbortSignal | undefined
}

/**
 * Writes an analysis as plain files (docs/architecture.md, the command line): all of them or, when it fails or is
 * cancelled, none. Fails with OUTPUT_NOT_WRITABLE.
 */
export async function writeAnalysisFolder(
  folder: string,
  analysis: Analysis,
  { runner, clock, signal }: WriteOptions,
): Promise<AnalysisReport> {
  const { maps, lights, diffuse, specular } = analysis
  const { width, height } = maps
  let report = analysis.report
  await writeFolderAtomically(folder, async (staging) => {
    await clock.time('write', async () => {
      for (const [index, pigment] of PIGMENTS.entries()) {
        const plane = maps.data.subarray(index * width * height, (index + 1) * width * height)
        const grey = await runner.run('toGrey16', { plane }, { signal })
        await writeFile(join(staging, `${pigment}.png`), await encodeGrey16Png(grey, maps))
      }
      for (const light of LIGHTS)
        await writeFile(join(staging, `light-${light}.png`), await encodeRgb8Png(lights[light], maps))
      for (const [name, image] of Object.entries({ diffuse, specular }))
        await writeNpyFloat32(
          join(staging, `${name}.npy`),
          [height, width, 3],
          interleaved(image, runner, signal),
        )
    })
    report = { ...analysis.report, stages: clock.stages }
    await writeFile(join(staging, 'analysis.json'), `${JSON.stringify(report, null, 2)}\n`)
  })
  return report
}

async function* interleaved(
  { width, height, data }: LabImage,
  runner: TaskRunner<AnalysisTasks>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Float32Array> {
  for (let rowBegin = 0; rowBegin < height; rowBegin += ROWS_AT_ONCE) {
    const rowEnd = Math.min(height, rowBegin + ROWS_AT_ONCE)
    yield await runner.run('interleaveRows', { width, height, data, rowBegin, rowEnd }, { signal })
  }
}
