import { type Consent, type ConsentPurpose, consentState, lastConsent } from './consent.ts'

/** What something of a patient's record may leave the program for. */
export const EXPORT_PURPOSES = ['own-copy', 'teaching', 'research', 'marketing'] as const
export type ExportPurpose = (typeof EXPORT_PURPOSES)[number]

/** … or where it may go: the clinic's archive is a part of the record. */
export type LeavePurpose = ExportPurpose | 'archive'

export const HINDRANCES = ['never-asked', 'withdrawn', 'expired'] as const

/** The consent that is missing, and how it stands. */
export interface Hindrance {
  readonly consent: ConsentPurpose
  readonly why: (typeof HINDRANCES)[number]
  /** Since when it holds no more; null: it was never given. */
  readonly sinceMs: number | null
}

/** `masked`: only with the eyes masked, and without anything that names the patient. */
export type Leave =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'masked'; readonly hindrance: Hindrance }
  | { readonly kind: 'blocked'; readonly hindrance: Hindrance }

/** The consent that each purpose takes, and whether pictures in which nobody is known may go where it was never refused. */
const NEEDS: Readonly<Record<LeavePurpose, { readonly consent: ConsentPurpose; readonly masked: boolean }>> =
  {
    'own-copy': { consent: 'record', masked: false },
    archive: { consent: 'record', masked: false },
    teaching: { consent: 'teaching', masked: true },
    research: { consent: 'research', masked: true },
    /** Advertising with a patient is never done without asking. */
    marketing: { consent: 'marketing', masked: false },
  }

/**
 * Whether something of a patient may leave for a purpose. A consent that was withdrawn is a no: nothing goes, masked or not, and
 * where the record itself was withdrawn nothing goes for any purpose.
 */
export function mayLeave(purpose: LeavePurpose, consents: readonly Consent[], nowMs: number): Leave {
  const { consent, masked } = NEEDS[purpose]
  const ofRecord = hindranceOf('record', consents, nowMs)
  if (ofRecord?.why === 'withdrawn') return { kind: 'blocked', hindrance: ofRecord }
  const hindrance = hindranceOf(consent, consents, nowMs)
  if (!hindrance) return { kind: 'allowed' }
  return { kind: masked && hindrance.why !== 'withdrawn' ? 'masked' : 'blocked', hindrance }
}

/** What leaves with the patient's identity and whole: what the patient takes home. */
export const isNamed = (purpose: ExportPurpose): boolean => purpose === 'own-copy'

function hindranceOf(consent: ConsentPurpose, consents: readonly Consent[], nowMs: number): Hindrance | null {
  const last = lastConsent(consents, consent)
  switch (consentState(consents, consent, nowMs)) {
    case 'given':
      return null
    case 'none':
      return { consent, why: 'never-asked', sinceMs: null }
    case 'withdrawn':
      return { consent, why: 'withdrawn', sinceMs: last?.withdrawnMs ?? null }
    case 'expired':
      return { consent, why: 'expired', sinceMs: last?.expiresMs ?? null }
  }
}
