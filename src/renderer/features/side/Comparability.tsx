import { CircleAlert, CircleCheck, TriangleAlert, type LucideIcon } from 'lucide-react'
import {
  judgeComparability,
  type ComparabilityRule,
  type Grade,
  type PhotoComparison,
  type SkinStates,
} from '../../../shared/imaging/comparability.ts'
import { lightDrift } from '../../../shared/imaging/card-light.ts'
import { useInterface } from '../../app/interface-context.ts'

const ICONS: Readonly<Record<Grade, LucideIcon>> = {
  green: CircleCheck,
  amber: TriangleAlert,
  red: CircleAlert,
}

interface Props {
  readonly comparison: PhotoComparison
  readonly states: SkinStates
}

/** How far two photos can be compared: in one word, and for what reasons not better. */
export function Comparability({ comparison, states }: Props) {
  const { studio, card } = useInterface().texts
  const cards = lightDrift(comparison.reference.light, comparison.other.light)
  const { rules, grade } = judgeComparability(comparison, states)
  const { residual, method } = comparison.alignment
  const notGreen = rules.filter((rule) => rule.grade !== 'green')
  const corrected = [comparison.reference, comparison.other].some(({ light }) => light?.corrected)
  const figureOf = (rule: ComparabilityRule, ...of: Parameters<typeof figure>): string => {
    const text = figure(...of)
    return rule === 'exposure' && text !== '' && corrected ? `${text} (${card.asTaken})` : text
  }
  const Icon = ICONS[grade]
  return (
    <div className="comparability" data-grade={grade}>
      <p className="badge">
        <Icon size={16} aria-hidden />
        <strong>{studio.comparable[grade]}</strong>
      </p>
      <ul className="notes">
        {notGreen.map(({ rule, value, unit, grade: own }) => (
          <li key={rule}>
            <span className="dot" data-grade={own ?? 'unknown'} aria-hidden />
            {studio.rules[rule](own, figureOf(rule, value, unit))}
          </li>
        ))}
      </ul>
      {cards && <p className="numbers-note">{card.light(cards.drift, cards.residual)}</p>}
      <p className="numbers-note">
        {residual ? studio.residual(residual.medianPx, residual.p95Px) : studio.methods[method]}
      </p>
    </div>
  )
}

/** A value with its unit; empty where it says nothing in figures. */
function figure(value: number | null, unit: 'degrees' | 'share' | 'L*' | 'ΔC*' | 'state'): string {
  if (value === null || unit === 'state') return ''
  if (unit === 'degrees') return `${value.toFixed(0)}°`
  if (unit === 'share') return `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} %`
  return `${unit} ${value.toFixed(1)}`
}
