import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import type { PageError } from '../../../shared/contract/error-data.ts'
import type { KeepKnown, OtherRecordReason } from '../../../shared/domain/known-photo.ts'
import type { Photo } from '../../../shared/domain/photo.ts'
import type { KeepReason } from '../../../shared/domain/photo-quality.ts'
import { CallError, type Client } from '../../app/client.ts'

/** What is done with a photo that does not meet the rules of capture. */
export interface GateDecision {
  readonly choice: 'leave' | KeepReason
  readonly note: string
}

/** What is done with one that a record holds already. */
export interface KnownDecision {
  readonly choice: 'leave' | 'again' | OtherRecordReason
  readonly note: string
}

/** What is done with a refused photo: about each thing that speaks against it. */
export interface RefusalDecision {
  readonly gate: GateDecision
  readonly known: KnownDecision
}

export const LEAVE: RefusalDecision = {
  gate: { choice: 'leave', note: '' },
  known: { choice: 'leave', note: '' },
}

type Against = Pick<PhotoRefused, 'failed' | 'known' | 'otherPatient'>

/** Whether it has to be said why the photo is kept, whatever is known of it. */
export const wantsReason = ({ failed, otherPatient }: Pick<Against, 'failed' | 'otherPatient'>): boolean =>
  failed.length > 0 || otherPatient

/** Whether that still matters: not for a known photo that is left out. */
export const asksForRules = (refused: Against, decision: RefusalDecision): boolean =>
  wantsReason(refused) && (refused.known === null || decision.known.choice !== 'leave')

/** Another reason than those of a list has to be said. */
export const lacksNote = (refused: Against, { gate, known }: RefusalDecision): boolean =>
  (refused.known !== null && needsNote(known)) || (asksForRules(refused, { gate, known }) && needsNote(gate))

export const needsNote = ({ choice, note }: GateDecision | KnownDecision): boolean =>
  choice === 'other' && note.trim() === ''

export type Decided = 'added' | 'left' | PageError

/** Does what was decided about a photo that waits. `show`: puts it on the screen where it is kept. Never fails. */
export async function decide(
  client: Client,
  refused: PhotoRefused,
  { gate, known }: RefusalDecision,
  show: boolean,
  onAdded?: (photo: Photo) => void,
): Promise<Decided> {
  const { waiting } = refused
  const kept = keptThough(refused, known)
  try {
    if (kept === 'left' || (wantsReason(refused) && gate.choice === 'leave')) {
      await client.call('record-photo:leave-out', { waiting })
      return 'left'
    }
    const despite =
      wantsReason(refused) && gate.choice !== 'leave' ? { reason: gate.choice, note: gate.note } : null
    const { added } = await client.call('record-photo:keep-despite', { waiting, despite, known: kept, show })
    onAdded?.(added)
    return 'added'
  } catch (error) {
    return error instanceof CallError ? error.error : { kind: 'bug' }
  }
}

/** Null: no record holds it. */
function keptThough({ known }: Against, { choice, note }: KnownDecision): KeepKnown | 'left' | null {
  if (!known) return null
  if (choice === 'leave') return 'left'
  return choice === 'again' ? { whose: 'same' } : { whose: 'other', reason: choice, note }
}
