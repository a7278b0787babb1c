import { CircleAlert, CircleCheck } from 'lucide-react'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import type { FileOutcome } from './keep-files.ts'

interface Props {
  readonly files: readonly File[]
  readonly outcomes: readonly FileOutcome[]
}

/** What became of every file, in one sentence each. */
export function KeptOutcomes({ files, outcomes }: Props) {
  const { texts } = useInterface()
  const { photo, gate } = texts.records
  const words = { ...photo.intake, left: gate.left }
  return (
    <div role="alert">
      <ul className="intake-files">
        {files.map(({ name }, i) => {
          const outcome = outcomes[i] ?? 'stopped'
          const Icon = outcome === 'added' ? CircleCheck : CircleAlert
          return (
            <li key={i} className="outcome">
              <Icon size={16} aria-hidden />
              <span className="file-name">{name}</span>
              <span className={outcome === 'added' ? 'soft' : 'fault'}>
                {typeof outcome === 'string' ? words[outcome] : errorText(outcome, texts)}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
