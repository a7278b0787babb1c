import { randomBytes } from 'node:crypto'
import { readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UNFINISHED, writeDurably } from '../records/files/durable-file.ts'

const PREFIX = 'basalis-export-'
const NAME = new RegExp(`^${PREFIX}[0-9a-f]{12}\\${UNFINISHED}$`)

/**
 * Exports that are being written, each under a name of its own beside the one that it is to get. The names stand in a file, so that
 * what a crash leaves of one, a folder in plain among others, is removed at the next start.
 */
export class UnfinishedExports {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  /** Where to write what is to lie at `target`; says nothing of that name. */
  async begin(target: string): Promise<string> {
    const staging = join(dirname(target), `${PREFIX}${randomBytes(6).toString('hex')}${UNFINISHED}`)
    // On a disk that takes nothing exports go elsewhere all the same.
    await this.#keep([...(await this.#known()), staging]).catch(() => undefined)
    return staging
  }

  /** It has got its name, or nothing of it is wanted. Fails as the disk does where something of it stays. */
  async end(staging: string): Promise<void> {
    await rm(staging, { recursive: true, force: true })
    await this.#keep((await this.#known()).filter((other) => other !== staging)).catch(() => undefined)
  }

  /** Removes what is left of earlier runs; of a drive that is not there now another time. Before any `begin`. */
  async sweep(): Promise<void> {
    const left: string[] = []
    for (const staging of await this.#known()) {
      const isThere = await stat(dirname(staging)).then(
        () => true,
        () => false,
      )
      const removed = isThere && (await remove(staging))
      if (!removed) left.push(staging)
    }
    await this.#keep(left).catch(() => undefined)
  }

  async #known(): Promise<readonly string[]> {
    const text = await readFile(this.#file, 'utf8').catch(() => '[]')
    let listed: unknown
    try {
      listed = JSON.parse(text)
    } catch {
      return []
    }
    // Nothing is removed that has not such a name, whoever has written it there.
    return Array.isArray(listed)
      ? listed.filter((path): path is string => typeof path === 'string' && NAME.test(basename(path)))
      : []
  }

  async #keep(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) await rm(this.#file, { force: true })
    else await writeDurably(this.#file, JSON.stringify(paths))
  }
}

const remove = (path: string): Promise<boolean> =>
  rm(path, { recursive: true, force: true }).then(
    () => true,
    () => false,
  )
