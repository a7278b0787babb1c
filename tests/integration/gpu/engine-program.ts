import { setImmediate as nextTurn } from 'node:timers/promises'
import { AnalysisEngine } from '../../../src/main/analysis/analysis-engine.ts'
import type { AnalysisRequest } from '../../../src/main/analysis/analysis-request.ts'
import type { Analysis } from '../../../src/main/analysis/analyze-photo.ts'
import type { SpawnProbe } from '../../../src/main/analysis/backend/probe-process.ts'
import { spawnProbeChild } from '../../../src/main/analysis/backend/spawn-probe-child.ts'
import { describeAdapter } from '../../../src/main/analysis/gpu/gpu-device.ts'
import { StageClock } from '../../../src/main/analysis/stage-clock.ts'
import { renderPatch } from '../../../src/main/simulator/render.ts'
import type { AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'
import { DEFAULT_PARAMETERS } from '../../../src/shared/imaging/parameters.ts'
import { MAP_FULL } from '../../../src/shared/imaging/pigments.ts'
import { copyOf } from '../../unit/analysis/filter/skin-like.ts'
import { deviation, type Deviation } from '../../unit/native/filter-run.ts'

/** Whole analyses with a GPU, in one process; the results go to standard output. */

type Stage = AnalysisReport['stages'][number]

export interface EngineRun {
  readonly stages: readonly Stage[]
  /** Against an engine on the processor. */
  readonly diffuse: Deviation
  readonly specular: Deviation
  /** Maps lie in 0…1. */
  readonly maxMapError: number
}

export interface EngineResults {
  readonly tested: EngineRun
  readonly lost: EngineRun
  readonly cancelled: string
  readonly afterCancelling: boolean
  readonly closedMeanwhile: readonly string[]
}

const worker = new URL('../../../src/main/analysis/analysis-worker.ts', import.meta.url)
const { rgb } = renderPatch(7, { width: 64, height: 48 })
const { width, height, bits } = rgb

const request = (more: Partial<AnalysisRequest> = {}): AnalysisRequest => ({
  image: rgb,
  input: { width, height, bits, profile: null, sha256: '0'.repeat(64) },
  region: 'patch',
  parameters: DEFAULT_PARAMETERS,
  clock: new StageClock(),
  ...more,
})

async function withEngine<T>(
  spawnProbe: SpawnProbe | null,
  use: (engine: AnalysisEngine) => Promise<T>,
  file = worker,
): Promise<T> {
  const backend = spawnProbe
    ? ({ mode: 'gpu', spawnProbe, cacheFolder: null } as const)
    : ({ mode: 'cpu' } as const)
  const engine = await AnalysisEngine.start({ variant: 'stack-base', worker: file, threads: 1, backend })
  try {
    return await use(engine)
  } finally {
    await engine.close()
  }
}

const { description } = await describeAdapter()
/** The tests of the GPU are done once, for the first engine; for the others it has passed them. */
const passed: SpawnProbe = (argument) => ({
  onMessage: (handler) => {
    const { part } = JSON.parse(argument) as { part: string }
    const value = {
      adapter: { description, software: true },
      filter: { timing: null },
      inference: { provider: 'webgpu', timing: null },
    }[part]
    setImmediate(handler, { ok: true, value })
  },
  onExit: () => undefined,
  kill: () => undefined,
})

const expected = await withEngine(null, (engine) => engine.analyze(request()))

function compared({ diffuse, specular, maps, report }: Analysis): EngineRun {
  return {
    stages: report.stages,
    diffuse: deviation(diffuse.data, expected.diffuse.data),
    specular: deviation(specular.data, expected.specular.data),
    maxMapError: maps.data.reduce(
      (worst, value, at) => Math.max(worst, Math.abs(value - (expected.maps.data[at] ?? 0)) / MAP_FULL),
      0,
    ),
  }
}

const errorOf = async (work: Promise<unknown>): Promise<string> => {
  const reason: unknown = await work.catch((error: unknown) => error)
  if (reason instanceof BasalisError) return reason.code
  return reason instanceof CancelledError ? 'cancelled' : String(reason)
}

const tested = await withEngine(spawnProbeChild, async (engine) => compared(await engine.analyze(request())))

const losing = new URL('./losing-worker.ts', import.meta.url)
const lost = await withEngine(passed, async (engine) => compared(await engine.analyze(request())), losing)

const { cancelled, afterCancelling } = await withEngine(passed, async (engine) => {
  const controller = new AbortController()
  const onProgress = (): void => {
    controller.abort()
  }
  const stopped = await errorOf(engine.analyze(request({ signal: controller.signal, onProgress })))
  const again = await engine.services.filter.split(copyOf(expected.specular), {
    parameters: DEFAULT_PARAMETERS,
  })
  return { cancelled: stopped, afterCancelling: again.place.backend === 'gpu' }
})

/** Hundreds of passes: the work does not end by itself before it is ended. */
const LONG = { ...DEFAULT_PARAMETERS, thresholdL: 0, thresholdA: 0, thresholdB: 0, maxIterations: 512 }

/** Closed while one image is on the GPU and others wait for it. */
const closedMeanwhile = await withEngine(passed, async (engine) => {
  const { filter } = engine.services
  const split = (onPass?: () => void): Promise<string> =>
    errorOf(filter.split(copyOf(expected.specular), { parameters: LONG, onPass }))
  const { promise: underWay, resolve } = Promise.withResolvers<undefined>()
  const first = split(() => {
    setImmediate(() => {
      resolve(undefined)
    })
  })
  await underWay
  const others = [1, 2, 3].map(() => split())
  await nextTurn()
  await engine.close()
  return Promise.all([first, ...others])
})

const results: EngineResults = { tested, lost, cancelled, afterCancelling, closedMeanwhile }
console.log(JSON.stringify(results))
