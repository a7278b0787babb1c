/** What `npm start` does on a machine, and the line that says so. */

export interface StartFacts {
  readonly electron: string | null
  /** What Electron's sandbox lacks on this system, a path; null where Electron can start. */
  readonly missingHelper: string | null
  /** A browser with visible windows. */
  readonly browser: string | null
  readonly display: boolean
}

export type StartPlan =
  | { readonly kind: 'electron'; readonly program: string; readonly says: string }
  | { readonly kind: 'chromium'; readonly program: string; readonly says: string }
  | { readonly kind: 'sample'; readonly says: string }

/** A window in Electron, else in a browser of the machine, else the bundled sample analysed on the command line. */
export function planStart({ electron, missingHelper, browser, display }: StartFacts): StartPlan {
  if (!display)
    return { kind: 'sample', says: 'There is no display here: analysing the bundled sample instead.' }
  if (electron !== null && missingHelper === null)
    return { kind: 'electron', program: electron, says: 'Opening the window in Electron.' }
  const why =
    missingHelper === null
      ? "Electron's program is not on this machine"
      : `Electron cannot start before ${missingHelper} belongs to root with mode 4755`
  if (browser !== null)
    return { kind: 'chromium', program: browser, says: `${why}: opening the window in ${browser}.` }
  return {
    kind: 'sample',
    says: `${why}, and neither Chromium, Chrome nor Edge is there: analysing the bundled sample instead.`,
  }
}
