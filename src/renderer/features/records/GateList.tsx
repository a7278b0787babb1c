import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { useRefusalVoice } from '../capture/voice/useRefusalVoice.ts'
import { FilePreview } from './FilePreview.tsx'
import type { RefusalDecision } from './gate-decision.ts'
import { GateDecisionFields } from './GateDecisionFields.tsx'
import { GateReasons } from './GateReasons.tsx'

/** A file that waits for a decision. */
export interface FileAtGate {
  readonly file: File
  /** Among all files of the dialog, from 0 on. */
  readonly place: number
  readonly refused: PhotoRefused
  readonly decision: RefusalDecision
}

interface Props {
  readonly waiting: readonly FileAtGate[]
  readonly onDecide: (place: number, decision: RefusalDecision) => void
}

/** Files that were refused, and what to do with each. */
export function GateList({ waiting, onDecide }: Props) {
  const { photo, gate } = useInterface().texts.records
  useRefusalVoice(waiting.map(({ refused }) => refused))
  return (
    <>
      {waiting.some(({ refused }) => refused.failed.length > 0) && <p className="soft">{gate.lead}</p>}
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
              <GateReasons refused={refused} />
              <GateDecisionFields
                refused={refused}
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
