import type { Change } from '../../../shared/imaging/change.ts'
import { useInterface } from '../../app/interface-context.ts'
import { signed } from './signed.ts'

interface Props {
  readonly change: Change | null
  readonly decimals: number
}

/** How a number has changed, and whether by more than repeated shots differ. Never whether that is good. */
export function ChangeNote({ change, decimals }: Props) {
  const { texts } = useInterface()
  if (!change) return null
  const { lastTwo, verdicts } = texts.regions.change
  return (
    <p className="change-note" data-verdict={change.verdict}>
      {lastTwo} {signed(change.difference, decimals)}{' '}
      <span className="soft">({verdicts[change.verdict]})</span>
    </p>
  )
}
