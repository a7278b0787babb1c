import { BasalisError } from '../../shared/contract/errors.ts'
import type { AnalysisEngine } from '../analysis/analysis-engine.ts'

/**
 * The engine, started when first needed and kept. One whose workers have all gone is thrown away, so that the next
 * analysis starts a new one.
 */
export class AnalysisService {
  readonly #start: () => Promise<AnalysisEngine>
  #engine: Promise<AnalysisEngine> | null = null

  constructor(start: () => Promise<AnalysisEngine>) {
    this.#start = start
  }

  engine(): Promise<AnalysisEngine> {
    if (!this.#engine) {
      const starting = this.#start()
      this.#engine = starting
      starting.catch(() => {
        if (this.#engine === starting) this.#engine = null
      })
    }
    return this.#engine
  }

  /** To be told of every failure; whether the engine has been thrown away for it. */
  async discardIfDead(error: unknown): Promise<boolean> {
    const current = this.#engine
    const engine = await current?.catch(() => null)
    const gone = error instanceof BasalisError && ['WORKER_DIED', 'POOL_CLOSED'].includes(error.code)
    // Somebody else may have thrown it away meanwhile, and a third have started another.
    if (!engine || !gone || engine.pool.size > 0 || this.#engine !== current) return false
    this.#engine = null
    await engine.close()
    return true
  }

  async close(): Promise<void> {
    const engine = await this.#engine?.catch(() => null)
    this.#engine = null
    await engine?.close()
  }
}
