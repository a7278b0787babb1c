/** What `npm start` does on a machine, and the line that says so. */

export interface StartFacts {
  readonly electron: string | null
  /** A browser with visible windows. */
  readonly browser: string | null
  readonly display: boolean
}

export type StartPlan =
  | { readonly kind: 'electron'; readonly program: string; readonly says: string }
  | { readonly kind: 'chromium'; readonly program: string; readonly says: string }
  | { readonly kind: 'sample'; readonly says: string }

/** A window in Electron, else in a browser of the machine, else the bundled sample analysed on the command line. */
export function planStart({ electron, browser, display }: StartFacts): StartPlan {
  if (!display)
    return { kind: 'sample', says: 'There is no display here: analysing the bundled sample instead.' }
  if (electron !== null)
    return { kind: 'electron', program: electron, says: 'Opening the window in Electron.' }
  if (browser !== null)
    return {
      kind: 'chromium',
      program: browser,
      says: `Electron's program is not on this machine: opening the window in ${browser}.`,
    }
  return {
    kind: 'sample',
    says: "Neither Electron's program nor Chromium, Chrome or Edge is on this machine: analysing the bundled sample instead.",
  }
}
