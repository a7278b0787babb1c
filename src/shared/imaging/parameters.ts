/**
 * The pipeline's parameters in one table: default, range, unit, meaning and source. The command line validates and
 * explains from it, and every analysis is stored with the values it was made with. (Limits of photo quality are in
 * quality.ts, the lights' constants in lights.ts.)
 *
 * `[P]` = fixed by the patent application the method comes from; `[D]` = our decision where it is silent.
 */

export interface Parameter {
  readonly default: number
  readonly min: number
  readonly max: number
  readonly unit: 'px' | 'px²' | 'LAB' | 'passes' | 'levels' | 'map'
  readonly meaning: string
  readonly source: string
}

const window = (size: number, channel: string): Parameter => ({
  default: size,
  min: 3,
  max: 15,
  unit: 'px',
  meaning: `side of the square bilateral window on ${channel}, odd`,
  source: '[P]',
})

const sigmaSpatial = (value: number, channel: string): Parameter => ({
  default: value,
  min: 0.3,
  max: 16,
  unit: 'px',
  meaning: `spatial standard deviation on ${channel}`,
  source: '[D] window / 2.7',
})

const sigmaRange = (value: number, channel: string): Parameter => ({
  default: value,
  min: 0.5,
  max: 60,
  unit: 'LAB',
  meaning: `range ("time-domain") standard deviation on ${channel}`,
  source: '[D] below 3 on L* the diffuse image is mostly noise',
})

const threshold = (value: number, channel: string): Parameter => ({
  default: value,
  min: 0,
  max: 10,
  unit: 'LAB',
  meaning: `iteration stops once the mean |difference| of a pass on ${channel} is at or below this`,
  source: '[P]; absolute mean [D]',
})

export const PARAMETERS = {
  windowL: window(11, 'L*'),
  windowA: window(3, 'a*'),
  windowB: window(5, 'b*'),
  sigmaSpatialL: sigmaSpatial(4, 'L*'),
  sigmaSpatialA: sigmaSpatial(1.5, 'a*'),
  sigmaSpatialB: sigmaSpatial(2, 'b*'),
  sigmaRangeL: sigmaRange(8, 'L*'),
  sigmaRangeA: sigmaRange(4, 'a*'),
  sigmaRangeB: sigmaRange(4, 'b*'),
  thresholdL: threshold(0.08, 'L*'),
  thresholdA: threshold(0.05, 'a*'),
  thresholdB: threshold(0.03, 'b*'),
  maxIterations: {
    default: 64,
    min: 1,
    max: 512,
    unit: 'passes',
    meaning: 'upper bound on bilateral passes; reaching it is reported',
    source: '[D]',
  },
  stackLevels: {
    default: 4,
    min: 1,
    max: 6,
    unit: 'levels',
    meaning: 'levels of the diffuse stack; each halves the base of the one above',
    source: '[D] four levels carried over best to unseen skin',
  },
  areaLevel: {
    default: 0.2,
    min: 0.01,
    max: 0.99,
    unit: 'map',
    meaning: 'a pixel counts as covered, and as part of a spot, where its map is at or above this',
    source: '[D]',
  },
  spotMinArea: {
    default: 12,
    min: 1,
    max: 100_000,
    unit: 'px²',
    meaning: 'smallest connected area that counts as a spot',
    source: '[D] below it, noise',
  },
} as const satisfies Record<string, Parameter>

export type ParameterName = keyof typeof PARAMETERS
export type ParameterValues = Readonly<Record<ParameterName, number>>

export const DEFAULT_PARAMETERS: ParameterValues = Object.fromEntries(
  Object.entries(PARAMETERS).map(([name, parameter]) => [name, parameter.default]),
) as Record<ParameterName, number>

/** Bilateral settings of one channel. Window in px (odd), sigmas in px and LAB units. */
export interface BilateralSettings {
  readonly window: number
  readonly sigmaSpatial: number
  readonly sigmaRange: number
}

/** The three channels' settings in the order L*, a*, b*. */
export function bilateralSettings(
  values: ParameterValues,
): readonly [BilateralSettings, BilateralSettings, BilateralSettings] {
  return [
    { window: values.windowL, sigmaSpatial: values.sigmaSpatialL, sigmaRange: values.sigmaRangeL },
    { window: values.windowA, sigmaSpatial: values.sigmaSpatialA, sigmaRange: values.sigmaRangeA },
    { window: values.windowB, sigmaSpatial: values.sigmaSpatialB, sigmaRange: values.sigmaRangeB },
  ]
}
