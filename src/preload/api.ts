import type { ChannelName, EventName } from '../shared/contract/channel-names.ts'

/**
 * What the preload script hands to the page as `window.basalis`: one verb a channel and one subscription an event, by
 * the names of the contract, and never Electron itself. Answers are unparsed: the page's client checks them.
 */
export interface BasalisApi {
  readonly call: { readonly [C in ChannelName]: (request?: unknown) => Promise<unknown> }
  /** Returns what ends the subscription. */
  readonly on: { readonly [E in EventName]: (listener: (payload: unknown) => void) => () => void }
  /** Language tags the desktop prefers, best first. */
  readonly languages: readonly string[]
}
