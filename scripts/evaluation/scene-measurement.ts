import { PIGMENTS, type Pigment } from '../../src/shared/imaging/pigments.ts'
import { DEFAULT_PARAMETERS } from '../../src/shared/imaging/parameters.ts'
import { FINDING_SOURCES, type FindingSource } from '../../src/main/simulator/patch-plan.ts'
import { type RenderedPatch, renderPatch } from '../../src/main/simulator/render.ts'
import type { SkinType } from '../../src/main/simulator/subject.ts'
import type { MethodMaps } from './method-maps.ts'
import { areaUnderCurve, deviation, mean, meanAbsoluteDifference, pearson, spearman } from './statistics.ts'

/** A pixel belongs to a lesion from this truth on (the product's own `areaLevel`), and is clear up to the other. */
export const LESION_LEVEL = DEFAULT_PARAMETERS.areaLevel
export const CLEAR_LEVEL = 0.02

/** A picture whose truth varies less has no correlation to speak of; one with fewer pixels of a kind no AUC. */
const LEAST_TRUTH_DEVIATION = 0.01
const LEAST_PIXELS = 25

/** Pooled figures are taken over every fourth pixel of every fourth row: neighbours tell hardly anything new. */
const SAMPLE_STEP = 4

/** The map that shows a source. */
export const MAP_OF: Readonly<Record<FindingSource, Pigment>> = {
  blood: 'red',
  melanin: 'brown',
  dermalMelanin: 'gray',
  wrinkle: 'gray',
}

export interface SceneInput {
  readonly seed: number
  /** Side of the square picture, px. */
  readonly size: number
  readonly skinType: SkinType
}

/** One map of one method on one scene. Null: the picture does not show what the figure needs. */
export interface MapMeasurement {
  readonly pearson: number | null
  readonly spearman: number | null
  readonly areaUnderCurve: number | null
  readonly meanAbsoluteError: number
  /** Between the maps of two captures of the same skin. */
  readonly repeatPearson: number | null
  readonly repeatDifference: number
  readonly sample: Float32Array
  readonly repeatSample: Float32Array
}

export interface SceneMeasurement {
  readonly skinType: SkinType
  readonly truthSample: Readonly<Record<Pigment, Float32Array>>
  /** Error of the map that is the picture's true mean everywhere. */
  readonly meanError: Readonly<Record<Pigment, number>>
  readonly maps: Readonly<Record<string, Partial<Readonly<Record<Pigment, MapMeasurement>>>>>
  readonly responses: readonly SourceResponse[]
}

/** What every map does where one source alone is present: means over the pixels with a truth of `LESION_LEVEL` or more. */
export interface SourceResponse {
  readonly source: FindingSource
  readonly truth: number
  /** Method → map → picture with that source alone minus the same picture without any finding. */
  readonly change: Readonly<Record<string, Partial<Readonly<Record<Pigment, number>>>>>
}

export type MapsOf = (patch: RenderedPatch) => Promise<MethodMaps>

/**
 * Renders one subject seven times at most (the picture, a second capture of it, and the findings of one source at a
 * time and none) and measures every method on it.
 */
export async function measureScene(
  { seed, size, skinType }: SceneInput,
  mapsOf: MapsOf,
): Promise<SceneMeasurement> {
  const options = { width: size, height: size, skinType }
  const patch = renderPatch(seed, options)
  const first = await mapsOf(patch)
  const second = await mapsOf(renderPatch(seed, { ...options, capture: 1 }))
  const truth = truthPlanes(patch)
  const maps = Object.entries(first).map(([method, planes]) => {
    const measured = definedPigments(planes).map(([pigment, plane]) => {
      const again = second[method]?.[pigment] ?? plane
      return [pigment, measureMap(plane, again, truth[pigment], size)] as const
    })
    return [method, Object.fromEntries(measured)] as const
  })
  return {
    skinType,
    truthSample: perPigment((pigment) => sampled(truth[pigment], size)),
    meanError: perPigment((pigment) => {
      const middle = mean(truth[pigment])
      return meanAbsoluteDifference(
        truth[pigment],
        truth[pigment].map(() => middle),
      )
    }),
    maps: Object.fromEntries(maps),
    responses: await responsesOf(seed, options, truth, mapsOf),
  }
}

function measureMap(
  found: Float32Array,
  again: Float32Array,
  truth: Float32Array,
  size: number,
): MapMeasurement {
  const shows = deviation(truth) > LEAST_TRUTH_DEVIATION
  const { lesion, clear } = lesionAndClear(found, truth)
  const enough = lesion.length >= LEAST_PIXELS && clear.length >= LEAST_PIXELS
  return {
    pearson: shows ? (pearson(found, truth) ?? 0) : null,
    spearman: shows ? (spearman(found, truth) ?? 0) : null,
    areaUnderCurve: enough ? areaUnderCurve(lesion, clear) : null,
    meanAbsoluteError: meanAbsoluteDifference(found, truth),
    repeatPearson: shows ? (pearson(found, again) ?? 0) : null,
    repeatDifference: meanAbsoluteDifference(found, again),
    sample: sampled(found, size),
    repeatSample: sampled(again, size),
  }
}

/** The found values where the truth says lesion, and where it says clear skin. */
export function lesionAndClear(
  found: ArrayLike<number>,
  truth: ArrayLike<number>,
): { lesion: number[]; clear: number[] } {
  const lesion: number[] = []
  const clear: number[] = []
  for (let i = 0; i < truth.length; i++) {
    const level = truth[i] as number
    if (level >= LESION_LEVEL) lesion.push(found[i] as number)
    else if (level <= CLEAR_LEVEL) clear.push(found[i] as number)
  }
  return { lesion, clear }
}

async function responsesOf(
  seed: number,
  options: Parameters<typeof renderPatch>[1],
  full: Readonly<Record<Pigment, Float32Array>>,
  mapsOf: MapsOf,
): Promise<readonly SourceResponse[]> {
  const responses: SourceResponse[] = []
  const clean = await mapsOf(renderPatch(seed, { ...options, only: 'none' }))
  for (const source of FINDING_SOURCES) {
    if (!full[MAP_OF[source]].some((value) => value >= LESION_LEVEL)) continue
    const patch = renderPatch(seed, { ...options, only: source })
    const truth = truthPlanes(patch)[MAP_OF[source]]
    const level = truth.filter((value) => value >= LESION_LEVEL)
    if (level.length < LEAST_PIXELS) continue
    const change = Object.entries(await mapsOf(patch)).map(([method, planes]) => {
      const changes = definedPigments(planes).map(
        ([pigment, plane]) => [pigment, meanChange(plane, clean[method]?.[pigment] ?? plane, truth)] as const,
      )
      return [method, Object.fromEntries(changes)] as const
    })
    responses.push({ source, truth: mean(level), change: Object.fromEntries(change) })
  }
  return responses
}

/** Mean of with − without over the pixels of a lesion. */
export function meanChange(
  present: ArrayLike<number>,
  absent: ArrayLike<number>,
  truth: ArrayLike<number>,
): number {
  const after = lesionAndClear(present, truth).lesion
  const before = lesionAndClear(absent, truth).lesion
  return mean(after) - mean(before)
}

function truthPlanes({ truth, rgb }: RenderedPatch): Record<Pigment, Float32Array> {
  const pixels = rgb.width * rgb.height
  return perPigment((_pigment, index) => truth.subarray(index * pixels, (index + 1) * pixels))
}

function sampled(plane: Float32Array, size: number): Float32Array {
  return plane.filter(
    (_value, i) => (i % size) % SAMPLE_STEP === 2 && Math.floor(i / size) % SAMPLE_STEP === 2,
  )
}

export function perPigment<T>(value: (pigment: Pigment, index: number) => T): Record<Pigment, T> {
  return { red: value('red', 0), brown: value('brown', 1), gray: value('gray', 2) }
}

export function definedPigments<T>(
  maps: Partial<Readonly<Record<Pigment, T>>>,
): readonly (readonly [Pigment, T])[] {
  return PIGMENTS.flatMap((pigment) => {
    const map = maps[pigment]
    return map === undefined ? [] : [[pigment, map] as const]
  })
}
