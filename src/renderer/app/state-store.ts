import type { StaffEvent } from '../../shared/contract/channel-names.ts'
import type { EventPayload } from '../../shared/contract/channels.ts'
import type { Client } from './client.ts'

/** The latest state that main has told by an event, for React's `useSyncExternalStore`. */
export class StateStore<E extends StaffEvent> {
  #state: EventPayload<E>
  #told = false
  readonly #listeners = new Set<() => void>()

  /** `first` stands until main has answered or told. */
  constructor(client: Client, event: E, first: EventPayload<E>) {
    this.#state = first
    client.on(event, (state) => {
      this.#told = true
      this.#change(state)
    })
  }

  /** What main answered when asked; older than anything it has told since. */
  begin(state: EventPayload<E>): void {
    if (!this.#told) this.#change(state)
  }

  get = (): EventPayload<E> => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #change(state: EventPayload<E>): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

export type SessionStore = StateStore<'session:did-change'>
export type ComparisonStore = StateStore<'comparison:did-change'>
export type ClinicStore = StateStore<'clinic:did-change'>
