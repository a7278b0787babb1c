import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { DEFAULT_SETTINGS, settings, type Settings } from '../../shared/contract/settings.ts'
import { renameFile } from '../rename-file.ts'

/**
 * The user's choices in a small file. A file that cannot be read or makes no sense is taken as absent: nothing in it is
 * worth a start that fails.
 */
export class SettingsStore {
  readonly #path: string
  #current: Settings
  #writing: Promise<void> = Promise.resolve()

  private constructor(path: string, current: Settings) {
    this.#path = path
    this.#current = current
  }

  static async open(path: string): Promise<SettingsStore> {
    const text = await readFile(path, 'utf8').catch(() => '')
    return new SettingsStore(path, parsed(text))
  }

  get current(): Settings {
    return this.#current
  }

  /** Takes effect at once; the file follows. A disk that cannot be written costs the choice at the next start. */
  async update(chosen: Settings): Promise<Settings> {
    this.#current = chosen
    this.#writing = this.#writing.then(() => this.#write())
    await this.#writing
    return this.#current
  }

  async #write(): Promise<void> {
    const staging = `${this.#path}.new`
    try {
      await mkdir(dirname(this.#path), { recursive: true })
      await writeFile(staging, `${JSON.stringify(this.#current, null, 2)}\n`)
      await renameFile(staging, this.#path)
    } catch {
      // Said nowhere: the choice holds for this session.
    }
  }
}

function parsed(text: string): Settings {
  try {
    // Keys of a newer version are passed over.
    return z.object(settings.shape).parse({ ...DEFAULT_SETTINGS, ...(JSON.parse(text) as object) })
  } catch {
    return DEFAULT_SETTINGS
  }
}
