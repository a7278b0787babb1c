import { z } from 'zod'
import { LIGHTS } from '../imaging/lights.ts'
import { PARAMETERS, type ParameterName } from '../imaging/parameters.ts'
import { QUALITY_RULE_IDS } from '../imaging/quality.ts'

/** `analysis.json`: everything about an analysis but its pixels. Other programs read it; keys are only ever added. */

export const STAGE_NAMES = ['decode', 'lab', 'filter', 'inference', 'lights', 'metrics', 'write'] as const
export type StageName = (typeof STAGE_NAMES)[number]

const size = { width: z.number().int().positive(), height: z.number().int().positive() }

const iterations = z.strictObject({
  /** Passes done. */
  count: z.number().int().positive(),
  /** False when the parameter `maxIterations` ended the iteration. */
  converged: z.boolean(),
  /** Mean |difference| of every pass on L*, a*, b*, LAB units. */
  meanAbsDifference: z.array(z.tuple([z.number(), z.number(), z.number()])),
})

const mapMetrics = z.strictObject({
  mean: z.number(),
  sd: z.number().nonnegative(),
  cv: z.number().nonnegative(),
  area: z.number().min(0).max(1),
  spots: z.number().int().nonnegative(),
})

const stage = z.strictObject({
  name: z.enum(STAGE_NAMES),
  backend: z.enum(['cpu', 'gpu']),
  device: z.string(),
  /** Wall-clock milliseconds. Of `filter`: the passes over the photo and nothing else. */
  ms: z.number().nonnegative(),
})

export const analysisReport = z.strictObject({
  pipelineVersion: z.string(),
  model: z.strictObject({
    id: z.string(),
    version: z.string(),
    sha256: z.string(),
    inputVariant: z.enum(['stack', 'diffuse']),
  }),
  parameters: z.strictObject(
    Object.fromEntries(Object.keys(PARAMETERS).map((name) => [name, z.number()])) as Record<
      ParameterName,
      z.ZodNumber
    >,
  ),
  input: z.strictObject({
    ...size,
    bits: z.union([z.literal(8), z.literal(16)]),
    /** Description of the embedded colour profile; null = none, taken as sRGB. */
    profile: z.string().nullable(),
    /** SHA-256 of the photo's bytes. */
    sha256: z.string(),
  }),
  /** Which part of the photo was taken as skin, and why not the part that was asked for. */
  region: z.strictObject({
    requested: z.enum(['face', 'patch']),
    used: z.enum(['face', 'patch']),
    reason: z.string().nullable(),
  }),
  /** Pixels per millimetre of skin; null = not known: structures were taken at the photo's own scale. */
  scale: z.strictObject({ pxPerMm: z.number().positive().nullable() }),
  iterations,
  /** The levels of the diffuse stack below the photo itself. */
  stack: z.array(z.strictObject({ ...size, iterations })),
  stages: z.array(stage),
  quality: z.array(
    z.strictObject({
      rule: z.enum(QUALITY_RULE_IDS),
      value: z.number(),
      limit: z.strictObject({ min: z.number().nullable(), max: z.number().nullable() }),
      passed: z.boolean(),
    }),
  ),
  metrics: z.record(z.string(), z.strictObject({ red: mapMetrics, brown: mapMetrics, gray: mapMetrics })),
  /** Individual typology angle and surface roughness per region. */
  skin: z.record(z.string(), z.strictObject({ itaDegrees: z.number(), roughness: z.number().nonnegative() })),
  lights: z.array(z.enum(LIGHTS)),
  notice: z.string(),
})

export type AnalysisReport = z.infer<typeof analysisReport>

/** Stands in every report. */
export const NOTICE =
  'Computed from an ordinary photo to visualise and document skin. Not a medical device, not a diagnosis.'
