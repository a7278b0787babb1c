import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react'
import type { Kept } from '../../../shared/contract/session-state.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'

/** Whether the analysis on the screen has been kept; nothing where it need not be. */
export function KeptState({ kept }: { readonly kept: Kept }) {
  const { texts } = useInterface()
  const words = texts.records.followUp.kept
  if (!kept) return null
  const Icon = { keeping: LoaderCircle, kept: CircleCheck, restored: CircleCheck, failed: CircleAlert }[
    kept.kind
  ]
  return (
    <span className={kept.kind === 'failed' ? 'kept fault' : 'kept'} role="status">
      <Icon size={16} aria-hidden />
      {kept.kind === 'failed' ? words.failed(errorText(kept.error, texts)) : words[kept.kind]}
    </span>
  )
}
