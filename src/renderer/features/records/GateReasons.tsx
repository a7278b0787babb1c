import type { CaptureCheck } from '../../../shared/imaging/judge-capture.ts'
import { useInterface } from '../../app/interface-context.ts'
import { figureText, reasonTexts } from './quality-text.ts'

/** Why a photo does not meet the rules of capture, in a sentence each, and the figures behind them. */
export function GateReasons({ failed }: { readonly failed: readonly CaptureCheck[] }) {
  const { gate } = useInterface().texts.records
  return (
    <div className="gate-reasons">
      <ul>
        {reasonTexts(failed, gate).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <details>
        <summary>{gate.figures}</summary>
        <ul className="soft">
          {failed.map((check) => (
            <li key={check.rule}>{figureText(check, gate)}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
