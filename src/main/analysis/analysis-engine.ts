import { existsSync } from 'node:fs'
import { WorkerPool } from '../pool/worker-pool.ts'
import { modelsFolder, nativeAddonPath } from '../project-root.ts'
import { BasalisError } from '../../shared/contract/errors.ts'
import { analyzePhoto, type Analysis, type AnalysisRequest, type AnalysisServices } from './analyze-photo.ts'
import type { AnalysisTasks } from './analysis-tasks.ts'
import { IteratedFilter } from './filter/iterated-filter.ts'
import { loadNativeAddon } from './native/addon.ts'
import { loadVerifiedModel, type InputVariant } from './net/manifest.ts'
import { PigmentNet } from './net/pigment-net.ts'
import { PlaneMemory } from './plane-memory.ts'

export interface EngineOptions {
  readonly variant: InputVariant
  /** File of the worker threads; src/main/analysis/analysis-worker.ts, or what it was built to. */
  readonly worker: URL
  readonly threads?: number | undefined
}

/** Workers, filter and net, started once and used for photo after photo. */
export class AnalysisEngine {
  readonly services: AnalysisServices
  readonly pool: WorkerPool<AnalysisTasks>

  private constructor(pool: WorkerPool<AnalysisTasks>, services: AnalysisServices) {
    this.pool = pool
    this.services = services
  }

  /** Fails with MODEL_MISSING, MODEL_ALTERED or MODEL_INVALID, or ADDON_MISSING. */
  static async start({ variant, worker, threads }: EngineOptions): Promise<AnalysisEngine> {
    const path = nativeAddonPath()
    if (!existsSync(path))
      throw new BasalisError(
        'ADDON_MISSING',
        'expected the native filter in native/build/Release, found none: run "npm run build:native"',
      )
    const addon = loadNativeAddon(path)
    const model = await loadVerifiedModel(modelsFolder(), variant)
    const pool = new WorkerPool<AnalysisTasks>({ worker, threads })
    const services = {
      runner: pool,
      filter: new IteratedFilter(addon, pool),
      net: new PigmentNet(model, pool),
      memory: new PlaneMemory(),
      filterDevice: addon.simd,
    }
    return new AnalysisEngine(pool, services)
  }

  analyze(request: AnalysisRequest): Promise<Analysis> {
    const filterDevice = request.clock.deviceWith(this.services.filterDevice)
    return analyzePhoto(request, { ...this.services, filterDevice })
  }

  close(): Promise<void> {
    return this.pool.close()
  }
}
