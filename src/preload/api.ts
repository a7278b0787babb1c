/** What the preload script hands to the page as `window.basalis`: named verbs and plain values, never Electron itself. */
export interface BasalisApi {
  /** Language tags the desktop prefers, best first. */
  readonly languages: readonly string[]
}
