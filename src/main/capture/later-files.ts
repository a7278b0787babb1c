import type { SettledFile } from './folder-look.ts'

/** With pauses of 1, 2, 4, 8, 16 and 32 looks: a minute and a half. A file that ends the decoder is not read for ever. */
const MAX_TRIES = 6

interface Later {
  readonly file: SettledFile
  readonly tries: number
  /** How many looks it still waits for; 0: it is being tried. */
  looks: number
}

/** Files that could not be read for a reason that may pass: each is given out again a few times, after longer and longer pauses. */
export class LaterFiles {
  readonly #files = new Map<string, Later>()

  /** For a later look; false: it was tried often enough. */
  putBack(file: SettledFile): boolean {
    const tries = (this.#files.get(file.name)?.tries ?? 0) + 1
    if (tries > MAX_TRIES) return false
    this.#files.set(file.name, { file, tries, looks: 2 ** (tries - 1) })
    return true
  }

  /** Asked once a look: those whose pause is over. */
  due(): readonly SettledFile[] {
    const due: SettledFile[] = []
    for (const later of this.#files.values()) {
      if (later.looks === 0) continue
      later.looks -= 1
      if (later.looks === 0) due.push(later.file)
    }
    return due
  }

  /** It was read, given up, or is another by now. */
  forget(name: string): void {
    this.#files.delete(name)
  }

  clear(): void {
    this.#files.clear()
  }
}
