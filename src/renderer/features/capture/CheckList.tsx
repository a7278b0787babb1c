import { Check, CircleAlert, Minus } from 'lucide-react'
import type { CaptureCheck } from '../../../shared/imaging/judge-capture.ts'
import { useInterface } from '../../app/interface-context.ts'
import { figureText, limitsText } from './figure-text.ts'

/** Every rule with what was measured and between which limits it has to lie: for staff, silent. */
export function CheckList({ checks }: { readonly checks: readonly CaptureCheck[] }) {
  const words = useInterface().texts.camera
  return (
    <aside className="capture-checks" aria-label={words.checks}>
      <h2>{words.checks}</h2>
      {checks.length === 0 && <p className="soft">{words.noChecks}</p>}
      <ul>
        {checks.map(({ rule, unit, value, limits, passed }) => (
          <li key={rule} data-rule={rule} data-passed={passed ?? 'unknown'}>
            {passed === null ? (
              <Minus size={16} aria-label={words.unknown} />
            ) : passed ? (
              <Check size={16} aria-label={words.passed} />
            ) : (
              <CircleAlert size={16} aria-label={words.failed} />
            )}
            <span>{words.rules[rule]}</span>
            <span className="figure">{figureText(value, unit)}</span>
            <span className="limits">{limitsText(limits, unit)}</span>
          </li>
        ))}
      </ul>
    </aside>
  )
}
