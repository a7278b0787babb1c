import type { SessionState } from '../../../shared/contract/session-state.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Progress.tsx'

interface Props {
  readonly session: SessionState
  /** Share of a dropped photo that has been read; null when none is. */
  readonly receiving: number | null
  readonly onCancel: () => void
  readonly onAgain: () => void
}

/** What is going on, or how it ended, over the lower edge of the room: nothing moves when it comes or goes. */
export function ActivityCard({ session, receiving, onCancel, onAgain }: Props) {
  const { texts } = useInterface()
  const { shown, opening } = session
  const running = runningOf()
  if (running)
    return (
      <div className="activity">
        <Progress label={running.label} fraction={running.fraction} />
        <Button onPress={onCancel}>{texts.actions.cancel}</Button>
      </div>
    )
  if (shown.phase !== 'cancelled' && shown.phase !== 'failed') return null
  const failed = shown.phase === 'failed'
  return (
    <div className="activity" role="alert">
      <div>
        <h2>{failed ? texts.failed.title : texts.cancelled.title}</h2>
        <p>{failed ? errorText(shown.error, texts) : texts.cancelled.text}</p>
      </div>
      <Button kind="primary" onPress={onAgain}>
        {texts.actions.analyzeAgain}
      </Button>
    </div>
  )

  function runningOf(): { readonly label: string; readonly fraction: number } | null {
    if (receiving !== null) return { label: texts.receiving, fraction: receiving }
    if (opening) return { label: texts.opening, fraction: opening.fraction }
    return shown.phase === 'analyzing' ? { label: texts.steps[shown.step], fraction: shown.fraction } : null
  }
}
