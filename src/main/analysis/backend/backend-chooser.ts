import { arch, cpus, platform } from 'node:os'
import { PIPELINE_VERSION } from '../../../shared/imaging/version.ts'
import type { AdapterDescription } from '../gpu/gpu-device.ts'
import type { GpuOutcome } from '../gpu/gpu-problem.ts'
import type { InputVariant } from '../net/manifest.ts'
import { providersOf } from '../net/provider-names.ts'
import { onProcessorBecause, unlessSlower, type BackendChoices } from './backend-choices.ts'
import { ChoiceCache } from './choice-cache.ts'
import type { SpawnProbe } from './probe-process.ts'
import { runProbe } from './run-probe.ts'
import type { ProbePart, ProbeRequest, ProbeResult } from './probe-messages.ts'

export interface ChooserOptions {
  /** `auto`: the GPU where it is right and pays. `gpu`: where it is right, software adapters included. */
  readonly mode: 'auto' | 'gpu'
  readonly spawnProbe: SpawnProbe
  /** Where `auto` remembers; null: it measures in every process anew. */
  readonly cacheFolder: string | null
  readonly variant: InputVariant
  readonly modelSha256: string
  /** Instruction set of the processor's kernels, and the threads that they run in. */
  readonly simd: string
  readonly threads: number
}

/** Some drivers compile at length when they are used for the first time. */
const ADAPTER_LIMIT_MS = 10_000
const TRIAL_LIMIT_MS = 30_000

/**
 * Decides where the filter and the net run, each for itself, from what short-lived processes find out (probe-entry.ts).
 * Done once, when it is asked for the first time.
 */
export class BackendChooser {
  readonly #options: ChooserOptions
  readonly #cache: ChoiceCache | null
  #choices: Promise<BackendChoices> | null = null
  #key: string | null = null
  readonly #closing = new AbortController()

  constructor(options: ChooserOptions) {
    this.#options = options
    this.#cache =
      options.mode === 'auto' && options.cacheFolder !== null ? new ChoiceCache(options.cacheFolder) : null
  }

  /** Never rejects: whatever goes wrong is a reason to stay on the processor. */
  choices(): Promise<BackendChoices> {
    this.#choices ??= this.#choose()
    return this.#choices
  }

  /** After a GPU has failed in use: the next process tests and measures again. */
  async forget(): Promise<void> {
    if (this.#key !== null) await this.#cache?.forget(this.#key)
  }

  /** Ends a test that is under way; what it would have found is not remembered. */
  close(): void {
    this.#closing.abort()
  }

  async #choose(): Promise<BackendChoices> {
    const adapter = await this.#probe({ part: 'adapter' }, ADAPTER_LIMIT_MS)
    const key = this.#keyOf(adapter)
    this.#key = key
    const remembered = await this.#cache?.read(key)
    if (remembered) return remembered
    const usable = this.#refuseSoftware(adapter)
    // One after the other: they would spoil each other's times.
    const filter = await this.#chooseFilter(usable)
    const choices = { filter, inference: await this.#chooseInference(usable) }
    // That a driver crashed or hung while it only said its name may be different the next time.
    const lasting = adapter.ok || adapter.problem.code === 'NO_DEVICE'
    if (lasting && !this.#closing.signal.aborted) await this.#cache?.write(key, choices)
    return choices
  }

  #probe<P extends ProbePart>(
    request: ProbeRequest & { readonly part: P },
    limitMs: number,
  ): Promise<GpuOutcome<ProbeResult<P>>> {
    return runProbe<P>(this.#options.spawnProbe, request, limitMs, this.#closing.signal)
  }

  /** A software adapter does on the processor, slower, what the processor's own kernels do. */
  #refuseSoftware(adapter: GpuOutcome<AdapterDescription>): GpuOutcome<AdapterDescription> {
    if (!adapter.ok || !adapter.value.software || this.#options.mode === 'gpu') return adapter
    const message = `expected a GPU, found "${adapter.value.description}", which computes on the processor`
    return { ok: false, problem: { code: 'SOFTWARE_DEVICE', message } }
  }

  async #chooseFilter(adapter: GpuOutcome<AdapterDescription>): Promise<BackendChoices['filter']> {
    if (!adapter.ok) return onProcessorBecause(adapter.problem)
    const { threads } = this.#options
    const request = { part: 'filter', measure: this.#measures, threads } as const
    const probed = unlessSlower(await this.#probe(request, TRIAL_LIMIT_MS))
    return probed.ok ? { use: 'gpu', device: adapter.value.description } : onProcessorBecause(probed.problem)
  }

  /** Providers that do not go through WebGPU are tried even where WebGPU has no adapter. */
  async #chooseInference(adapter: GpuOutcome<AdapterDescription>): Promise<BackendChoices['inference']> {
    const { threads, variant } = this.#options
    const providers = providersOf(platform()).filter((provider) => adapter.ok || provider !== 'webgpu')
    const request = { part: 'inference', measure: this.#measures, threads, variant, providers } as const
    const probed = unlessSlower(await this.#probe(request, TRIAL_LIMIT_MS))
    if (probed.ok) {
      const device = adapter.ok ? adapter.value.description : 'GPU'
      return { use: 'gpu', device, provider: probed.value.provider }
    }
    const noProvider = probed.problem.code === 'PROVIDER_MISSING'
    return onProcessorBecause(noProvider && !adapter.ok ? adapter.problem : probed.problem)
  }

  get #measures(): boolean {
    return this.#options.mode === 'auto'
  }

  /** Everything that a measurement depends on. */
  #keyOf(adapter: GpuOutcome<AdapterDescription>): string {
    const { modelSha256, simd, threads } = this.#options
    const device = adapter.ok ? adapter.value.description : adapter.problem.code
    const processor = cpus()[0]?.model.trim() ?? ''
    return [PIPELINE_VERSION, platform(), arch(), device, processor, simd, threads, modelSha256].join(' | ')
  }
}
