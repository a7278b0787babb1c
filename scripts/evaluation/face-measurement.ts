import type { Pigment } from '../../src/shared/imaging/pigments.ts'
import { renderFace } from '../../src/main/simulator/face/render-face.ts'
import type { Domain } from '../../src/main/simulator/skin-optics.ts'
import type { SkinType } from '../../src/main/simulator/subject.ts'
import {
  CLEAR_LEVEL,
  LEAST_TRUTH_DEVIATION,
  type MapsOf,
  definedPigments,
  perPigment,
} from './scene-measurement.ts'
import { deviation, mean, meanAbsoluteDifference, pearson, quantile } from './statistics.ts'

/** Scale at which faces are measured, px/mm: a face of some 450 px between the ears. */
export const FACE_PX_PER_MM = 3

export interface FaceInput {
  readonly seed: number
  readonly skinType: SkinType
  readonly domain: Domain
}

/** One map of one method on the skin of one face. */
export interface FaceMapMeasurement {
  /** Null: the face does not show the pigment. */
  readonly pearson: number | null
  readonly meanAbsoluteError: number
  /** Mean of the map where the truth says clear skin: what the shade of a head makes it say. */
  readonly onClearSkin: number
}

export type FaceMeasurement = Readonly<Record<string, Partial<Readonly<Record<Pigment, FaceMapMeasurement>>>>>

/** Renders one whole face in any light and with any camera, and measures every method on its skin. */
export async function measureFace(
  { seed, skinType, domain }: FaceInput,
  mapsOf: MapsOf,
): Promise<FaceMeasurement> {
  const face = renderFace(seed, { skinType, domain, pxPerMm: FACE_PX_PER_MM, setting: 'any' })
  const pixels = face.skin.length
  const skin = Uint32Array.from(face.skin.keys()).filter((i) => face.skin[i] === 1)
  const at = (plane: Float32Array): Float32Array => Float32Array.from(skin, (i) => plane[i] as number)
  const truth = perPigment((_pigment, index) => at(face.truth.subarray(index * pixels, (index + 1) * pixels)))
  const { maps } = await mapsOf(face)
  return Object.fromEntries(
    Object.entries(maps).map(([method, planes]) => [
      method,
      Object.fromEntries(
        definedPigments(planes).map(([pigment, plane]) => [pigment, measured(at(plane), truth[pigment])]),
      ),
    ]),
  )
}

function measured(found: Float32Array, truth: Float32Array): FaceMapMeasurement {
  const shows = deviation(truth) > LEAST_TRUTH_DEVIATION
  return {
    pearson: shows ? (pearson(found, truth) ?? 0) : null,
    meanAbsoluteError: meanAbsoluteDifference(found, truth),
    onClearSkin: mean(found.filter((_value, i) => (truth[i] as number) <= CLEAR_LEVEL)),
  }
}

export interface FaceMapSummary {
  /** Faces that show the pigment. */
  readonly faces: number
  readonly pearson: { readonly median: number | null; readonly low: number | null }
  /** Null for a baseline, whose unit is not the truth's. */
  readonly meanAbsoluteError: number | null
  readonly onClearSkin: number | null
}

export interface FaceSummary {
  readonly faces: number
  readonly pxPerMm: number
  readonly maps: Readonly<Record<string, Partial<Readonly<Record<Pigment, FaceMapSummary>>>>>
}

/** Over all faces. `inTruthUnits`: the methods whose maps have the truth's unit. */
export function summarizeFaces(
  faces: readonly FaceMeasurement[],
  inTruthUnits: readonly string[],
): FaceSummary {
  const [first = {}] = faces
  const maps = Object.entries(first).map(([method, planes]) => {
    const own = inTruthUnits.includes(method)
    const summaries = definedPigments(planes).map(([pigment]) => {
      const measurements = faces.flatMap((face) => face[method]?.[pigment] ?? [])
      const correlations = measurements.flatMap(({ pearson: r }) => r ?? [])
      const summary: FaceMapSummary = {
        faces: correlations.length,
        pearson: { median: quantile(correlations, 0.5), low: quantile(correlations, 0.1) },
        meanAbsoluteError: own ? mean(measurements.map((one) => one.meanAbsoluteError)) : null,
        onClearSkin: own ? mean(measurements.map((one) => one.onClearSkin)) : null,
      }
      return [pigment, summary] as const
    })
    return [method, Object.fromEntries(summaries)] as const
  })
  return { faces: faces.length, pxPerMm: FACE_PX_PER_MM, maps: Object.fromEntries(maps) }
}
