import type { ArchivedStudy } from '../../../shared/contract/archive-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { ArchiveTexts } from '../../i18n/records/archive-texts.ts'
import { sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { OtherInArchive } from './OtherInArchive.tsx'
import { useNamesShown } from './privacy.tsx'
import { StudyFetching } from './StudyFetching.tsx'
import { useFetchStudy, type FetchEnd } from './useFetchStudy.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patient: Patient
  /** The newest first. */
  readonly studies: readonly ArchivedStudy[]
  readonly onFetched: () => void
}

/** What the archive has under the patient's number. Somebody says of each study that it is this patient's. */
export function ArchivedStudies({ patient, studies, onFetched }: Props) {
  const { archive } = useInterface().texts
  if (studies.length === 0) return <p className="soft">{archive.noStudies}</p>
  return (
    <ul className="archived-studies">
      {studies.map((study) => (
        <Study key={study.studyInstance} patient={patient} study={study} onFetched={onFetched} />
      ))}
    </ul>
  )
}

interface StudyProps extends Pick<Props, 'patient' | 'onFetched'> {
  readonly study: ArchivedStudy
}

function Study({ patient, study, onFetched }: StudyProps) {
  const { archive } = useInterface().texts
  const when = useWhen()
  const namesShown = useNamesShown()
  const { fetching, fault, end, others, fetch, cancel } = useFetchStudy(patient.id, study, onFetched)
  const { atMs, description, instances, differences, own } = study
  const shown = differences.length > 0 ? [study, ...others] : others
  /** Nobody can say that a name is the same that they do not see. */
  const unseen = !namesShown && shown.some((one) => one.differences.includes('name'))
  return (
    <li>
      <div className="list-head">
        <span>
          <strong>{atMs === null ? archive.unknownDay : when.day(atMs)}</strong>{' '}
          {[description, instances === null ? '' : archive.things(instances), own ? archive.own : '']
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        <Button isDisabled={fetching !== null || unseen} onPress={fetch}>
          {shown.length > 0 ? archive.despite : archive.fetch}
        </Button>
      </div>
      {differences.length > 0 && <OtherInArchive title={archive.other} found={study} patient={patient} />}
      {others.map((other) => (
        <OtherInArchive
          key={JSON.stringify(other.named)}
          title={archive.otherInFile}
          found={other}
          patient={patient}
        />
      ))}
      {fetching && <StudyFetching progress={fetching} instances={instances} onCancel={cancel} />}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <p role="status">{end && endText(end, archive)}</p>
    </li>
  )
}

function endText(end: FetchEnd, archive: ArchiveTexts): string {
  if (end === 'cancelled') return archive.cancelled
  return sentences(
    archive.fetched(end.added),
    end.known > 0 ? archive.known(end.known) : '',
    end.left > 0 ? archive.left(end.left) : '',
  )
}
