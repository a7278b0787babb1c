/** What the preload world and the host say to each other. */

/** A window on the screen, its frame included. Unit: CSS pixels. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type FromPage =
  | { readonly t: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly t: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | {
      readonly t: 'permission'
      readonly id: number
      readonly permission: string
      readonly video: boolean
      readonly audio: boolean
    }
  | { readonly t: 'open'; readonly url: string; readonly name: string }
  | { readonly t: 'theme'; readonly dark: boolean }
  | ({ readonly t: 'bounds'; readonly hidden: boolean } & Bounds)

export type ToPage =
  | { readonly t: 'reply'; readonly id: number; readonly ok: boolean; readonly value: unknown }
  | { readonly t: 'message'; readonly channel: string; readonly args: readonly unknown[] }

/** `handshake`, `binding` and `receiver` are names that no script of the page can know or see. */
export interface PageSettings {
  readonly handshake: string
  readonly binding: string
  readonly receiver: string
  /** `process` of a sandboxed preload script. */
  readonly process: {
    readonly type: 'renderer'
    readonly sandboxed: true
    readonly contextIsolated: true
    readonly platform: string
    readonly arch: string
    readonly versions: Readonly<Record<string, string>>
    readonly argv: readonly string[]
    readonly env: Readonly<Record<string, string>>
  }
}

/** Asked over the page; see `modal.ts`. */
export interface Question {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
  /** Pressed by Enter. */
  readonly defaultId: number
  /** Pressed by Escape. */
  readonly cancelId: number
  /** What a text field holds at first; null for a question without one. */
  readonly text: string | null
}

export interface Answer {
  readonly button: number
  readonly text: string
}
