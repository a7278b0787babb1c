import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { FilePreview } from './FilePreview.tsx'
import type { GateDecision } from './gate-decision.ts'
import { GateDecisionFields } from './GateDecisionFields.tsx'
import { GateReasons } from './GateReasons.tsx'

/** A file that waits for a decision. */
export interface FileAtGate {
  readonly file: File
  /** Among all files of the dialog, from 0 on. */
  readonly place: number
  readonly refused: PhotoRefused
  readonly decision: GateDecision
}

interface Props {
  readonly waiting: readonly FileAtGate[]
  readonly onDecide: (place: number, decision: GateDecision) => void
}

/** Files that do not meet the rules of capture, and what to do with each. */
export function GateList({ waiting, onDecide }: Props) {
  const { photo, gate } = useInterface().texts.records
  return (
    <>
      <p className="soft">{gate.lead}</p>
      <div className="intake-files">
        {waiting.map(({ file, place, refused, decision }) => (
          <div
            key={place}
            className="intake-file gate-file"
            role="group"
            aria-label={photo.intake.photo(place + 1)}
          >
            <FilePreview file={file} />
            <span className="file-name">{file.name}</span>
            <div>
              <GateReasons failed={refused.failed} otherPatient={refused.otherPatient} />
              <GateDecisionFields
                decision={decision}
                onChange={(changed) => {
                  onDecide(place, changed)
                }}
              />
            </div>
          </div>
        ))}
      </div>
    </>
  )
}
