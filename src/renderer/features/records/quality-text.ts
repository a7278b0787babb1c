import type { CaptureUnit } from '../../../shared/imaging/capture-rules.ts'
import type { CaptureCheck } from '../../../shared/imaging/judge-capture.ts'
import type { GateTexts } from '../../i18n/records/gate-texts.ts'

/** A number with its unit. */
function withUnit(value: number, unit: CaptureUnit): string {
  switch (unit) {
    case 'count':
      return value.toFixed(0)
    case 'share':
      return `${(100 * value).toFixed(0)} %`
    case 'degrees':
      return `${value.toFixed(0)}°`
    case 'L*':
      return `L* ${value.toFixed(0)}`
    case 'ratio':
      return value.toFixed(2)
  }
}

/** What was measured and what is asked for: "Sharpness · 0.31 · at least 0.50". */
export function figureText(
  { rule, unit, value, limits: { min, max } }: CaptureCheck,
  words: GateTexts,
): string {
  const shown = value === null ? '–' : withUnit(value, unit)
  const asked =
    min === null
      ? words.atMost(withUnit(max ?? 0, unit))
      : max === null
        ? words.atLeast(withUnit(min, unit))
        : min === max
          ? words.exactly(withUnit(min, unit))
          : `${withUnit(min, unit)} … ${withUnit(max, unit)}`
  return [words.rules[rule], shown, asked].join(' · ')
}

/** Why it does not pass, a sentence each, none twice: several rules may ask for the same. */
export const reasonTexts = (failed: readonly CaptureCheck[], words: GateTexts): readonly string[] => [
  ...new Set(failed.flatMap(({ prompt }) => (prompt === null ? [] : [words.reasons[prompt]]))),
]
