import { PIGMENTS, type Pigment } from '../../src/shared/imaging/pigments.ts'
import { SKIN_TYPES } from '../../src/main/simulator/subject.ts'
import { type CrossTalk, crossTalk } from './cross-talk.ts'
import { type ReliabilityRow, reliabilityTable } from './reliability.ts'
import {
  type MapMeasurement,
  type Repetition,
  type SceneMeasurement,
  lesionAndClear,
  perPigment,
} from './scene-measurement.ts'
import { areaUnderCurve, mean, medianInterval, pearson, quantile, spearman } from './statistics.ts'

/** A figure over the pictures of a group that show what it needs. */
export interface Spread {
  /** Over the pixels of all pictures of the group together. */
  readonly pooled: number | null
  readonly median: number | null
  /** 10th percentile over the pictures: how bad the bad ones are. */
  readonly low: number | null
}

export interface MapSummary {
  /** Pictures whose truth varies enough for a correlation. */
  readonly pictures: number
  readonly pearson: Spread
  /** 95 % interval of its median; null for fewer than six pictures. */
  readonly pearsonInterval: readonly [low: number, high: number] | null
  readonly spearman: Spread
  readonly areaUnderCurve: Spread
  /** Null for a baseline, whose unit is not the truth's. */
  readonly meanAbsoluteError: number | null
  /** Pearson's r between the maps of the same skin photographed twice: median and 10th percentile over pictures. */
  readonly repeatability: Readonly<Record<Repetition, Omit<Spread, 'pooled'>>>
  /** Per tenth of confidence; null for a baseline, which has none. */
  readonly reliability: readonly (ReliabilityRow | null)[] | null
}

export interface GroupSummary {
  readonly pictures: number
  /** Error of the map that is each picture's true mean everywhere. */
  readonly meanError: Readonly<Record<Pigment, number>>
  readonly maps: Readonly<Record<string, Partial<Readonly<Record<Pigment, MapSummary>>>>>
  /** r of the oracle's maps with the truth: median and 10th percentile over the pictures that show the pigment. */
  readonly oracle: Readonly<Record<Pigment, Omit<Spread, 'pooled'>>>
  readonly crossTalk: Readonly<Record<string, CrossTalk>>
}

export interface Method {
  readonly name: string
  readonly kind: 'net' | 'baseline'
  readonly source: string
  readonly comparable: boolean
}

/** "all" and "type 1" … "type 6". */
export type Groups = Readonly<Record<string, GroupSummary>>

export function summarize(scenes: readonly SceneMeasurement[], methods: readonly Method[]): Groups {
  const groups: Record<string, GroupSummary> = { all: summarizeGroup(scenes, methods) }
  for (const type of SKIN_TYPES) {
    const own = scenes.filter(({ skinType }) => skinType === type)
    if (own.length > 0) groups[`type ${type}`] = summarizeGroup(own, methods)
  }
  return groups
}

function summarizeGroup(scenes: readonly SceneMeasurement[], methods: readonly Method[]): GroupSummary {
  const responses = scenes.flatMap((scene) => scene.responses)
  return {
    pictures: scenes.length,
    meanError: perPigment((pigment) => mean(scenes.map(({ meanError }) => meanError[pigment]))),
    maps: Object.fromEntries(
      methods.map((method) => {
        const maps = PIGMENTS.flatMap((pigment) => {
          const summary = summarizeMap(scenes, method, pigment)
          return summary === null ? [] : [[pigment, summary] as const]
        })
        return [method.name, Object.fromEntries(maps)]
      }),
    ),
    oracle: perPigment((pigment) => {
      const values = scenes.flatMap(({ oracle }) => oracle[pigment] ?? [])
      return { median: quantile(values, 0.5), low: quantile(values, 0.1) }
    }),
    crossTalk: Object.fromEntries(
      methods
        .filter(({ comparable }) => comparable)
        .map(({ name, kind }) => [name, crossTalk(responses, name, kind === 'net')]),
    ),
  }
}

function summarizeMap(
  scenes: readonly SceneMeasurement[],
  { name, kind }: Method,
  pigment: Pigment,
): MapSummary | null {
  const maps = scenes.flatMap((scene) => scene.maps[name]?.[pigment] ?? [])
  if (maps.length === 0) return null
  const found = concatenate(maps.map(({ sample }) => sample))
  const truth = concatenate(scenes.map(({ truthSample }) => truthSample[pigment]))
  const { lesion, clear } = lesionAndClear(found, truth)
  const spread = (pooled: number | null, value: (map: MapMeasurement) => number | null): Spread => {
    const values = maps.map(value).filter((number) => number !== null)
    return { pooled, median: quantile(values, 0.5), low: quantile(values, 0.1) }
  }
  const repeated = (repetition: Repetition): Omit<Spread, 'pooled'> => {
    const values = maps.map((map) => map.repeatPearson[repetition]).filter((number) => number !== null)
    return { median: quantile(values, 0.5), low: quantile(values, 0.1) }
  }
  const correlations = maps.map((map) => map.pearson).filter((number) => number !== null)
  const reliabilities = maps.flatMap((map) => map.reliability ?? [])
  return {
    pictures: correlations.length,
    pearson: spread(pearson(found, truth), (map) => map.pearson),
    pearsonInterval: medianInterval(correlations),
    spearman: spread(spearman(found, truth), (map) => map.spearman),
    areaUnderCurve: spread(areaUnderCurve(lesion, clear), (map) => map.areaUnderCurve),
    meanAbsoluteError: kind === 'net' ? mean(maps.map((map) => map.meanAbsoluteError)) : null,
    repeatability: {
      exposure: repeated('exposure'),
      camera: repeated('camera'),
      scale: repeated('scale'),
    },
    reliability: reliabilities.length > 0 ? reliabilityTable(reliabilities) : null,
  }
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
