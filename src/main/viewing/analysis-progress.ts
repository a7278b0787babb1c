import type { SessionStep } from '../../shared/contract/session-state.ts'

/** Share of an analysis that each step takes, about, of a 12 MP photo on two cores. */
const SHARES: Readonly<Record<SessionStep, number>> = {
  filter: 0.16,
  stack: 0.1,
  inference: 0.5,
  metrics: 0.04,
  layers: 0.2,
}

/** How far one pass of the filter brings it, of what is left: nobody knows how many there will be. */
const FILTER_PASS = 0.2

/** The steps of one analysis as one fraction that never goes back. */
export class AnalysisProgress {
  #fraction = 0

  /** `done` of `total` parts of `step`; of the filter, whose total is not known, passes done. */
  after(step: SessionStep, done: number, total: number): number {
    let before = 0
    for (const [name, share] of Object.entries(SHARES)) {
      if (name === step) break
      before += share
    }
    const within = step === 'filter' ? 1 - (1 - FILTER_PASS) ** done : total === 0 ? 1 : done / total
    this.#fraction = Math.max(this.#fraction, Math.min(1, before + SHARES[step] * within))
    return this.#fraction
  }
}
