import { cpus } from 'node:os'
import type { AnalysisReport, StageName } from '../../shared/contract/analysis-report.ts'

type Stage = AnalysisReport['stages'][number]

/** Records how long each stage of an analysis took and what it ran on. */
export class StageClock {
  readonly #stages: Stage[] = []
  readonly #cpu = cpus()[0]?.model.trim() ?? 'unknown processor'

  async time<T>(name: StageName, work: () => Promise<T>, device = this.#cpu): Promise<T> {
    const started = performance.now()
    const result = await work()
    this.add(name, performance.now() - started, device)
    return result
  }

  add(name: StageName, ms: number, device = this.#cpu): void {
    this.#stages.push({ name, backend: 'cpu', device, ms: Math.round(ms * 100) / 100 })
  }

  /** The name of the processor with the instruction set that the filter's kernels use. */
  deviceWith(simd: string): string {
    return `${this.#cpu} (${simd})`
  }

  get stages(): Stage[] {
    return [...this.#stages]
  }
}
