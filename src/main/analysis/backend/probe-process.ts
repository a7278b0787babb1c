/** A probe process as seen from the application. Each handler is set once, straight after the spawn. */
export interface ProbeProcess {
  onMessage(handler: (message: unknown) => void): void
  /** Called also when the process could not be started. */
  onExit(handler: () => void): void
  /** Ends the process at once, whatever it is doing. */
  kill(): void
}

/**
 * Starts probe-entry.ts, or what it was built to, with one argument, in the application's own environment (drivers
 * are found through it) and with nothing of its output shown. Plain Node: spawn-probe-child.ts. Under Electron the
 * composition root gives one over `utilityProcess`.
 */
export type SpawnProbe = (argument: string) => ProbeProcess
