import type {
  PatientChannel,
  PatientEvent,
  StaffChannel,
  StaffEvent,
} from '../shared/contract/channel-names.ts'

type Verb = (request?: unknown) => Promise<unknown>

/** Returns what ends the subscription. */
type Subscribe = (listener: (payload: unknown) => void) => () => void

/**
 * What a preload script hands to its page: one verb a channel and one subscription an event, by the names of the contract that are
 * that window's, and never Electron itself. Answers are unparsed: the page's client checks them.
 */

/** `window.basalis` of the staff's window. */
export interface BasalisApi {
  readonly call: { readonly [C in StaffChannel]: Verb }
  readonly on: { readonly [E in StaffEvent]: Subscribe }
  /** Language tags the desktop prefers, best first. */
  readonly languages: readonly string[]
}

/** `window.basalisPatient` of the patient's. */
export interface PatientApi {
  readonly call: { readonly [C in PatientChannel]: Verb }
  readonly on: { readonly [E in PatientEvent]: Subscribe }
  readonly languages: readonly string[]
}
