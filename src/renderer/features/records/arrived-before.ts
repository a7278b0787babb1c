import type { HotFolderState } from '../../../shared/contract/hot-folder-channels.ts'

type Arrived = HotFolderState['arrived'][number]

/** Photos that were there before a record was opened, and those that have come since. `openedMs` null: somebody has said whose they are. */
export function splitByOpening(
  arrived: readonly Arrived[],
  openedMs: number | null,
): { readonly before: readonly Arrived[]; readonly since: readonly Arrived[] } {
  const isBefore = ({ seenMs }: Arrived): boolean => openedMs !== null && seenMs < openedMs
  return { before: arrived.filter(isBefore), since: arrived.filter((photo) => !isBefore(photo)) }
}
