import type { Fallback } from '../../../shared/contract/analysis-report.ts'
import { CancelledError } from '../../../shared/contract/errors.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import { GpuProblem } from '../gpu/gpu-problem.ts'
import { abortable } from '../settle-all.ts'
import { ON_PROCESSOR } from '../stage-clock.ts'
import type { FilterBackend, IterationOptions, PhotoFilter, SplitImage } from './filter-backend.ts'

/** The GPU's filter, or why there is none (null: nobody asked for it). */
export type GpuFilterChoice =
  { readonly gpu: FilterBackend } | { readonly gpu: null; readonly fallback: Fallback | null }

export interface ChosenFilterOptions {
  readonly processor: PhotoFilter
  /** Asked before every image; expected to remember. A cancellation does not wait for the answer. */
  readonly choice: () => Promise<GpuFilterChoice>
  /** Called once, when the GPU has failed in the middle of its work. */
  readonly onLost: () => void
}

/**
 * The filter on the GPU where that was chosen, else on the processor. An image that the GPU cannot finish starts again
 * on the processor, and so do all that follow: a device that went away once is not trusted again by this program. Only
 * an image that is too large for the GPU leaves it to the others.
 */
export class ChosenFilter implements PhotoFilter {
  readonly #options: ChosenFilterOptions
  #lost: Fallback | null = null

  constructor(options: ChosenFilterOptions) {
    this.#options = options
  }

  labOf(...photo: Parameters<PhotoFilter['labOf']>): Promise<LabImage> {
    return this.#options.processor.labOf(...photo)
  }

  async split(lab: LabImage, options: IterationOptions): Promise<SplitImage> {
    const choice = await abortable(this.#options.choice(), options.signal, () => new CancelledError())
    if (choice.gpu === null) return this.#onProcessor(lab, options, choice.fallback)
    if (this.#lost) return this.#onProcessor(lab, options, this.#lost)
    try {
      return await choice.gpu.split(lab, options)
    } catch (error) {
      if (!(error instanceof GpuProblem)) throw error
      if (error.fallback.code !== 'TOO_LARGE') this.#lose(error.fallback)
      return this.#onProcessor(lab, options, error.fallback)
    }
  }

  #lose(reason: Fallback): void {
    if (this.#lost) return
    this.#lost = reason
    this.#options.onLost()
  }

  async #onProcessor(
    lab: LabImage,
    options: IterationOptions,
    fallback: Fallback | null,
  ): Promise<SplitImage> {
    const split = await this.#options.processor.split(lab, options)
    return { ...split, place: { ...ON_PROCESSOR, fallback } }
  }
}
