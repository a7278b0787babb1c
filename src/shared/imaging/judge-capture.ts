import type { CaptureFigures } from './capture-figures.ts'
import type { CapturePrompt } from './capture-prompts.ts'
import {
  CAPTURE_RULES,
  type CaptureRuleId,
  type CaptureTarget,
  type CaptureUnit,
  type Limits,
} from './capture-rules.ts'

/** One rule applied. */
export interface CaptureCheck {
  readonly rule: CaptureRuleId
  readonly unit: CaptureUnit
  readonly value: number | null
  readonly limits: Limits
  /** Null: it could not be measured. */
  readonly passed: boolean | null
  /** What to ask for; null where it is right or cannot be told. */
  readonly prompt: CapturePrompt | null
}

/** Every rule that is asked for, the most urgent first. */
export function judgeCapture(figures: CaptureFigures, target: CaptureTarget): readonly CaptureCheck[] {
  return CAPTURE_RULES.flatMap(({ id, unit, measured, limits, below, above }): CaptureCheck[] => {
    const within = limits(target)
    if (!within) return []
    const value = measured(figures)
    const low = value !== null && within.min !== null && value < within.min
    const high = value !== null && within.max !== null && value > within.max
    return [
      {
        rule: id,
        unit,
        value,
        limits: within,
        passed: value === null ? null : !(low || high),
        prompt: low ? below : high ? above : null,
      },
    ]
  })
}

/** What to ask for first; null where everything that could be measured is right. */
export const mostUrgent = (checks: readonly CaptureCheck[]): CaptureCheck | null =>
  checks.find(({ prompt }) => prompt !== null) ?? null

/** Whether a picture may be taken by itself: all is right, and the view can be told to be what it should be. */
export function isReady(checks: readonly CaptureCheck[]): boolean {
  return (
    mostUrgent(checks) === null &&
    checks.some(({ rule, passed }) => (rule === 'faces' || rule === 'skin-share') && passed === true)
  )
}
