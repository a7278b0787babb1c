import { z } from 'zod'
import { recordId } from './record-id.ts'
import { text } from './typed-text.ts'

/** What a patient is asked for, each on its own (GDPR Art. 7, PIPL Art. 29). */
export const CONSENT_PURPOSES = ['record', 'analysis', 'teaching', 'research', 'marketing'] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

export const consentFields = z.strictObject({
  patientId: recordId,
  purpose: z.enum(CONSENT_PURPOSES),
  /** Null: until it is withdrawn. */
  expiresMs: z.number().int().nullable(),
  notes: text(2000),
})
export type ConsentFields = z.infer<typeof consentFields>

export const consent = z.strictObject({
  id: recordId,
  ...consentFields.shape,
  givenMs: z.number().int(),
  withdrawnMs: z.number().int().nullable(),
})
export type Consent = z.infer<typeof consent>

export type ConsentState = 'none' | 'given' | 'expired' | 'withdrawn'

/** What was given or withdrawn last for a purpose, whether or not it still holds; undefined: nothing ever was. */
export const lastConsent = (consents: readonly Consent[], purpose: ConsentPurpose): Consent | undefined =>
  consents.filter((one) => one.purpose === purpose).sort((a, b) => saidMs(b) - saidMs(a))[0]

/** In records that were merged a consent may have been withdrawn after another was given. */
const saidMs = ({ givenMs, withdrawnMs }: Consent): number => Math.max(givenMs, withdrawnMs ?? givenMs)

/** Where the patient stands on a purpose: the last word counts, a yes or a no. */
export function consentState(
  consents: readonly Consent[],
  purpose: ConsentPurpose,
  nowMs: number,
): ConsentState {
  const last = lastConsent(consents, purpose)
  if (!last) return 'none'
  if (last.withdrawnMs !== null) return 'withdrawn'
  return last.expiresMs !== null && last.expiresMs <= nowMs ? 'expired' : 'given'
}
