import type * as Electron from 'electron'
import type { Page } from 'playwright-core'

/** A screen for the page's content: CSS pixels and how many pixels of the device one of them is. */
export interface Viewport {
  readonly width: number
  readonly height: number
  /** Default 1. */
  readonly deviceScaleFactor?: number
}

export interface LaunchOptions {
  /** The built main script. Default: the application's own. */
  readonly main?: string
  readonly env?: Readonly<Record<string, string>>
  /** Kept after the test. Default: a temporary folder, removed when the application has gone. */
  readonly userData?: string
  readonly args?: readonly string[]
  /** Default true. A visible window needs a display. */
  readonly headless?: boolean
  readonly viewport?: Viewport
}

/** The electron module of the main process. */
export type ElectronMain = typeof Electron

/** A running application as a test sees it, whatever hosts it. */
export interface AppSession {
  readonly host: Host
  readonly page: Page
  readonly userData: string
  /** Runs `action` in the main process. It is sent as text: it can use its arguments and what is global there only. */
  evaluate<A, R>(action: (electron: ElectronMain, argument: A) => R | Promise<R>, argument: A): Promise<R>
  evaluate<R>(action: (electron: ElectronMain) => R | Promise<R>): Promise<R>
  /** Quits as a user does, and waits for the end. */
  close(): Promise<number | null>
  /** The exit code, once the application has gone. */
  readonly exited: Promise<number | null>
  /** The process id of the main process. */
  readonly pid: number
  /** What the main process has written on stderr so far. */
  stderr(): string
}

export const HOSTS = ['electron', 'chromium'] as const
export type Host = (typeof HOSTS)[number]
