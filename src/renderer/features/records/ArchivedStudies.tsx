import { useState } from 'react'
import type { ArchivedStudy } from '../../../shared/contract/archive-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { useShownName } from './privacy.tsx'
import { useAction } from './useAction.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patientId: string
  /** The newest first. */
  readonly studies: readonly ArchivedStudy[]
  readonly onFetched: () => void
}

/** What the archive has under the patient's number. Somebody says of each study that it is this patient's. */
export function ArchivedStudies({ patientId, studies, onFetched }: Props) {
  const { archive } = useInterface().texts
  if (studies.length === 0) return <p className="soft">{archive.noStudies}</p>
  return (
    <ul className="archived-studies">
      {studies.map((study) => (
        <Study key={study.studyInstance} patientId={patientId} study={study} onFetched={onFetched} />
      ))}
    </ul>
  )
}

interface StudyProps extends Pick<Props, 'patientId' | 'onFetched'> {
  readonly study: ArchivedStudy
}

function Study({ patientId, study, onFetched }: StudyProps) {
  const { texts, client } = useInterface()
  const { archive } = texts
  const when = useWhen()
  const shownName = useShownName()
  const { busy, fault, run } = useAction()
  const [said, setSaid] = useState<string | null>(null)
  const { studyInstance, atMs, description, instances, named, differences, own } = study
  const differs = differences.length > 0
  return (
    <li>
      <div className="list-head">
        <span>
          <strong>{atMs === null ? archive.unknownDay : when.day(atMs)}</strong>{' '}
          {[description, instances === null ? '' : archive.things(instances), own ? archive.own : '']
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        <Button
          isDisabled={busy}
          onPress={() => {
            run(async () => {
              const fetched = await client.call('archive:fetch', {
                patientId,
                studyInstance,
                despite: differs,
              })
              const known = fetched.known > 0 ? ` ${archive.known(fetched.known)}` : ''
              setSaid(archive.fetched(fetched.added) + known)
              if (fetched.added > 0) onFetched()
            })
          }}
        >
          {busy ? archive.fetching : differs ? archive.despite : archive.fetch}
        </Button>
      </div>
      {differs && (
        <div className="callout strong" role="alert">
          <strong>{archive.other}</strong>
          <ul>
            {differences.map((one) => (
              <li key={one}>
                {archive.differs[one](one === 'name' ? shownName(plainName(named.name)) : (named[one] ?? ''))}
              </li>
            ))}
          </ul>
        </div>
      )}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <p role="status">{said}</p>
    </li>
  )
}

/** Of the groups of a PN the one in characters, else the reading. */
function plainName(written: string): string {
  const [reading = '', characters = ''] = written.split('=')
  return characters === '' ? reading.replaceAll('^', ' ') : characters.replaceAll('^', '')
}
