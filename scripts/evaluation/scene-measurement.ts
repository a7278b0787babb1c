import { PIGMENTS, type Pigment } from '../../src/shared/imaging/pigments.ts'
import { labOfSrgb } from '../../src/shared/imaging/colour.ts'
import { type Lab, colourDifference } from '../../src/shared/imaging/colour-difference.ts'
import { DEFAULT_PARAMETERS } from '../../src/shared/imaging/parameters.ts'
import { FINDING_SOURCES, type FindingSource } from '../../src/main/simulator/patch-plan.ts'
import type { PatchOptions } from '../../src/main/simulator/patch-scene.ts'
import { type RenderedPatch, renderPatch } from '../../src/main/simulator/render.ts'
import type { Domain } from '../../src/main/simulator/skin-optics.ts'
import type { SkinType } from '../../src/main/simulator/subject.ts'
import { type PromisedBound, type Reliability, reliabilityOf } from './reliability.ts'
import type { MethodMaps, Seen } from './method-maps.ts'
import { oraclePearson } from './oracle.ts'
import { areaUnderCurve, deviation, mean, meanAbsoluteDifference, pearson, spearman } from './statistics.ts'

/** A pixel belongs to a lesion from this truth on (the product's own `areaLevel`), and is clear up to the other. */
export const LESION_LEVEL = DEFAULT_PARAMETERS.areaLevel
export const CLEAR_LEVEL = 0.02

/** A picture whose truth varies less has no correlation to speak of; one with fewer pixels of a kind no AUC. */
export const LEAST_TRUTH_DEVIATION = 0.01
const LEAST_PIXELS = 25

/** Pooled figures are taken over every so many-th pixel of the skin: neighbours tell hardly anything new. */
const SAMPLE_STEP = 17

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
  readonly domain: Domain
}

/** The same skin photographed once more: what differs. */
export const REPETITIONS = ['exposure', 'camera', 'scale'] as const
export type Repetition = (typeof REPETITIONS)[number]

/** One map of one method on one scene. Null: the picture does not show what the figure needs. */
export interface MapMeasurement {
  readonly pearson: number | null
  readonly spearman: number | null
  readonly areaUnderCurve: number | null
  readonly meanAbsoluteError: number
  /** Pearson's r between this map and the one of the same skin photographed once more. */
  readonly repeatPearson: Readonly<Record<Repetition, number | null>>
  readonly sample: Float32Array
  /** Of a net: what its confidence promised, and what was so. */
  readonly reliability: Reliability | null
}

export interface SceneMeasurement {
  readonly skinType: SkinType
  readonly pxPerMm: number
  readonly truthSample: Readonly<Record<Pigment, Float32Array>>
  /** Error of the map that is the picture's true mean everywhere. */
  readonly meanError: Readonly<Record<Pigment, number>>
  readonly maps: Readonly<Record<string, Partial<Readonly<Record<Pigment, MapMeasurement>>>>>
  /** r of the oracle's maps with the truth; null: the picture does not show the pigment. */
  readonly oracle: Readonly<Record<Pigment, number | null>>
  readonly responses: readonly SourceResponse[]
}

/** What every map does where one source alone is present: means over the pixels with a truth of `LESION_LEVEL` or more. */
export interface SourceResponse {
  readonly source: FindingSource
  readonly truth: number
  /** ΔE00 between the mean colours of the lesion in these two photos. */
  readonly contrast: number
  /** Method → map → picture with that source alone minus the same picture without any finding. */
  readonly change: Readonly<Record<string, Partial<Readonly<Record<Pigment, number>>>>>
  /** Method → Pearson's r of the source's own map with the truth in the picture with that source alone. */
  readonly alone: Readonly<Record<string, number>>
}

export type MapsOf = (patch: RenderedPatch) => Promise<Seen>

/**
 * Renders one subject nine times at most (the picture; the same with other exposure, white balance, focus and noise, with
 * another lamp and camera, and at half the scale; the findings of one source at a time and none) and measures every
 * method on its skin.
 */
export async function measureScene(
  { seed, size, skinType, domain }: SceneInput,
  mapsOf: MapsOf,
): Promise<SceneMeasurement> {
  const options: PatchOptions = { width: size, height: size, skinType, domain }
  const patch = renderPatch(seed, options)
  const skin = indicesOf(patch.skin)
  const first = await mapsOf(patch)
  const again = {
    exposure: (await mapsOf(renderPatch(seed, { ...options, capture: 1 }))).maps,
    camera: (await mapsOf(renderPatch(seed, { ...options, capture: 1, otherCamera: true }))).maps,
    scale: doubled((await mapsOf(renderPatch(seed, halfScale(options, patch)))).maps, size),
  }
  const truth = truthPlanes(patch, skin)
  const oraclePlanes = first.oraclePlanes().map((plane) => at(plane, skin))
  const maps = Object.entries(first.maps).map(([method, planes]) => {
    const measured = definedPigments(planes).map(([pigment, plane]) => {
      const others = perRepetition((repetition) => at(again[repetition][method]?.[pigment] ?? plane, skin))
      const trust = first.confidence[method]?.[pigment]
      const bound = first.bounds[method]
      const promise = trust && bound && { confidence: at(trust, skin), bound }
      const map = measureMap(at(plane, skin), others, truth[pigment], promise)
      return [pigment, map] as const
    })
    return [method, Object.fromEntries(measured)] as const
  })
  return {
    skinType,
    pxPerMm: patch.meta.pxPerMm,
    truthSample: perPigment((pigment) => sampled(truth[pigment])),
    meanError: perPigment((pigment) => {
      const middle = mean(truth[pigment])
      return meanAbsoluteDifference(
        truth[pigment],
        truth[pigment].map(() => middle),
      )
    }),
    maps: Object.fromEntries(maps),
    oracle: perPigment((pigment) =>
      shows(truth[pigment]) ? oraclePearson(oraclePlanes, truth[pigment]) : null,
    ),
    responses: await responsesOf(seed, options, truth, skin, mapsOf),
  }
}

/** The same place at half the pixels a millimetre: the skin's textures are laid out in millimetres. */
function halfScale(options: PatchOptions, { meta }: RenderedPatch): PatchOptions {
  return { ...options, width: options.width / 2, height: options.height / 2, pxPerMm: meta.pxPerMm / 2 }
}

/** Maps of half the size to full size, every pixel repeated. */
function doubled(maps: MethodMaps, size: number): MethodMaps {
  const enlarge = (plane: Float32Array): Float32Array =>
    Float32Array.from(
      { length: size * size },
      (_, i) => plane[(Math.floor(i / size) >> 1) * (size / 2) + ((i % size) >> 1)] as number,
    )
  return Object.fromEntries(
    Object.entries(maps).map(([method, planes]) => [
      method,
      Object.fromEntries(definedPigments(planes).map(([pigment, plane]) => [pigment, enlarge(plane)])),
    ]),
  )
}

function indicesOf(skin: Uint8Array): Uint32Array {
  const indices = new Uint32Array(skin.reduce((sum, value) => sum + value, 0))
  let next = 0
  skin.forEach((value, i) => {
    if (value === 1) indices[next++] = i
  })
  return indices
}

/** A plane's values on skin. */
const at = (plane: Float32Array, skin: Uint32Array): Float32Array =>
  Float32Array.from(skin, (i) => plane[i] as number)

/** Whether a truth varies enough for a correlation. */
const shows = (truth: Float32Array): boolean => deviation(truth) > LEAST_TRUTH_DEVIATION

function measureMap(
  found: Float32Array,
  again: Readonly<Record<Repetition, Float32Array>>,
  truth: Float32Array,
  promise: { readonly confidence: Float32Array; readonly bound: PromisedBound } | undefined,
): MapMeasurement {
  const shown = shows(truth)
  const { lesion, clear } = lesionAndClear(found, truth)
  const enough = lesion.length >= LEAST_PIXELS && clear.length >= LEAST_PIXELS
  return {
    pearson: shown ? (pearson(found, truth) ?? 0) : null,
    spearman: shown ? (spearman(found, truth) ?? 0) : null,
    areaUnderCurve: enough ? areaUnderCurve(lesion, clear) : null,
    meanAbsoluteError: meanAbsoluteDifference(found, truth),
    repeatPearson: perRepetition((repetition) => (shown ? (pearson(found, again[repetition]) ?? 0) : null)),
    sample: sampled(found),
    reliability: promise ? reliabilityOf(found, truth, promise.confidence, promise.bound) : null,
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
  options: PatchOptions,
  full: Readonly<Record<Pigment, Float32Array>>,
  skin: Uint32Array,
  mapsOf: MapsOf,
): Promise<readonly SourceResponse[]> {
  const responses: SourceResponse[] = []
  const without = renderPatch(seed, { ...options, only: 'none' })
  const { maps: clean } = await mapsOf(without)
  for (const source of FINDING_SOURCES) {
    if (!full[MAP_OF[source]].some((value) => value >= LESION_LEVEL)) continue
    const patch = renderPatch(seed, { ...options, only: source })
    const truth = truthPlanes(patch, skin)[MAP_OF[source]]
    const level = truth.filter((value) => value >= LESION_LEVEL)
    if (level.length < LEAST_PIXELS) continue
    const { maps } = await mapsOf(patch)
    const change = Object.entries(maps).map(([method, planes]) => {
      const changes = definedPigments(planes).map(([pigment, plane]) => {
        const absent = clean[method]?.[pigment] ?? plane
        return [pigment, meanChange(at(plane, skin), at(absent, skin), truth)] as const
      })
      return [method, Object.fromEntries(changes)] as const
    })
    const alone = Object.entries(maps).flatMap(([method, planes]) => {
      const own = planes[MAP_OF[source]]
      return own === undefined ? [] : [[method, pearson(at(own, skin), truth) ?? 0] as const]
    })
    const lesion = skin.filter((_, i) => (truth[i] as number) >= LESION_LEVEL)
    const contrast = colourDifference(meanColour(patch, lesion), meanColour(without, lesion))
    responses.push({
      source,
      truth: mean(level),
      contrast,
      change: Object.fromEntries(change),
      alone: Object.fromEntries(alone),
    })
  }
  return responses
}

/** Mean L*, a*, b* of these pixels of the photo. */
function meanColour({ rgb }: RenderedPatch, pixels: Uint32Array): Lab {
  const sum: [number, number, number] = [0, 0, 0]
  for (const i of pixels) {
    const [red = 0, green = 0, blue = 0] = rgb.data.subarray(3 * i, 3 * i + 3)
    labOfSrgb(red / 255, green / 255, blue / 255).forEach((value, k) => {
      sum[k as 0 | 1 | 2] += value / pixels.length
    })
  }
  return sum
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

function truthPlanes({ truth, rgb }: RenderedPatch, skin: Uint32Array): Record<Pigment, Float32Array> {
  const pixels = rgb.width * rgb.height
  return perPigment((_pigment, index) => at(truth.subarray(index * pixels, (index + 1) * pixels), skin))
}

const sampled = (values: Float32Array): Float32Array =>
  values.filter((_value, i) => i % SAMPLE_STEP === SAMPLE_STEP >> 1)

function perRepetition<T>(value: (repetition: Repetition) => T): Record<Repetition, T> {
  return { exposure: value('exposure'), camera: value('camera'), scale: value('scale') }
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
