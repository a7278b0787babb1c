import { EMPTY_SESSION, type SessionState } from '../../shared/contract/session-state.ts'
import type { Client } from './client.ts'

/** The latest state that main has told, for React's `useSyncExternalStore`. */
export class SessionStore {
  #state: SessionState = EMPTY_SESSION
  #told = false
  readonly #listeners = new Set<() => void>()

  constructor(client: Client) {
    client.on('session:did-change', (state) => {
      this.#told = true
      this.#change(state)
    })
  }

  /** What main answered when asked; older than anything it has told since. */
  begin(state: SessionState): void {
    if (!this.#told) this.#change(state)
  }

  get = (): SessionState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #change(state: SessionState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
