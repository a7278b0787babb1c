import { z } from 'zod'
import { photoCheck, KEEP_REASONS } from '../domain/photo-quality.ts'
import { REGION_LIMITS } from '../domain/drawn-region.ts'
import { VIEWS } from '../domain/photo.ts'
import { line } from '../domain/typed-text.ts'
import { CARD_KINDS, CARD_REFUSALS } from '../imaging/colour-card.ts'
import { LIGHTS } from '../imaging/lights.ts'
import { QUALITY_RULE_IDS } from '../imaging/quality.ts'

/** Names a picture that lies beside the content. */
export const pictureKey = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)

/** What two numbers of a pair differ by, and whether repeated shots differ by as much. */
const numberChange = z.strictObject({
  /** After − before. */
  difference: z.number(),
  verdict: z.enum(['larger-than-noise', 'within-noise', 'unknown']),
})

/** What a region that was drawn by hand is told by. */
const drawnNumber = z.number().int().positive()

const mapNumbers = z.strictObject({
  /** On the map's scale, 0…1. */
  mean: z.number(),
  sd: z.number().nonnegative(),
  cv: z.number().nonnegative(),
  /** Share of the region, 0…1. */
  area: z.number().min(0).max(1),
  spots: z.number().int().nonnegative(),
  /** Of the mean; null: there is nothing to compare with. */
  change: numberChange.nullable(),
})
export type MapNumbers = z.infer<typeof mapNumbers>

const reportRegion = z.strictObject({
  /** An id (`whole`, `face`, `skin` or a part of the face) is said in the report's language, any other name as it is; '' only of a drawn one. */
  name: line(60),
  /** The number of a region that was drawn by hand, which its outline bears in the pictures; null: the analysis found it. */
  drawn: drawnNumber.nullable(),
  maps: z.strictObject({ red: mapNumbers, brown: mapNumbers, gray: mapNumbers }),
})
export type ReportRegion = z.infer<typeof reportRegion>

/** Shares of the photo's width and height from its upper left corner; beyond 0…1 outside of it. */
const place = z.strictObject({ x: z.number(), y: z.number() })

/** A region that was drawn by hand, as it lies on a photo: closed rings, filled by the even-odd rule. */
const reportOutline = z.strictObject({
  drawn: drawnNumber,
  /** '': none. */
  name: line(60),
  rings: z.array(z.array(place).min(3)).min(1),
})
export type ReportOutline = z.infer<typeof reportOutline>

const mapPictures = z.strictObject({ red: pictureKey, brown: pictureKey, gray: pictureKey })

const reportAnalysis = z.strictObject({
  pipelineVersion: line(32),
  modelId: line(64),
  modelVersion: line(32),
  /** Greyscale of 8 or 16 bits, 0 = none … full = 1.0, of the photo's proportions; coloured when they are printed. */
  maps: mapPictures,
  /** Greyscale, full = surely right; null: not known, and nothing is hatched. */
  confidence: mapPictures.nullable(),
  /** Greyscale, full = skin; null: all of it. */
  skin: pictureKey.nullable(),
  /** Those that were chosen for the report. */
  lights: z.array(z.strictObject({ light: z.enum(LIGHTS), picture: pictureKey })).max(LIGHTS.length),
  regions: z.array(reportRegion).max(120),
  /** Preconditions of the analysis that the photo does not meet. */
  unmet: z.array(z.enum(QUALITY_RULE_IDS)),
  /** What was taken as skin. */
  skinBy: z.enum(['face', 'skin', 'patch']),
  /** Px a millimetre of skin; null: not known. */
  pxPerMm: z.number().positive().nullable(),
})
export type ReportAnalysis = z.infer<typeof reportAnalysis>

/** What a colour card in the photo did; mean CIEDE2000 before and after. */
const reportCard = z.strictObject({
  card: z.enum(CARD_KINDS),
  refused: z.enum(CARD_REFUSALS).nullable(),
  /** The colours are not true ones, but those of an earlier photo with the same card. */
  alike: z.boolean(),
  difference: z.strictObject({ before: z.number(), after: z.number() }).nullable(),
})
export type ReportCard = z.infer<typeof reportCard>

/** That the photo does not meet the rules of capture and was kept all the same. */
const keptDespite = z.strictObject({
  failed: z.array(photoCheck.shape.rule),
  reason: z.enum(KEEP_REASONS),
  note: line(300),
  by: line(200),
  atMs: z.number().int(),
})

export const reportShot = z.strictObject({
  /** Null: not known. */
  takenMs: z.number().int().nullable(),
  view: z.enum(VIEWS).nullable(),
  bodySite: line(200),
  /** The camera; empty: not known. */
  device: line(200),
  /** Null: there is no picture to show. */
  picture: pictureKey.nullable(),
  /** Drawn over the photo and its maps. */
  outlines: z.array(reportOutline).max(REGION_LIMITS.ofPhoto),
  /** Null: it has not been analysed. */
  analysis: reportAnalysis.nullable(),
  card: reportCard.nullable(),
  despite: keptDespite.nullable(),
})
export type ReportShot = z.infer<typeof reportShot>
