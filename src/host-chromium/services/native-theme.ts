import { EventEmitter } from 'node:events'
import { guardInstances } from '../missing.ts'

export type ThemeSource = 'system' | 'light' | 'dark'

/** Light or dark. What the system prefers is known once the first page has told. */
class HostNativeTheme extends EventEmitter {
  #source: ThemeSource = 'system'
  #systemIsDark = false

  get themeSource(): ThemeSource {
    return this.#source
  }

  set themeSource(source: ThemeSource) {
    if (source === this.#source) return
    this.#source = source
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark' || (this.#source === 'system' && this.#systemIsDark)
  }

  /** A page has seen what it is to show. */
  seenByPage(dark: boolean): void {
    if (this.#source !== 'system' || dark === this.#systemIsDark) return
    this.#systemIsDark = dark
    this.emit('updated')
  }
}

guardInstances('nativeTheme', HostNativeTheme.prototype)

export const nativeTheme = new HostNativeTheme()
