import type { ModelEntry } from '../../src/main/analysis/net/manifest.ts'

/** Ten bins of confidence: 0…0.1, … 0.9…1. */
export const CONFIDENCE_BINS = 10

/** What a net's confidence promises: an error of at most `errorBound`, or of that share of its own value where that is more. */
export type PromisedBound = Pick<ModelEntry, 'errorBound' | 'errorShare'>

/** Of one map, per bin of confidence: how many pixels, what they promised together, how many kept it. */
export interface Reliability {
  readonly pixels: readonly number[]
  readonly promised: readonly number[]
  readonly kept: readonly number[]
}

export function reliabilityOf(
  found: ArrayLike<number>,
  truth: ArrayLike<number>,
  confidence: ArrayLike<number>,
  { errorBound, errorShare }: PromisedBound,
): Reliability {
  const pixels = new Array<number>(CONFIDENCE_BINS).fill(0)
  const promised = new Array<number>(CONFIDENCE_BINS).fill(0)
  const kept = new Array<number>(CONFIDENCE_BINS).fill(0)
  for (let i = 0; i < found.length; i++) {
    const trust = confidence[i] as number
    const bin = Math.min(CONFIDENCE_BINS - 1, Math.floor(trust * CONFIDENCE_BINS))
    pixels[bin] = (pixels[bin] as number) + 1
    promised[bin] = (promised[bin] as number) + trust
    const off = Math.abs((found[i] as number) - (truth[i] as number))
    if (off <= Math.max(errorBound, errorShare * (found[i] as number))) kept[bin] = (kept[bin] as number) + 1
  }
  return { pixels, promised, kept }
}

/** One line of a reliability table: of a share of the pixels this was said, and so much was true. */
export interface ReliabilityRow {
  /** Share of all pixels. */
  readonly share: number
  /** Mean confidence. */
  readonly said: number
  /** Share of these pixels whose error was within the bound. */
  readonly true: number
}

/** Over many pictures; null for a bin without pixels. */
export function reliabilityTable(parts: readonly Reliability[]): readonly (ReliabilityRow | null)[] {
  const sum = (key: keyof Reliability, bin: number): number =>
    parts.reduce((total, part) => total + (part[key][bin] ?? 0), 0)
  const bins = Array.from({ length: CONFIDENCE_BINS }, (_, bin) => bin)
  const all = bins.reduce((total, bin) => total + sum('pixels', bin), 0)
  return bins.map((bin) => {
    const pixels = sum('pixels', bin)
    return pixels === 0
      ? null
      : { share: pixels / all, said: sum('promised', bin) / pixels, true: sum('kept', bin) / pixels }
  })
}
