import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { UNFINISHED, syncFolder, writeDurably } from '../files/durable-file.ts'
import { KEY_BYTES, SEALING_BYTES, seal, unseal } from '../keys/sealed.ts'

/** First bytes of every file: what it is, and the version of its form. */
const MAGIC = Buffer.from('BSLV\u0001')
const SUFFIX = '.bin'
const ID_BYTES = 16
const ID = /^[0-9a-f]{32}$/

/** What a stored file is, as its row says; the file opens with exactly this and nothing else. */
export interface VaultEntry {
  /** Also the file's name: random, so that it tells nothing. */
  readonly id: string
  /** The patient that the file was stored for; stays when patients are merged. */
  readonly patientId: string
  /** For example `photo` or `layer`. */
  readonly role: string
  readonly plainBytes: number
  /** The file's own key, sealed; deleting it makes the file unreadable for ever, wherever copies of it lie. */
  readonly wrappedKey: Uint8Array
}

/**
 * A folder of encrypted files. Each has a random key of its own, sealed by the vault's; content and row are bound
 * together, so that neither two files nor two rows can be swapped.
 */
export class ImageVault {
  readonly #folder: string
  readonly #key: Uint8Array

  private constructor(folder: string, key: Uint8Array) {
    this.#folder = folder
    this.#key = key
  }

  /** `key`: the store's subkey for images; the vault's own from now on. */
  static async open(folder: string, key: Uint8Array): Promise<ImageVault> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await syncFolder(join(folder, '..'))
    return new ImageVault(folder, key)
  }

  /** Returns once the file is on the disk for good; only then may a row speak of it. */
  async store(plain: Uint8Array, patientId: string, role: string): Promise<VaultEntry> {
    const id = randomBytes(ID_BYTES).toString('hex')
    const key = randomBytes(KEY_BYTES)
    const description = { id, patientId, role, plainBytes: plain.length }
    const bound = boundTo(description)
    const wrappedKey = seal(this.#key, key, bound)
    const sealed = seal(key, plain, bound)
    key.fill(0)
    await writeDurably(this.#pathOf(id), Buffer.concat([MAGIC, sealed]))
    return { ...description, wrappedKey }
  }

  /** The whole content, verified before a byte of it gets out. Fails with IMAGE_MISSING or IMAGE_ALTERED. */
  async load(entry: VaultEntry): Promise<Buffer> {
    const file = await readFile(this.#pathOf(entry.id)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      throw new BasalisError('IMAGE_MISSING', 'expected the file of a stored image, found none')
    })
    const bound = boundTo(entry)
    const key = unseal(this.#key, entry.wrappedKey, bound)
    const plain =
      key && file.length === MAGIC.length + entry.plainBytes + SEALING_BYTES && startsWithMagic(file)
        ? unseal(key, file.subarray(MAGIC.length), bound)
        : null
    key?.fill(0)
    if (plain) return plain
    throw new BasalisError('IMAGE_ALTERED', 'expected a stored image as it was written, found it altered')
  }

  /** Whether the file is there at its full length; `load` says whether it is right. */
  async has(entry: Pick<VaultEntry, 'id' | 'plainBytes'>): Promise<boolean> {
    const found = await stat(this.#pathOf(entry.id)).catch(() => null)
    return found?.size === MAGIC.length + entry.plainBytes + SEALING_BYTES
  }

  async remove(id: string): Promise<void> {
    await unlink(this.#pathOf(id)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    })
  }

  /** Ids of the finished files, with the time they were written. */
  async list(): Promise<readonly { readonly id: string; readonly writtenMs: number }[]> {
    const names = await readdir(this.#folder)
    const ids = names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length))
    return Promise.all(
      ids
        .filter((id) => ID.test(id))
        .map(async (id) => ({ id, writtenMs: (await stat(this.#pathOf(id))).mtimeMs })),
    )
  }

  /** Deletes what a crash left unfinished before `beforeMs`; how many there were. */
  async sweep(beforeMs: number): Promise<number> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith(UNFINISHED))
    let swept = 0
    for (const name of names) {
      const path = join(this.#folder, name)
      if ((await stat(path)).mtimeMs >= beforeMs) continue
      await unlink(path)
      swept += 1
    }
    return swept
  }

  /** Wipes the key: files can be removed still, and neither stored nor loaded. */
  close(): void {
    this.#key.fill(0)
  }

  #pathOf(id: string): string {
    return vaultFile(this.#folder, id)
  }
}

/** Where the file of an id lies in a vault's folder. */
export function vaultFile(folder: string, id: string): string {
  if (!ID.test(id)) throw new Error('expected the id of a stored file, found something else')
  return join(folder, `${id}${SUFFIX}`)
}

const startsWithMagic = (file: Buffer): boolean => file.subarray(0, MAGIC.length).equals(MAGIC)

const boundTo = ({ id, patientId, role, plainBytes }: Omit<VaultEntry, 'wrappedKey'>): string =>
  JSON.stringify(['basalis/1/file', id, patientId, role, plainBytes])
