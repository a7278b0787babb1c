import { cpus } from 'node:os'
import {
  STAGE_NAMES,
  type AnalysisReport,
  type Fallback,
  type StageName,
} from '../../shared/contract/analysis-report.ts'

type Stage = AnalysisReport['stages'][number]

/** Where a stage ran, and why not on the GPU if it was meant to. */
export interface StagePlace {
  readonly backend: Stage['backend']
  /** Null: the processor. */
  readonly device: string | null
  readonly fallback: Fallback | null
}

export const ON_PROCESSOR: StagePlace = { backend: 'cpu', device: null, fallback: null }

/** Records how long each stage of an analysis took and what it ran on. */
export class StageClock {
  readonly #stages = new Map<StageName, Stage>()
  readonly #cpu = (cpus()[0]?.model.trim() ?? '') || 'unknown processor'

  async time<T>(name: StageName, work: () => Promise<T>): Promise<T> {
    const started = performance.now()
    const result = await work()
    this.add(name, performance.now() - started)
    return result
  }

  /** Adds to the stage's time where it was there before; the last place given counts. */
  add(name: StageName, ms: number, place?: StagePlace): void {
    const before = this.#stages.get(name)
    const { backend, device, fallback } = place ?? before ?? ON_PROCESSOR
    this.#stages.set(name, {
      name,
      backend,
      device: device ?? this.#cpu,
      fallback: fallback ?? null,
      ms: Math.round(((before?.ms ?? 0) + ms) * 100) / 100,
    })
  }

  /** Records why a stage, or the rest of it, ran on the processor. */
  noteFallback(name: StageName, reason: Fallback): void {
    const stage = this.#stages.get(name)
    if (stage) this.#stages.set(name, { ...stage, fallback: reason })
  }

  /** The name of the processor with the instruction set that the filter's kernels use. */
  deviceWith(simd: string): string {
    return `${this.#cpu} (${simd})`
  }

  /** In the order of the pipeline. */
  get stages(): Stage[] {
    return STAGE_NAMES.flatMap((name) => this.#stages.get(name) ?? [])
  }
}
