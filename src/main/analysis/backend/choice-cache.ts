import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { backendChoices, type BackendChoices } from './backend-choices.ts'
import { renameFile } from '../../rename-file.ts'

const FILE = 'gpu-choice.json'

/** Choices that are kept, the newest last: two nets and a few changes of adapter. */
const MAX_ENTRIES = 8

/** Changes whenever the shaders, the runtimes or the measurement do: what was measured before then counts no more. */
const FORMAT = 1

const file = z.object({
  format: z.literal(FORMAT),
  entries: z.array(z.object({ key: z.string(), choices: backendChoices })),
})

type Entry = z.infer<typeof file>['entries'][number]

/**
 * What was measured, in a small JSON file. It saves time and nothing else: a file that is missing, damaged or cannot be
 * written means that it is measured again.
 */
export class ChoiceCache {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async read(key: string): Promise<BackendChoices | null> {
    return (await this.#entries()).find((entry) => entry.key === key)?.choices ?? null
  }

  async write(key: string, choices: BackendChoices): Promise<void> {
    const others = (await this.#entries()).filter((entry) => entry.key !== key)
    await this.#replace([...others, { key, choices }].slice(-MAX_ENTRIES))
  }

  async forget(key: string): Promise<void> {
    await this.#replace((await this.#entries()).filter((entry) => entry.key !== key))
  }

  async #entries(): Promise<readonly Entry[]> {
    try {
      return file.parse(JSON.parse(await readFile(join(this.#folder, FILE), 'utf8'))).entries
    } catch {
      return []
    }
  }

  /** Whole or not at all: another program may read meanwhile. */
  async #replace(entries: readonly Entry[]): Promise<void> {
    const draft = join(this.#folder, `${FILE}.${process.pid}`)
    try {
      await mkdir(this.#folder, { recursive: true })
      await writeFile(draft, `${JSON.stringify({ format: FORMAT, entries }, null, 2)}\n`)
      await renameFile(draft, join(this.#folder, FILE))
    } catch {
      await rm(draft, { force: true }).catch(() => undefined)
    }
  }
}
