import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'

const remembered = z.object({ fullScreen: z.boolean() })

/** How the patient's window was left, in a small file; one that cannot be read is as good as none, and so is one that cannot be written. */
export class WindowMemory {
  readonly #path: string
  #fullScreen: boolean

  private constructor(path: string, fullScreen: boolean) {
    this.#path = path
    this.#fullScreen = fullScreen
  }

  static async open(path: string): Promise<WindowMemory> {
    const text = await readFile(path, 'utf8').catch(() => '')
    return new WindowMemory(path, parsed(text))
  }

  get fullScreen(): boolean {
    return this.#fullScreen
  }

  keep(fullScreen: boolean): void {
    if (fullScreen === this.#fullScreen) return
    this.#fullScreen = fullScreen
    writeFile(this.#path, `${JSON.stringify({ fullScreen })}\n`).catch(() => undefined)
  }
}

/** A patient's window fills its display unless somebody has chosen otherwise. */
function parsed(text: string): boolean {
  try {
    return remembered.parse(JSON.parse(text)).fullScreen
  } catch {
    return true
  }
}
