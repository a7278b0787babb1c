import { BasalisError } from '../../../shared/contract/errors.ts'
import {
  type ExportPurpose,
  type Leave,
  type LeavePurpose,
  mayLeave,
} from '../../../shared/domain/may-leave.ts'
import type { Actor, RecordStore } from '../store/record-store.ts'

/** Whoever lets something out. */
export interface LeaveDesk {
  readonly store: RecordStore
  readonly actor: Actor
}

/** What is asked for. */
export interface LeaveAsk {
  readonly patientId: string
  readonly purpose: LeavePurpose
  /** Whether the eyes are masked in every picture, and nothing names the patient. */
  readonly masked: boolean
}

/**
 * Every export of anything of a patient's record asks here, in the thread of the records. A refusal stands in the log with its reason.
 * Fails with CONSENT_MISSING.
 */
export function requireLeave({ store, actor }: LeaveDesk, { patientId, purpose, masked }: LeaveAsk): void {
  const leave: Leave = mayLeave(purpose, store.consents.ofPatient(patientId), store.nowMs)
  if (leave.kind === 'allowed' || (leave.kind === 'masked' && masked)) return
  const { consent, why } = leave.hindrance
  store.note(actor, 'record.export', 'refused', {
    object: patientId,
    reason: `purpose ${purpose}, consent to ${consent} ${why}`,
  })
  throw new BasalisError(
    'CONSENT_MISSING',
    `expected a consent to ${consent} for an export for ${purpose}, found ${why}`,
    { facts: { purpose, consent, why } },
  )
}

/** … for photos, of one patient or of several. Fails with RECORD_NOT_FOUND as well. */
export function requireLeaveOfPhotos(
  desk: LeaveDesk,
  photos: readonly string[],
  purpose: LeavePurpose,
): void {
  const { store } = desk
  const patients = new Set(photos.map((id) => store.visits.get(store.photos.get(id).visitId).patientId))
  for (const patientId of patients) requireLeave(desk, { patientId, purpose, masked: false })
}

/**
 * What a line of the log says of an export; never what was exported. `heldBack`: how many of the photos stayed after somebody had
 * looked at all of them masked; null: nobody had to.
 */
export const leaveReason = (
  purpose: ExportPurpose | 'whole-clinic',
  masked: boolean,
  photos: number,
  heldBack: number | null = null,
): string =>
  `purpose ${purpose}, ${photos - (heldBack ?? 0)} photos, eyes ${masked ? 'masked' : 'not masked'}${
    heldBack === null ? '' : `, looked at, ${heldBack} held back`
  }`
