import { ArrowLeft } from 'lucide-react'
import type { PageError } from '../../../shared/contract/error-data.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import { Button } from '../../ui/Button.tsx'

interface Props {
  readonly error: PageError
  /** Where it leads back to. */
  readonly back: string
  readonly onBack: () => void
}

/** In place of a room whose record could not be read: why, and the way back. */
export function RecordUnread({ error, back, onBack }: Props) {
  const { texts } = useInterface()
  return (
    <div className="card empty">
      <p className="fault" role="alert">
        {errorText(error, texts)}
      </p>
      <Button onPress={onBack}>
        <ArrowLeft size={16} aria-hidden />
        {back}
      </Button>
    </div>
  )
}
