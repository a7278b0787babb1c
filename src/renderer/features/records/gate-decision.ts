import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import type { PageError } from '../../../shared/contract/error-data.ts'
import type { Photo } from '../../../shared/domain/photo.ts'
import type { KeepReason } from '../../../shared/domain/photo-quality.ts'
import { CallError, type Client } from '../../app/client.ts'

/** What is done with a photo that does not meet the rules of capture. */
export interface GateDecision {
  readonly choice: 'leave' | KeepReason
  readonly note: string
}

export const LEAVE: GateDecision = { choice: 'leave', note: '' }

/** Another reason than those of the list has to be said. */
export const lacksNote = ({ choice, note }: GateDecision): boolean => choice === 'other' && note.trim() === ''

export type Decided = 'added' | 'left' | PageError

/** Does what was decided about a photo that waits. `show`: puts it on the screen where it is kept. Never fails. */
export async function decide(
  client: Client,
  { waiting }: PhotoRefused,
  { choice, note }: GateDecision,
  show: boolean,
  onAdded?: (photo: Photo) => void,
): Promise<Decided> {
  try {
    if (choice === 'leave') {
      await client.call('record-photo:leave-out', { waiting })
      return 'left'
    }
    const despite = { reason: choice, note }
    const { added } = await client.call('record-photo:keep-despite', { waiting, despite, show })
    onAdded?.(added)
    return 'added'
  } catch (error) {
    return error instanceof CallError ? error.error : { kind: 'bug' }
  }
}
