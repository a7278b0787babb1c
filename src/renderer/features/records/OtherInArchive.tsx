import type { OtherThere } from '../../../shared/contract/archive-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { useNamesShown, useShowNames, useShownName } from './privacy.tsx'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly title: string
  readonly found: OtherThere
  readonly patient: Pick<Patient, 'number' | 'name' | 'birthDate'>
}

/** In what a study, or a file of it, names somebody else than the record: both, one beside the other. */
export function OtherInArchive({ title, found: { named, differences }, patient }: Props) {
  const { archive, records } = useInterface().texts
  const when = useWhen()
  const shownName = useShownName()
  const namesShown = useNamesShown()
  const showNames = useShowNames()
  const dateOf = (iso: string | null): string => (iso === null ? '–' : when.date(iso))
  const said = {
    number: [named.number, patient.number],
    name: [shownName(plainName(named.name)), shownName(patient.name)],
    birthDate: [dateOf(named.birthDate), dateOf(patient.birthDate)],
  } as const
  return (
    <div className="callout strong" role="alert">
      <strong>{title}</strong>
      <ul>
        {differences.map((one) => (
          <li key={one}>{archive.differs[one](...said[one])}</li>
        ))}
      </ul>
      {differences.includes('name') && !namesShown && (
        <p className="archive-names">
          {archive.namesHidden}
          <Button kind="quiet" onPress={showNames}>
            {records.showNames}
          </Button>
        </p>
      )}
    </div>
  )
}

/** Of the groups of a PN the one in characters, else the reading. */
function plainName(written: string): string {
  const [reading = '', characters = ''] = written.split('=')
  return characters === '' ? reading.replaceAll('^', ' ') : characters.replaceAll('^', '')
}
