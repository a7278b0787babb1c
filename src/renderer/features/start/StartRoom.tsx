import { FolderOpen, ImageUp } from 'lucide-react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'

interface Props {
  readonly busy: boolean
  readonly onOpen: () => void
  readonly onSample: () => void
}

/** The empty room: what Basalis does, and the two ways to begin. */
export function StartRoom({ busy, onOpen, onSample }: Props) {
  const { texts } = useInterface()
  const { start, actions } = texts
  return (
    <div className="start">
      <div className="start-card">
        <ImageUp className="start-icon" size={48} strokeWidth={1.25} aria-hidden />
        <h1>{start.title}</h1>
        <p className="lead">{start.lead}</p>
        <div className="start-actions">
          <Button kind="primary" large autoFocus isDisabled={busy} onPress={onOpen}>
            <FolderOpen size={20} aria-hidden />
            {actions.openPhoto}
          </Button>
          <Button large isDisabled={busy} onPress={onSample}>
            {actions.trySample}
          </Button>
        </div>
        <p className="soft">{start.formats}</p>
      </div>
    </div>
  )
}
