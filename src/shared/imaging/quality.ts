/**
 * Preconditions on a photo (pipeline, "Photo in") as data: what is measured, and between which limits it is fit for pigment analysis.
 * None of them stops a photo from a file; what is not met is said. [D]
 */
export interface QualityRule {
  readonly rule: QualityRuleId
  readonly unit: 'px' | 'L*' | 'share'
  readonly min: number | null
  readonly max: number | null
  /** One sentence for staff, when it is not met. */
  readonly advice: string
}

export const QUALITY_RULE_IDS = ['short-side', 'lightness', 'too-bright', 'too-dark'] as const
export type QualityRuleId = (typeof QUALITY_RULE_IDS)[number]

export const QUALITY_RULES: readonly QualityRule[] = [
  {
    rule: 'short-side',
    unit: 'px',
    min: 1000,
    max: null,
    advice: 'The photo is small: fine structures may be missing from the maps.',
  },
  {
    rule: 'lightness',
    unit: 'L*',
    min: 25,
    max: 85,
    advice: 'The photo is too dark or too bright overall: colours are unreliable.',
  },
  {
    rule: 'too-bright',
    unit: 'share',
    min: null,
    max: 0.02,
    advice: 'Parts of the photo are burnt out and hold no colour.',
  },
  {
    rule: 'too-dark',
    unit: 'share',
    min: null,
    max: 0.1,
    advice: 'Parts of the photo are nearly black and hold no colour.',
  },
]

/** A rule applied to a photo, as `analysis.json` lists it. */
export interface QualityResult {
  readonly rule: QualityRuleId
  readonly value: number
  readonly limit: { readonly min: number | null; readonly max: number | null }
  readonly passed: boolean
}

export function judgeQuality(values: Readonly<Record<QualityRuleId, number>>): QualityResult[] {
  return QUALITY_RULES.map(({ rule, min, max }) => {
    const value = values[rule]
    const passed = (min === null || value >= min) && (max === null || value <= max)
    return { rule, value, limit: { min, max }, passed }
  })
}
