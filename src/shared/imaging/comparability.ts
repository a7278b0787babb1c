import { z } from 'zod'
import { cardLight, lightDrift } from './card-light.ts'
import { alignment, scaleOf, type Alignment } from './alignment.ts'

/**
 * How far two photos of the same face or skin can be compared, as rules with limits: nothing is forbidden by them, what
 * is not alike is said. [D]
 */

/** How a head is turned, degrees, as the camera sees it. */
export const headPose = z.strictObject({
  /** Above 0: towards the picture's right. */
  yawDegrees: z.number(),
  /** Above 0: up. */
  pitchDegrees: z.number(),
  /** Above 0: clockwise. */
  rollDegrees: z.number(),
})
export type HeadPose = z.infer<typeof headPose>

/** What is measured of each of the two photos. */
export const photoFigures = z.strictObject({
  /** Null without a face. */
  pose: headPose.nullable(),
  /** Share of the photo within the outline of its face; null without one. */
  faceShare: z.number().min(0).nullable(),
  /** Contrast of the skin's fine structures over that of structures four times as coarse, at the pair's common scale. */
  sharpness: z.number().nonnegative().nullable(),
  /** Median L*, a*, b* of the skin; null where there is none. */
  meanLab: z.tuple([z.number(), z.number(), z.number()]).nullable(),
  /** The light on the colour card in the photo; null or absent: there is none. */
  light: cardLight.nullable().optional(),
})
export type PhotoFigures = z.infer<typeof photoFigures>

export const COMPARABILITY_RULES = [
  'pose',
  'distance',
  'sharpness',
  'exposure',
  'colour-cast',
  'skin-state',
  'alignment',
] as const
export type ComparabilityRule = (typeof COMPARABILITY_RULES)[number]

export const GRADES = ['green', 'amber', 'red'] as const
export type Grade = (typeof GRADES)[number]

interface RuleLimits {
  readonly unit: 'degrees' | 'share' | 'L*' | 'ΔC*' | 'state'
  /** At most; above `amber` a rule is red. */
  readonly green: number
  readonly amber: number
}

export const COMPARABILITY_LIMITS: Readonly<Record<ComparabilityRule, RuleLimits>> = {
  /** The largest difference of yaw, pitch and roll. */
  pose: { unit: 'degrees', green: 5, amber: 10 },
  /** How much larger the same skin is seen in one photo than in the other, as a share of the frame. */
  distance: { unit: 'share', green: 0.05, amber: 0.15 },
  /** How much of the sharper photo's fine contrast the other lacks. */
  sharpness: { unit: 'share', green: 0.2, amber: 0.4 },
  /** Difference of the skin's median lightness. */
  exposure: { unit: 'L*', green: 3, amber: 6 },
  /**
   * With the same colour card in both photos: how far its greys differ, after the correction where both were corrected.
   * Else the distance of the skin's median a*, b*: light, white balance and a skin that is redder or browner all over
   * move it alike, and no photo without a colour card can tell them apart.
   */
  'colour-cast': { unit: 'ΔC*', green: 3, amber: 6 },
  /** 0: clean at both visits; 1: alike, but not clean; 2: different. */
  'skin-state': { unit: 'state', green: 0, amber: 1 },
  /** Median residual of the alignment, as a share of the distance between the pupils or of the diagonal. */
  alignment: { unit: 'share', green: 0.01, amber: 0.03 },
}

export const ruleResult = z.strictObject({
  rule: z.enum(COMPARABILITY_RULES),
  /** Null: it could not be measured. */
  value: z.number().nullable(),
  unit: z.enum(['degrees', 'share', 'L*', 'ΔC*', 'state']),
  limits: z.strictObject({ green: z.number(), amber: z.number() }),
  /** Null: not judged, and left out of the whole. */
  grade: z.enum(GRADES).nullable(),
})
export type RuleResult = z.infer<typeof ruleResult>

export const comparability = z.strictObject({
  rules: z.array(ruleResult),
  /** The worst of those that were judged. */
  grade: z.enum(GRADES),
})
export type Comparability = z.infer<typeof comparability>

/** What the pair's photos are, measured: crosses to the page as it is. */
export const photoComparison = z.strictObject({ alignment, reference: photoFigures, other: photoFigures })
export type PhotoComparison = z.infer<typeof photoComparison>

/** State of the skin as kept with a visit; null: not known. */
export interface SkinStates {
  readonly reference: string | null
  readonly other: string | null
}

const CLEAN = 'clean'

/** All rules in their order, and the worst grade. */
export function judgeComparability(
  { alignment, reference, other }: PhotoComparison,
  states: SkinStates,
): Comparability {
  const cards = lightDrift(reference.light, other.light)
  const values: Readonly<Record<ComparabilityRule, number | null>> = {
    pose: poseDifference(reference.pose, other.pose),
    distance: distanceDifference(alignment),
    // Without a common scale fine structures of one photo may be coarse ones of the other.
    sharpness: alignment.method === 'none' ? null : lack(reference.sharpness, other.sharpness),
    exposure: labDifference(reference.meanLab, other.meanLab, ([l], [m]) => Math.abs(l - m)),
    'colour-cast': cards
      ? (cards.residual ?? cards.drift)
      : labDifference(reference.meanLab, other.meanLab, ([, a, b], [, c, d]) => Math.hypot(a - c, b - d)),
    'skin-state': stateDifference(states),
    alignment: alignment.residual?.medianShare ?? null,
  }
  const rules = COMPARABILITY_RULES.map((rule): RuleResult => {
    const { unit, green, amber } = COMPARABILITY_LIMITS[rule]
    const value = values[rule]
    // Photos that could not be laid on each other are the worst that an alignment can be.
    const grade = value === null ? (rule === 'alignment' ? 'red' : null) : gradeOf(value, green, amber)
    return { rule, value, unit, limits: { green, amber }, grade }
  })
  const worst = Math.max(...rules.map(({ grade }) => (grade ? GRADES.indexOf(grade) : 0)))
  return { rules, grade: GRADES[worst] ?? 'red' }
}

function gradeOf(value: number, green: number, amber: number): Grade {
  if (value <= green) return 'green'
  return value <= amber ? 'amber' : 'red'
}

function poseDifference(one: HeadPose | null, two: HeadPose | null): number | null {
  if (!one || !two) return null
  return Math.max(
    Math.abs(one.yawDegrees - two.yawDegrees),
    Math.abs(one.pitchDegrees - two.pitchDegrees),
    Math.abs(one.rollDegrees - two.rollDegrees),
  )
}

/** Frames of different pixel counts may show the same: what counts is the share of the frame, by its diagonal. */
function distanceDifference({ similarity, method, reference, other }: Alignment): number | null {
  if (method === 'none') return null
  const ratio =
    (scaleOf(similarity) * Math.hypot(reference.width, reference.height)) /
    Math.hypot(other.width, other.height)
  return Math.max(ratio, 1 / ratio) - 1
}

function lack(one: number | null, two: number | null): number | null {
  if (one === null || two === null || Math.max(one, two) === 0) return null
  return 1 - Math.min(one, two) / Math.max(one, two)
}

type Lab = readonly [number, number, number]

function labDifference(
  one: Lab | null,
  two: Lab | null,
  difference: (a: Lab, b: Lab) => number,
): number | null {
  return one && two ? difference(one, two) : null
}

function stateDifference({ reference, other }: SkinStates): number | null {
  if (reference === null || other === null) return null
  if (reference !== other) return 2
  return reference === CLEAN ? 0 : 1
}
