import type { ParameterValues } from '../../../shared/imaging/parameters.ts'
import type { ImageSize, LabImage } from '../../../shared/imaging/pixels.ts'
import type { PlaneSource } from '../plane-memory.ts'
import type { StagePlace } from '../stage-clock.ts'

/** Mean |difference| of one pass on L*, a*, b*, in LAB units. */
export type PassDifference = readonly [number, number, number]

export interface IterationReport {
  readonly count: number
  /** False when the upper bound on passes ended the iteration. */
  readonly converged: boolean
  readonly meanAbsDifference: readonly PassDifference[]
}

export interface SplitImage {
  /** Σ of the passes' differences = photo − base (pipeline §4). */
  readonly diffuse: LabImage
  /** The last pass's image = photo − diffuse: the "specular" image of the source. */
  readonly base: LabImage
  readonly iterations: IterationReport
  /** Wall-clock time of the passes, without preparing and finishing. */
  readonly passMs: number
  /** What the passes ran on. */
  readonly place: StagePlace
}

/** width × height bytes, 0 = does not count; `count` is the number of the others. */
export interface CountedPixels {
  readonly data: Uint8Array<SharedArrayBuffer>
  readonly count: number
}

export interface IterationOptions {
  readonly parameters: ParameterValues
  /** The pixels that the mean which stops the iteration runs over; all of them where there is no mask. */
  readonly mask?: CountedPixels | undefined
  readonly signal?: AbortSignal | undefined
  /** Where planes come from; the base stays the caller's, everything else is given back. */
  readonly planes?: PlaneSource | undefined
  /** A pass is done; after a GPU was lost, counting starts again at 1. */
  readonly onPass?: ((pass: number, difference: PassDifference) => void) | undefined
}

/**
 * Something that can do the iterated bilateral filter (pipeline §§2–4). All back ends give the same result within the
 * tolerances of docs/pipeline.md.
 */
export interface FilterBackend {
  /**
   * Splits a LAB image into diffuse and base. **Consumes its input**: `lab` becomes the diffuse image in place, which
   * saves one full image of memory. Fails with FILTER_INPUT_NOT_FINITE; a cancellation waits for one pass at most.
   */
  split(lab: LabImage, options: IterationOptions): Promise<SplitImage>
}

/** A back end that also brings photos into LAB (pipeline §1). */
export interface PhotoFilter extends FilterBackend {
  labOf(
    rgb: { readonly data: Uint8Array | Uint16Array } & ImageSize,
    options?: Pick<IterationOptions, 'signal' | 'planes'>,
  ): Promise<LabImage>
}

/** Whether the pass with these differences was the last one: the change is at or below every channel's threshold. */
export function hasSettled([l, a, b]: PassDifference, parameters: ParameterValues): boolean {
  return l <= parameters.thresholdL && a <= parameters.thresholdA && b <= parameters.thresholdB
}
