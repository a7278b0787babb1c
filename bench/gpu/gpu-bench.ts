import { AnalysisEngine, type BackendOptions } from '../../src/main/analysis/analysis-engine.ts'
import { runProbe } from '../../src/main/analysis/backend/run-probe.ts'
import { spawnProbeChild } from '../../src/main/analysis/backend/spawn-probe-child.ts'
import { StageClock } from '../../src/main/analysis/stage-clock.ts'
import type { AnalysisReport } from '../../src/shared/contract/analysis-report.ts'
import { DEFAULT_PARAMETERS } from '../../src/shared/imaging/parameters.ts'
import type { RgbImage } from '../../src/shared/imaging/pixels.ts'

const ROUNDS = 3

type Stage = AnalysisReport['stages'][number]

/** Waves, edges and grain, so that the filter needs some passes. */
function photo(width: number, height: number): RgbImage {
  const data = new Uint8Array(new SharedArrayBuffer(width * height * 3))
  let state = 1
  for (let at = 0; at < data.length; at += 1) {
    state = (state * 1664525 + 1013904223) >>> 0
    const x = Math.floor(at / 3) % width
    data[at] = 120 + 40 * Math.sin(x / 40) + (x % 97 < 20 ? 25 : 0) + (state >>> 27) - 20 * (at % 3)
  }
  return { width, height, bits: 8, data }
}

async function stagesOf(engine: AnalysisEngine, image: RgbImage): Promise<readonly Stage[]> {
  const { width, height, bits } = image
  const { report, planes } = await engine.analyze({
    image,
    input: { width, height, bits, profile: null, sha256: '' },
    region: 'patch',
    parameters: DEFAULT_PARAMETERS,
    clock: new StageClock(),
  })
  planes.close()
  return report.stages
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/**
 * Filter and net on the GPU and on all threads of the processor, in turn, in the same run. Only a real GPU is worth a
 * figure: a software device is measured with `software` alone, on a picture of a few pixels, to try the bench itself.
 */
export async function benchGpu({ software = false } = {}): Promise<void> {
  const adapter = await runProbe(spawnProbeChild, { part: 'adapter' }, 10_000, new AbortController().signal)
  if (!adapter.ok || (adapter.value.software && !software)) {
    const found = adapter.ok ? `found only ${adapter.value.description}` : adapter.problem.message
    console.log(`\nGPU: skipped: no GPU device (${found})`)
    return
  }
  const [width, height] = software ? [64, 48] : [4000, 3000]
  console.log(
    `\nGPU "${adapter.value.description}" and processor, ${width} × ${height} px, medians of ${ROUNDS}`,
  )
  const worker = new URL('../../src/main/analysis/analysis-worker.ts', import.meta.url)
  const backends: readonly BackendOptions[] = [
    { mode: 'cpu' },
    { mode: 'gpu', spawnProbe: spawnProbeChild, cacheFolder: null },
  ]
  const engines: AnalysisEngine[] = []
  try {
    for (const backend of backends)
      engines.push(await AnalysisEngine.start({ variant: 'stack-base', worker, backend }))
    const image = photo(width, height)
    const rounds: (readonly Stage[])[][] = []
    for (let round = -1; round < ROUNDS; round += 1) {
      const results: (readonly Stage[])[] = []
      for (const engine of engines) results.push(await stagesOf(engine, image))
      if (round >= 0) rounds.push(results) // the first one compiles and warms up
    }
    for (const name of ['filter', 'inference'] as const) {
      const stages = rounds.map((results) => results.map((all) => all.find((stage) => stage.name === name)))
      const [processor, gpu] = [0, 1].map((at) => median(stages.map((pair) => pair[at]?.ms ?? Number.NaN)))
      const place = stages[0]?.[1]
      const ratio = ((processor ?? 0) / (gpu ?? 0)).toFixed(2)
      const where = place?.backend === 'gpu' ? place.device : `processor: ${place?.fallback?.message ?? ''}`
      console.log(
        `  ${name.padEnd(10)} processor ${processor?.toFixed(0) ?? ''} ms, GPU ${gpu?.toFixed(0) ?? ''} ms, processor ÷ GPU ${ratio} (${where})`,
      )
    }
  } finally {
    for (const engine of engines) await engine.close()
  }
}

if (import.meta.main) await benchGpu({ software: process.argv.includes('--software') })
