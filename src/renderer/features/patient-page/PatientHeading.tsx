import type { PatientPane } from '../../../shared/contract/patient-view.ts'
import type { Texts } from '../../i18n/texts.ts'
import { useWhen } from '../records/useWhen.ts'

interface Props {
  readonly shown: PatientPane
  readonly title: string
  readonly texts: Texts
}

/** What a pane shows and of which day, in plain words. */
export function PatientHeading({ shown: { kind, days }, title, texts }: Props) {
  const when = useWhen()
  const [first, second] = days.map((day) => when.day(day))
  return (
    <header className="patient-heading">
      <h2>{title}</h2>
      {/* Of two over one another each says its day where it lies. */}
      {first !== undefined && kind !== 'wipe' && (
        <p>{kind === 'change' && second !== undefined ? texts.studio.changeFrom(first, second) : first}</p>
      )}
    </header>
  )
}
