import { monitorEventLoopDelay } from 'node:perf_hooks'
import { AnalysisEngine } from '../../src/main/analysis/analysis-engine.ts'
import type { AnalysisProgress } from '../../src/main/analysis/analysis-request.ts'
import { StageClock } from '../../src/main/analysis/stage-clock.ts'
import { CancelledError } from '../../src/shared/contract/errors.ts'
import { DEFAULT_PARAMETERS } from '../../src/shared/imaging/parameters.ts'
import type { RgbImage } from '../../src/shared/imaging/pixels.ts'

const BLOCKING_GOAL_MS = 16
const CANCEL_GOAL_MS = 200

/** 12 MP of slopes and noise: its content does not matter here, its size does. */
function photo(): RgbImage {
  const [width, height] = [4000, 3000]
  const data = new Uint8Array(new SharedArrayBuffer(width * height * 3))
  let state = 1
  for (let at = 0; at < data.length; at += 1) {
    state = (state * 1664525 + 1013904223) >>> 0
    data[at] = 120 + ((at >> 14) & 31) + (state >>> 27) + (at % 3) * 8
  }
  return { width, height, bits: 8, data }
}

/** How long the thread that would serve the user is blocked during an analysis, and how fast it can be cancelled. */
export async function benchResponsiveness(): Promise<void> {
  const worker = new URL('../../src/main/analysis/analysis-worker.ts', import.meta.url)
  const engine = await AnalysisEngine.start({ variant: 'stack-base', worker })
  const image = photo()
  const { width, height, bits } = image
  const input = { width, height, bits, profile: null, sha256: '' }
  const common = { image, input, region: 'patch' as const, parameters: DEFAULT_PARAMETERS }
  try {
    ;(await engine.analyze({ ...common, clock: new StageClock() })).planes.close()
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    ;(await engine.analyze({ ...common, clock: new StageClock() })).planes.close()
    delay.disable()
    const [p99, longest] = [delay.percentile(99) / 1e6, delay.max / 1e6]
    console.log('\nResponsiveness during a 12 MP analysis')
    console.log(
      `  the calling thread's longest pause ${longest.toFixed(1)} ms, 99th percentile ${p99.toFixed(1)} ms; goal: at most ${BLOCKING_GOAL_MS} ms`,
    )
    for (const stage of ['filter', 'stack', 'inference'] as const) {
      const ms = await cancelDuring(stage, (options) =>
        engine.analyze({ ...common, clock: new StageClock(), ...options }),
      )
      console.log(
        `  cancelled during ${stage.padEnd(9)} after ${ms.toFixed(0).padStart(4)} ms; goal: at most ${CANCEL_GOAL_MS} ms`,
      )
    }
  } finally {
    await engine.close()
  }
}

interface CancelOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: AnalysisProgress) => void
}

/** Cancels 5 ms after a step of the stage is reported; gives the time until the analysis ends. */
async function cancelDuring(
  stage: AnalysisProgress['stage'],
  analyze: (options: CancelOptions) => Promise<unknown>,
): Promise<number> {
  const controller = new AbortController()
  let asked = 0
  const onProgress = (progress: AnalysisProgress): void => {
    if (progress.stage !== stage || asked !== 0) return
    asked = -1
    setTimeout(() => {
      asked = performance.now()
      controller.abort()
    }, 5)
  }
  await analyze({ signal: controller.signal, onProgress }).catch((error: unknown) => {
    if (!(error instanceof CancelledError)) throw error
  })
  return performance.now() - asked
}

if (import.meta.main) await benchResponsiveness()
