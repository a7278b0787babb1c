import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { KnownNote } from './KnownNote.tsx'
import { figureText, reasonTexts } from './quality-text.ts'

/** Why a photo waits: whose it may be, where it is already; what of the rules of capture it does not meet, in a sentence each, and the figures. */
export function GateReasons({
  refused: { failed, known, otherPatient },
}: {
  readonly refused: PhotoRefused
}) {
  const { gate } = useInterface().texts.records
  return (
    <div className="gate-reasons">
      {otherPatient && (
        <p>
          <strong>{gate.otherPatient}</strong>
        </p>
      )}
      {known && <KnownNote known={known} />}
      {failed.length > 0 && (
        <>
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
        </>
      )}
    </div>
  )
}
