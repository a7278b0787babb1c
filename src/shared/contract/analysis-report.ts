import { z } from 'zod'
import { colourCardReport } from '../imaging/colour-card.ts'
import { LIGHTS } from '../imaging/lights.ts'
import { PARAMETERS, type ParameterName } from '../imaging/parameters.ts'
import { QUALITY_RULE_IDS } from '../imaging/quality.ts'

/** `analysis.json`: everything about an analysis but its pixels. Other programs read it; keys are only ever added. */

export const STAGE_NAMES = [
  'decode',
  'colour',
  'lab',
  'skin',
  'filter',
  'inference',
  'lights',
  'metrics',
  'write',
] as const
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

const mapConfidence = z.strictObject({ mean: z.number().min(0).max(1), low: z.number().min(0).max(1) })

/** Of one region, by map. */
export const regionMetrics = z.strictObject({ red: mapMetrics, brown: mapMetrics, gray: mapMetrics })
export const regionConfidence = z.strictObject({
  red: mapConfidence,
  brown: mapConfidence,
  gray: mapConfidence,
})

/** Why a stage that could have used the GPU ran on the processor, or went on there. */
export const FALLBACK_CODES = [
  'NO_DEVICE',
  'SOFTWARE_DEVICE',
  'SLOWER',
  'SELF_TEST_FAILED',
  'DEVICE_LOST',
  'TOO_LARGE',
  'PROVIDER_MISSING',
  'PROVIDER_FAILED',
  'PROBE_CRASHED',
  'PROBE_TIMEOUT',
] as const
export type FallbackCode = (typeof FALLBACK_CODES)[number]

export const fallback = z.strictObject({
  code: z.enum(FALLBACK_CODES),
  /** One English sentence: what was expected, what was found. No paths, no names of people or files. */
  message: z.string(),
})

/** The interface says the code in the reader's language; the message is for the log. */
export type Fallback = z.infer<typeof fallback>

const stage = z.strictObject({
  name: z.enum(STAGE_NAMES),
  /** What finished the stage. */
  backend: z.enum(['cpu', 'gpu']),
  /** The processor's or the GPU's own description; for inference on the GPU, the provider in brackets. */
  device: z.string(),
  /** Null: it ran where it was meant to. Absent in reports of versions that could not use the GPU. */
  fallback: fallback.nullable().optional(),
  /** Wall-clock milliseconds. Of `filter`: the passes over the photo and nothing else. */
  ms: z.number().nonnegative(),
})

export const analysisReport = z.strictObject({
  pipelineVersion: z.string(),
  model: z.strictObject({
    id: z.string(),
    version: z.string(),
    sha256: z.string(),
    inputVariant: z.enum(['stack-base', 'stack', 'diffuse']),
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
    /** `skin`: told from the rest by colour, without a face. `patch`: the whole photo. */
    used: z.enum(['face', 'skin', 'patch']),
    reason: z.string().nullable(),
    /** Share of the photo that counts as skin, 0…1. Absent in reports of versions without a skin mask. */
    skinShare: z.number().min(0).max(1).optional(),
    /**
     * Outlines of the regions of a face (`src/shared/imaging/face-regions.ts`) that have numbers of their own beside those of
     * the whole, px of the photo; the numbers are over the skin inside. Absent without a face.
     */
    outlines: z
      .record(z.string(), z.array(z.strictObject({ x: z.number().int(), y: z.number().int() })))
      .optional(),
  }),
  scale: z.strictObject({
    /** Pixels per millimetre of skin; null = not known. */
    pxPerMm: z.number().positive().nullable(),
    /**
     * What `pxPerMm` was told by; null = nothing. `interpupillary-distance`: an estimate that takes the pupils to be
     * 63 mm apart, the mean of adults. Absent in reports of versions that knew no scale.
     */
    source: z.enum(['interpupillary-distance']).nullable().optional(),
    /** How many times larger the net saw a photo on which a millimetre has too few pixels; absent: as it is. */
    enlarged: z.number().int().min(2).optional(),
  }),
  /** The colour card in the photo and what it did to the colours; absent: none was found, or looked for. */
  colourCard: colourCardReport.optional(),
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
  /** Per region; the first is the whole of what was measured. */
  metrics: z.record(z.string(), regionMetrics),
  /** Individual typology angle and surface roughness per region. */
  skin: z.record(z.string(), z.strictObject({ itaDegrees: z.number(), roughness: z.number().nonnegative() })),
  /**
   * How far the maps are to be trusted: the probability that a map is off by no more than `errorBound` (on its scale of
   * 0…1) or by no more than the share `errorShare` of its own value (absent: 0), mean over the region's skin; and the share of that skin where it is below a half. Absent in reports of
   * versions whose net did not say.
   */
  confidence: z
    .strictObject({
      errorBound: z.number().positive(),
      errorShare: z.number().nonnegative().optional(),
      regions: z.record(z.string(), regionConfidence),
    })
    .optional(),
  lights: z.array(z.enum(LIGHTS)),
  notice: z.string(),
})

export type AnalysisReport = z.infer<typeof analysisReport>

/** Stands in every report. */
export const NOTICE =
  'Computed from an ordinary photo to visualise and document skin. Not a medical device, not a diagnosis.'
