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
  /** When it was first heard of, by this computer's clock, while it may still have been copied. */
  readonly seenMs: number
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
  /** When a name was first heard of, until somebody has decided about its photo. */
  readonly #heard = new Map<string, number>()
  readonly #now: () => number

  /** A disk's clock may be behind: with the names that were there `before`, what has another name is new whatever it says. */
  constructor(
    folder: string,
    sinceMs: number,
    before: ReadonlySet<string> | null,
    now: () => number = Date.now,
  ) {
    this.#folder = folder
    this.#sinceMs = sinceMs
    this.#before = before && new Set(before)
    this.#now = now
  }

  /** The system says that this file has changed. */
  touched(name: string): void {
    this.#known.delete(name)
    this.#hearOf(name, this.#now())
  }

  /** Somebody has decided about its photo: what is written under this name from now on is another. */
  decided(name: string): void {
    if (this.#known.has(name)) this.#heard.delete(name)
  }

  /** Notes which names are new, where a look is not due for long. Fails as `look`. */
  async hear(): Promise<void> {
    const names = await photoNames(this.#folder)
    const nowMs = this.#now()
    for (const name of names) if (!this.#known.has(name)) this.#hearOf(name, nowMs)
  }

  /**
   * The files that have settled since the look before, the oldest first, and the names of all photos there are. Fails as the file
   * system does where the folder cannot be read.
   */
  async look(): Promise<{ readonly settled: readonly SettledFile[]; readonly names: ReadonlySet<string> }> {
    const begunMs = this.#now()
    const names = await photoNames(this.#folder)
    const nowMs = this.#now()
    for (const name of this.#before ?? []) if (!names.has(name)) this.#before?.delete(name)
    for (const name of this.#known.keys()) if (!names.has(name)) this.#known.delete(name)
    for (const name of this.#growing.keys()) if (!names.has(name)) this.#growing.delete(name)
    // What the system has told of while the names were read may not be among them yet.
    for (const [name, seenMs] of this.#heard)
      if (!names.has(name) && seenMs < begunMs) this.#heard.delete(name)
    const settled: SettledFile[] = []
    for (const name of names) {
      if (this.#known.get(name) === null) continue
      const file = await this.#settled(name, nowMs)
      if (file) settled.push(file)
    }
    return { settled: settled.sort((a, b) => a.atMs - b.atMs), names }
  }

  async #settled(name: string, nowMs: number): Promise<SettledFile | null> {
    const path = join(this.#folder, name)
    const found = await stat(path).catch(() => null)
    if (!found) return null
    // Moving a file into a folder leaves its time of writing; that of its entry is new.
    const atMs = Math.round(Math.max(found.mtimeMs, found.ctimeMs))
    const stamp = `${found.size} ${found.mtimeMs}`
    if (this.#known.get(name) === stamp) return null
    const old = atMs < this.#sinceMs && (this.#before?.has(name) ?? true)
    const same = this.#growing.get(name) === stamp && found.size > 0
    const seenMs = this.#hearOf(name, nowMs)
    if (!old && !same) {
      this.#growing.set(name, stamp)
      return null
    }
    this.#growing.delete(name)
    this.#known.set(name, old ? null : stamp)
    if (old) this.#heard.delete(name)
    return old ? null : { name, path, atMs, seenMs }
  }

  /** The first moment counts, however often the file is written after it. */
  #hearOf(name: string, nowMs: number): number {
    const seenMs = this.#heard.get(name) ?? nowMs
    this.#heard.set(name, seenMs)
    return seenMs
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
