import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analysisReport, type AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import { ROOT, runCli } from '../cli/run-cli.ts'
import type { EngineResults } from './engine-program.ts'
import { onGpu, runOnGpu, type GpuEnvironment } from './software-device.ts'

type Stage = AnalysisReport['stages'][number]

let results: Promise<EngineResults> | undefined

/** The program runs once for all tests; that it ends with 0 is the test that its GPU threads end in good order. */
const resultsOf = (environment: GpuEnvironment): Promise<EngineResults> =>
  (results ??= runOnGpu<EngineResults>('engine-program.ts', environment))

const stageOf = (stages: readonly Stage[], name: Stage['name']): Stage | undefined =>
  stages.find((stage) => stage.name === name)

describe('an analysis on the GPU', () => {
  onGpu('agrees with one on the processor, and says what it ran on', async (environment) => {
    const { tested } = await resultsOf(environment)
    for (const { mean, p9999 } of [tested.diffuse, tested.specular]) {
      expect(mean).toBeLessThanOrEqual(1e-3)
      expect(p9999).toBeLessThanOrEqual(0.05)
    }
    expect(tested.maxMapError).toBeLessThanOrEqual(2e-3)
    expect(stageOf(tested.stages, 'filter')).toMatchObject({ backend: 'gpu', fallback: null })
    expect(stageOf(tested.stages, 'inference')).toMatchObject({ backend: 'gpu', fallback: null })
    expect(stageOf(tested.stages, 'inference')?.device).toMatch(/SwiftShader.*\(webgpu\)/i)
    expect(stageOf(tested.stages, 'lab')).toMatchObject({ backend: 'cpu', fallback: null })
  })

  onGpu(
    'goes on upon the processor when the device is lost under a pass, with the same bits',
    async (environment) => {
      const { lost } = await resultsOf(environment)
      expect([lost.diffuse.max, lost.specular.max]).toEqual([0, 0])
      expect(stageOf(lost.stages, 'filter')).toMatchObject({
        backend: 'cpu',
        fallback: { code: 'DEVICE_LOST' },
      })
      expect(stageOf(lost.stages, 'inference')).toMatchObject({ backend: 'gpu', fallback: null })
    },
  )

  onGpu('can be cancelled, and the GPU works on', async (environment) => {
    const { cancelled, afterCancelling } = await resultsOf(environment)
    expect([cancelled, afterCancelling]).toEqual(['cancelled', true])
  })

  onGpu(
    'ends when the engine is closed in the middle of several photos, and the process lives',
    async (environment) => {
      expect((await resultsOf(environment)).closedMeanwhile).toEqual(Array(4).fill('POOL_CLOSED'))
    },
  )
})

describe('analyze --backend', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-gpu-'))
    const area = { left: 100, top: 100, width: 64, height: 48 }
    await sharp(join(ROOT, 'resources', 'sample', 'sample-skin.jpg'))
      .extract(area)
      .png()
      .toFile(join(folder, 'skin.png'))
  })

  afterAll(() => rm(folder, { recursive: true }))

  async function stages(backend: string, environment: GpuEnvironment): Promise<Stage[]> {
    const words = ['skin.png', '--out', backend, '--region', 'patch', '--backend', backend]
    const cache = { XDG_CACHE_HOME: join(folder, 'cache') }
    const { code, error } = await runCli('analyze', words, folder, { ...environment, ...cache })
    expect(code, error).toBe(0)
    const report = analysisReport.parse(
      JSON.parse(await readFile(join(folder, backend, 'analysis.json'), 'utf8')),
    )
    return report.stages.filter(({ name }) => name === 'filter' || name === 'inference')
  }

  onGpu('gpu takes the software device', async (environment) => {
    for (const stage of await stages('gpu', environment))
      expect(stage).toMatchObject({ backend: 'gpu', fallback: null })
  })

  onGpu('auto does not take it, says why, and remembers', async (environment) => {
    for (const stage of await stages('auto', environment))
      expect(stage).toMatchObject({ backend: 'cpu', fallback: { code: 'SOFTWARE_DEVICE' } })
    expect(existsSync(join(folder, 'cache', 'basalis', 'gpu-choice.json'))).toBe(true)
  })

  it('cpu leaves the GPU alone and has nothing to explain', async () => {
    for (const stage of await stages('cpu', {}))
      expect(stage).toMatchObject({ backend: 'cpu', fallback: null })
  })
})
