import type { CaptureCheck } from '../../../shared/imaging/judge-capture.ts'
import { useInterface } from '../../app/interface-context.ts'
import { figureText, reasonTexts } from './quality-text.ts'

interface Props {
  readonly failed: readonly CaptureCheck[]
  /** Its file names somebody else than the patient. */
  readonly otherPatient: boolean
}

/** Why a photo waits, in a sentence each, and the figures behind them. */
export function GateReasons({ failed, otherPatient }: Props) {
  const { gate } = useInterface().texts.records
  return (
    <div className="gate-reasons">
      <ul>
        {otherPatient && (
          <li>
            <strong>{gate.otherPatient}</strong>
          </li>
        )}
        {reasonTexts(failed, gate).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {failed.length > 0 && (
        <details>
          <summary>{gate.figures}</summary>
          <ul className="soft">
            {failed.map((check) => (
              <li key={check.rule}>{figureText(check, gate)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
