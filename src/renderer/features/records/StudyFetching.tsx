import type { ArchiveProgress } from '../../../shared/contract/archive-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Progress.tsx'

interface Props {
  readonly progress: Pick<ArchiveProgress, 'asked' | 'files' | 'bytes'>
  /** How many things lie in the study; null: the archive does not say. */
  readonly instances: number | null
}

/** How far a study is that is being fetched, and a way to end that. */
export function StudyFetching({ progress: { asked, files, bytes }, instances }: Props) {
  const { texts, client, perform } = useInterface()
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
      <Button
        onPress={() => {
          perform(async () => {
            await client.call('archive:cancel', { asked })
          })
        }}
      >
        {texts.actions.cancel}
      </Button>
    </div>
  )
}
