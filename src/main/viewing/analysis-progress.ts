import type { SessionStep } from '../../shared/contract/session-state.ts'

type Shares = Readonly<Partial<Record<SessionStep, number>>>

/** Share of an analysis that each step takes, about, of a 12 MP photo on two cores. */
export const ANALYSING: Shares = { filter: 0.16, stack: 0.1, inference: 0.5, metrics: 0.04, layers: 0.2 }

/** The same where the maps are read from the record. */
export const RESTORING: Shares = { kept: 0.45, filter: 0.3, layers: 0.25 }

/** How far one pass of the filter brings it, of what is left: nobody knows how many there will be. */
const FILTER_PASS = 0.2

/** The steps of one analysis as one fraction that never goes back. */
export class AnalysisProgress {
  readonly #shares: Shares
  #fraction = 0

  constructor(shares: Shares) {
    this.#shares = shares
  }

  /** `done` of `total` parts of `step`; of the filter, whose total is not known, passes done. */
  after(step: SessionStep, done: number, total: number): number {
    let before = 0
    for (const [name, share] of Object.entries(this.#shares)) {
      if (name === step) break
      before += share
    }
    const within = step === 'filter' ? 1 - (1 - FILTER_PASS) ** done : total === 0 ? 1 : done / total
    const reached = before + (this.#shares[step] ?? 0) * within
    this.#fraction = Math.max(this.#fraction, Math.min(1, reached))
    return this.#fraction
  }
}
