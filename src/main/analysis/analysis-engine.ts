import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { WorkerPool } from '../pool/worker-pool.ts'
import { modelsFolder, nativeAddonPath } from '../project-root.ts'
import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import type { AnalysisRequest, AnalysisServices } from './analysis-request.ts'
import { analyzePhoto, type Analysis } from './analyze-photo.ts'
import type { AnalysisTasks } from './analysis-tasks.ts'
import { ALL_ON_PROCESSOR, type BackendChoices } from './backend/backend-choices.ts'
import { BackendChooser } from './backend/backend-chooser.ts'
import type { SpawnProbe } from './backend/probe-process.ts'
import { ChosenFilter } from './filter/chosen-filter.ts'
import { GpuFilter } from './filter/gpu-filter.ts'
import { IteratedFilter } from './filter/iterated-filter.ts'
import { GpuThread } from './gpu/gpu-thread.ts'
import { loadNativeAddon } from './native/addon.ts'
import { loadVerifiedModel, type InputVariant } from './net/manifest.ts'
import { PigmentNet } from './net/pigment-net.ts'
import { PlaneMemory } from './plane-memory.ts'
import { abortable } from './settle-all.ts'

/** What filter and net run on (docs/gpu.md). */
export type BackendOptions =
  /** The processor; nothing of the GPU's libraries is loaded. */
  | { readonly mode: 'cpu' }
  | {
      /** `auto`: the GPU where it is right and faster, decided at the first analysis. `gpu`: refuses to start without one. */
      readonly mode: 'auto' | 'gpu'
      /** Starts the process that meets the GPU first. */
      readonly spawnProbe: SpawnProbe
      /** Folder in which `auto` remembers what it measured; null: nowhere. */
      readonly cacheFolder: string | null
    }

export interface EngineOptions {
  readonly variant: InputVariant
  /** File of the worker threads; src/main/analysis/analysis-worker.ts, or what it was built to. */
  readonly worker: URL
  readonly threads?: number | undefined
  /** Default: the processor. */
  readonly backend?: BackendOptions | undefined
  /** Ends the test of a GPU that the start waits for. */
  readonly signal?: AbortSignal | undefined
}

/** Workers, filter and net, started once and used for photo after photo. */
export class AnalysisEngine {
  readonly services: AnalysisServices
  readonly pool: WorkerPool<AnalysisTasks>
  readonly #gpu: GpuThread
  readonly #chooser: BackendChooser | null

  private constructor(
    pool: WorkerPool<AnalysisTasks>,
    gpu: GpuThread,
    chooser: BackendChooser | null,
    services: AnalysisServices,
  ) {
    this.pool = pool
    this.#gpu = gpu
    this.#chooser = chooser
    this.services = services
  }

  /** Fails with MODEL_MISSING, MODEL_ALTERED or MODEL_INVALID, ADDON_MISSING, BACKEND_UNAVAILABLE, or CancelledError. */
  static async start({
    variant,
    worker,
    threads = availableParallelism(),
    backend = { mode: 'cpu' },
    signal,
  }: EngineOptions): Promise<AnalysisEngine> {
    const path = nativeAddonPath()
    if (!existsSync(path))
      throw new BasalisError(
        'ADDON_MISSING',
        'expected the native filter in native/build/Release, found none: run "npm run build:native"',
      )
    const addon = loadNativeAddon(path)
    const model = await loadVerifiedModel(modelsFolder(), variant)
    const modelSha256 = model.entry.sha256
    const chooser =
      backend.mode === 'cpu'
        ? null
        : new BackendChooser({ ...backend, variant, modelSha256, simd: addon.simd, threads })
    if (chooser && backend.mode === 'gpu') await requireGpu(chooser, signal)

    const pool = new WorkerPool<AnalysisTasks>({ worker, threads })
    const gpu = new GpuThread(worker)
    const onLost = (): void => {
      void chooser?.forget()
    }
    const services = {
      runner: pool,
      filter: new ChosenFilter({
        processor: new IteratedFilter(addon, pool),
        choice: async () => {
          const { filter } = await choicesOf(chooser)
          return filter.use === 'gpu'
            ? { gpu: new GpuFilter(gpu, pool, filter.device) }
            : { ...filter, gpu: null }
        },
        onLost,
      }),
      net: new PigmentNet(model, pool, {
        choice: async () => {
          const { inference } = await choicesOf(chooser)
          return inference.use === 'gpu'
            ? { gpu: { ...inference, runner: gpu } }
            : { ...inference, gpu: null }
        },
        onLost,
      }),
      memory: new PlaneMemory(),
      filterDevice: addon.simd,
    }
    return new AnalysisEngine(pool, gpu, chooser, services)
  }

  /** Tests and measures the GPU now and not at the first analysis; where the stages will run. */
  prepare(): Promise<BackendChoices> {
    return choicesOf(this.#chooser)
  }

  analyze(request: AnalysisRequest): Promise<Analysis> {
    const filterDevice = request.clock.deviceWith(this.services.filterDevice)
    return analyzePhoto(request, { ...this.services, filterDevice })
  }

  /** To be awaited before the process exits: a GPU in use must be let go first. */
  async close(): Promise<void> {
    this.#chooser?.close()
    await Promise.all([this.pool.close(), this.#gpu.close()])
  }
}

const choicesOf = async (chooser: BackendChooser | null): Promise<BackendChoices> =>
  chooser ? chooser.choices() : ALL_ON_PROCESSOR

async function requireGpu(chooser: BackendChooser, signal: AbortSignal | undefined): Promise<void> {
  const { filter, inference } = await abortable(chooser.choices(), signal, () => {
    chooser.close()
    return new CancelledError()
  })
  if (filter.use === 'gpu' || inference.use === 'gpu') return
  throw new BasalisError('BACKEND_UNAVAILABLE', filter.fallback?.message ?? 'expected a GPU, found none')
}
