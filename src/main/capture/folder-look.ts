import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isPhotoName } from '../../shared/domain/photo-files.ts'

/** Size and time of last change of a file, as one text. */
type Stamp = string

export interface SettledFile {
  readonly name: string
  readonly path: string
  /** When it came, or was last written. */
  readonly atMs: number
}

/**
 * Looks at a folder again and again for photos that are newer than a moment, each once: a file is told of when two looks in a
 * row found it the same and not empty, so that nobody reads one that is being written. One that goes and comes back, is
 * touched, or is written again after it was told of, is new.
 */
export class FolderLook {
  readonly #folder: string
  readonly #sinceMs: number
  /** Names that were there at that moment; null: not known, after a new start. */
  readonly #before: Set<string> | null
  /** Told of, as it was then; null: too old, and not looked at any more. */
  readonly #known = new Map<string, Stamp | null>()
  readonly #growing = new Map<string, Stamp>()

  /** A disk's clock may be behind: with the names that were there `before`, what has another name is new whatever it says. */
  constructor(folder: string, sinceMs: number, before: ReadonlySet<string> | null) {
    this.#folder = folder
    this.#sinceMs = sinceMs
    this.#before = before && new Set(before)
  }

  /** The system says that this file has changed. */
  touched(name: string): void {
    this.#known.delete(name)
  }

  /**
   * The files that have settled since the look before, the oldest first, and the names of all photos there are. Fails as the file
   * system does where the folder cannot be read.
   */
  async look(): Promise<{ readonly settled: readonly SettledFile[]; readonly names: ReadonlySet<string> }> {
    const names = await photoNames(this.#folder)
    for (const name of this.#before ?? []) if (!names.has(name)) this.#before?.delete(name)
    for (const name of this.#known.keys()) if (!names.has(name)) this.#known.delete(name)
    for (const name of this.#growing.keys()) if (!names.has(name)) this.#growing.delete(name)
    const settled: SettledFile[] = []
    for (const name of names) {
      if (this.#known.get(name) === null) continue
      const file = await this.#settled(name)
      if (file) settled.push(file)
    }
    return { settled: settled.sort((a, b) => a.atMs - b.atMs), names }
  }

  async #settled(name: string): Promise<SettledFile | null> {
    const path = join(this.#folder, name)
    const found = await stat(path).catch(() => null)
    if (!found) return null
    // Moving a file into a folder leaves its time of writing; that of its entry is new.
    const atMs = Math.round(Math.max(found.mtimeMs, found.ctimeMs))
    const stamp = `${found.size} ${found.mtimeMs}`
    if (this.#known.get(name) === stamp) return null
    const old = atMs < this.#sinceMs && (this.#before?.has(name) ?? true)
    const same = this.#growing.get(name) === stamp && found.size > 0
    if (!old && !same) {
      this.#growing.set(name, stamp)
      return null
    }
    this.#growing.delete(name)
    this.#known.set(name, old ? null : stamp)
    return old ? null : { name, path, atMs }
  }
}

/** Of all files in a folder that look like photos. Fails as the file system does. */
export async function photoNames(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { withFileTypes: true })
  return new Set(
    entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && isPhotoName(entry.name))
      .map(({ name }) => name),
  )
}
