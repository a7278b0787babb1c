import { cpus } from 'node:os'
import { STAGE_NAMES, type AnalysisReport, type StageName } from '../../shared/contract/analysis-report.ts'

type Stage = AnalysisReport['stages'][number]

/** Records how long each stage of an analysis took and what it ran on. */
export class StageClock {
  readonly #stages = new Map<StageName, Stage>()
  readonly #cpu = (cpus()[0]?.model.trim() ?? '') || 'unknown processor'

  async time<T>(name: StageName, work: () => Promise<T>, device = this.#cpu): Promise<T> {
    const started = performance.now()
    const result = await work()
    this.add(name, performance.now() - started, device)
    return result
  }

  /** Adds to the stage's time where it was there before. */
  add(name: StageName, ms: number, device = this.#cpu): void {
    const before = this.#stages.get(name)?.ms ?? 0
    this.#stages.set(name, { name, backend: 'cpu', device, ms: Math.round((before + ms) * 100) / 100 })
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
