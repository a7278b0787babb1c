import { z } from 'zod'
import type { AnalysisReport } from '../contract/analysis-report.ts'
import type { ParameterValues } from '../imaging/parameters.ts'
import { PIGMENTS } from '../imaging/pigments.ts'
import { recordId } from './record-id.ts'

/** An analysis of a kept photo. None is ever changed: another version of pipeline or net makes another analysis. */
export const analysis = z.strictObject({
  id: recordId,
  photoId: recordId,
  atMs: z.number().int(),
  pipelineVersion: z.string(),
  modelId: z.string(),
  modelVersion: z.string(),
})
export type Analysis = z.infer<typeof analysis>

/** What decides the maps of a photo: the same photo by the same recipe gives the same maps. */
export interface AnalysisRecipe {
  readonly pipelineVersion: string
  /** SHA-256 of the net. */
  readonly modelSha256: string
  readonly parameters: ParameterValues
}

/** One number of an analysis over a region of the skin, for example `brown.area` of `face`. */
export interface AnalysisNumber {
  readonly region: string
  readonly name: string
  readonly value: number
}

/** The numbers of a map that are kept beside the report, so that they can be drawn over time. */
export const MAP_NUMBERS = ['mean', 'sd', 'cv', 'area', 'spots'] as const

/** All of a report's numbers: of each map in each region, and the skin's own. */
export function numbersOf({ metrics, skin }: Pick<AnalysisReport, 'metrics' | 'skin'>): AnalysisNumber[] {
  const ofMaps = Object.entries(metrics).flatMap(([region, maps]) =>
    PIGMENTS.flatMap((pigment) =>
      MAP_NUMBERS.map((name) => ({ region, name: `${pigment}.${name}`, value: maps[pigment][name] })),
    ),
  )
  const ofSkin = Object.entries(skin).flatMap(([region, numbers]) => [
    { region, name: 'itaDegrees', value: numbers.itaDegrees },
    { region, name: 'roughness', value: numbers.roughness },
  ])
  return [...ofMaps, ...ofSkin]
}
