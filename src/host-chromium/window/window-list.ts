/** What the application's life needs to know of a window. */
export interface OpenWindow {
  /** Asks the window's listeners; false when one of them keeps it open. */
  mayClose(): boolean
  /** Resolves once the window has gone. */
  destroy(): Promise<void>
}

/** Every open window, the oldest first. */
export const openWindows = new Set<OpenWindow>()
