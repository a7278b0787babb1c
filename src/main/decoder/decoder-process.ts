import type { ToChild } from './messages.ts'

/** How a decoder process ended. */
export interface DecoderExit {
  readonly code: number | null
  readonly signal: string | null
}

/**
 * A decoder process as its client sees it. Messages are structured-cloned both ways, so that the same code runs over
 * `child_process.fork` (advanced serialization) and Electron's `utilityProcess.fork`. Each handler is set once,
 * straight after the spawn.
 */
export interface DecoderProcess {
  /** Undefined until the system has given one, and after the exit. */
  readonly pid: number | undefined
  /** Its resident memory in bytes, 0 once it is gone; absent where the host cannot say. */
  readonly residentBytes?: () => number
  postMessage(message: ToChild): void
  /** What arrives is untrusted: the process has parsed hostile bytes. */
  onMessage(handler: (message: unknown) => void): void
  /** Called exactly once, also when the process could not be started. */
  onExit(handler: (exit: DecoderExit) => void): void
  /** Ends the process at once, whatever it is doing. */
  kill(): void
}

/** `maxResidentBytes` is handed on to the watchdog inside the process. */
export type SpawnDecoder = (options: { readonly maxResidentBytes: number }) => DecoderProcess
