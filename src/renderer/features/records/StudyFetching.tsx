import type { ArchiveProgress } from '../../../shared/contract/archive-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Progress.tsx'

interface Props {
  readonly progress: Pick<ArchiveProgress, 'files' | 'bytes'>
  /** How many things lie in the study; null: the archive does not say. */
  readonly instances: number | null
  readonly onCancel: () => void
}

/** How far a study is that is being fetched, and a way to end that. */
export function StudyFetching({ progress: { files, bytes }, instances, onCancel }: Props) {
  const { texts } = useInterface()
  const { archive } = texts
  const megabytes = Math.ceil(bytes / 1e6)
  return (
    <div className="list-head archive-fetching">
      {instances !== null && instances > 0 ? (
        <Progress
          label={archive.fetchingOf(files, instances, megabytes)}
          fraction={Math.min(1, files / instances)}
        />
      ) : (
        <span role="status">{archive.fetchingSome(files, megabytes)}</span>
      )}
      <Button onPress={onCancel}>{texts.actions.cancel}</Button>
    </div>
  )
}
