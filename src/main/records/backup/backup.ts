import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BasalisError, CancelledError } from '../../../shared/contract/errors.ts'
import { AuditLog } from '../audit/audit-log.ts'
import { writeHead } from '../audit/head-file.ts'
import { openDatabase } from '../database/open-database.ts'
import { copyDurably, syncFile } from '../files/copy-durably.ts'
import { UNFINISHED, syncFolder } from '../files/durable-file.ts'
import { subkey } from '../keys/sealed.ts'
import { PhotoRepository } from '../photos/photo-repository.ts'
import { STORE_FILES, type RecordStore } from '../store/record-store.ts'
import { ImageVault, vaultFile, type VaultEntry } from '../vault/image-vault.ts'
import { peekManifest, readManifest, writeManifest, type SnapshotContents } from './manifest.ts'

const MANIFEST = 'backup.json'
/** Files of the vault never change, so all snapshots share them. */
const SHARED_VAULT = 'vault'
const SNAPSHOT = /^snapshot-\d{8}T\d{6}Z-[0-9a-f]{8}$/

export interface BackupOptions {
  readonly signal?: AbortSignal | undefined
  /** `done` of `total` files looked at. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

export interface Snapshot {
  readonly name: string
  readonly contents: SnapshotContents
}

/**
 * A folder of snapshots on another disk: of each an encrypted copy of the database and of the key file; the vault's files once
 * for all of them. A snapshot gets its name only after it has been opened, checked and every file that it speaks of has been
 * decrypted from the copy.
 */
export class Backup {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Newest first; whatever is not a finished snapshot is passed over. */
  async list(): Promise<readonly Snapshot[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const found = await Promise.all(
      names
        .filter((name) => SNAPSHOT.test(name))
        .map(async (name) => ({ name, contents: await peekManifest(join(this.#folder, name, MANIFEST)) })),
    )
    return found
      .filter((snapshot): snapshot is Snapshot => snapshot.contents !== null)
      .sort((a, b) => b.contents.createdMs - a.contents.createdMs)
  }

  /** `storeFolder`: of the open store. Leaves nothing but copied files of the vault behind when it fails or is cancelled. */
  async create(
    store: RecordStore,
    storeFolder: string,
    storeId: string,
    dataKey: Uint8Array,
    nowMs: number,
    { signal, onProgress }: BackupOptions = {},
  ): Promise<Snapshot> {
    const vaultFolder = join(this.#folder, SHARED_VAULT)
    await mkdir(vaultFolder, { recursive: true, mode: 0o700 })
    const stamp = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')
    const name = `snapshot-${stamp}-${randomBytes(4).toString('hex')}`
    const unfinished = join(this.#folder, `${name}${UNFINISHED}`)
    await mkdir(unfinished, { mode: 0o700 })
    try {
      const database = join(unfinished, STORE_FILES.database)
      const { head } = store.snapshotInto(database)
      await syncFile(database)
      await copyDurably(join(storeFolder, STORE_FILES.keys), join(unfinished, STORE_FILES.keys))
      const entries = filesOf(database, dataKey)
      await this.#copyFiles(entries, join(storeFolder, STORE_FILES.vault), signal)
      const contents: SnapshotContents = {
        version: 1,
        storeId,
        createdMs: nowMs,
        head: { seq: head.seq, mac: Buffer.from(head.mac).toString('hex') },
        patients: patientsIn(database, dataKey),
        files: entries.length,
        database: await sha256Of(database),
      }
      await writeManifest(join(unfinished, MANIFEST), contents, subkey(dataKey, 'backup'))
      await verify(unfinished, vaultFolder, dataKey, { signal, onProgress })
      await rename(unfinished, join(this.#folder, name))
      await syncFolder(this.#folder)
      return { name, contents }
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true })
      throw error
    }
  }

  /** Opens a snapshot and everything in it, as a restore would. Fails with BACKUP_DAMAGED, saying what. */
  async verify(name: string, dataKey: Uint8Array, options: BackupOptions = {}): Promise<SnapshotContents> {
    return verify(this.#pathOf(name), join(this.#folder, SHARED_VAULT), dataKey, options)
  }

  /**
   * Makes a store of a snapshot in a folder that does not exist yet or is empty: verified first, whole or not at all.
   * The key file comes along, so that passphrases and recovery code of that day open it.
   */
  async restore(
    name: string,
    target: string,
    dataKey: Uint8Array,
    options: BackupOptions = {},
  ): Promise<void> {
    const source = this.#pathOf(name)
    const { head } = await this.verify(name, dataKey, options)
    if ((await readdir(target).catch(() => [])).length > 0)
      throw new BasalisError('RECORD_CONFLICT', 'expected an empty folder to restore into, found files in it')
    const unfinished = `${target}${UNFINISHED}`
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(join(unfinished, STORE_FILES.vault), { recursive: true, mode: 0o700 })
    try {
      for (const file of [STORE_FILES.database, STORE_FILES.keys])
        await copyDurably(join(source, file), join(unfinished, file))
      for (const { id } of filesOf(join(source, STORE_FILES.database), dataKey)) {
        stopIfCancelled(options.signal)
        const from = vaultFile(join(this.#folder, SHARED_VAULT), id)
        await copyDurably(from, vaultFile(join(unfinished, STORE_FILES.vault), id))
      }
      await syncFolder(join(unfinished, STORE_FILES.vault))
      await writeHead(join(unfinished, STORE_FILES.head), {
        seq: head.seq,
        mac: Buffer.from(head.mac, 'hex'),
      })
      await rm(target, { recursive: true, force: true })
      await rename(unfinished, target)
      await syncFolder(join(target, '..'))
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true })
      throw error
    }
  }

  /** Deletes all but the newest `keep` snapshots and the files that none of the rest speaks of. */
  async prune(keep: number, dataKey: Uint8Array): Promise<void> {
    const snapshots = await this.list()
    for (const { name } of snapshots.slice(keep)) await rm(this.#pathOf(name), { recursive: true })
    const needed = new Set(
      snapshots
        .slice(0, keep)
        .flatMap(({ name }) => filesOf(join(this.#pathOf(name), STORE_FILES.database), dataKey))
        .map(({ id }) => id),
    )
    const vault = await ImageVault.open(join(this.#folder, SHARED_VAULT), subkey(dataKey, 'images'))
    for (const { id } of await vault.list()) if (!needed.has(id)) await vault.remove(id)
  }

  async #copyFiles(
    entries: readonly VaultEntry[],
    from: string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const to = join(this.#folder, SHARED_VAULT)
    for (const { id } of entries) {
      stopIfCancelled(signal)
      const there = await stat(vaultFile(to, id)).catch(() => null)
      if (there === null) await copyDurably(vaultFile(from, id), vaultFile(to, id))
    }
    await syncFolder(to)
  }

  #pathOf(name: string): string {
    if (!SNAPSHOT.test(name)) throw new Error('expected the name of a snapshot, found something else')
    return join(this.#folder, name)
  }
}

async function verify(
  snapshot: string,
  vaultFolder: string,
  dataKey: Uint8Array,
  { signal, onProgress }: BackupOptions,
): Promise<SnapshotContents> {
  const contents = await readManifest(join(snapshot, MANIFEST), subkey(dataKey, 'backup'))
  const database = join(snapshot, STORE_FILES.database)
  if ((await sha256Of(database).catch(() => '')) !== contents.database)
    throw damaged('the database as it was written', 'it altered or missing')
  const entries = filesOf(database, dataKey, contents)
  const vault = await ImageVault.open(vaultFolder, subkey(dataKey, 'images'))
  for (const [done, entry] of entries.entries()) {
    stopIfCancelled(signal)
    await vault.load(entry).catch((error: unknown) => {
      throw damaged('every file of a photo as it was written', 'one altered or missing', error)
    })
    onProgress?.(done + 1, entries.length)
  }
  return contents
}

/** With `contents` the database is checked whole, and against them. */
function filesOf(database: string, dataKey: Uint8Array, contents?: SnapshotContents): readonly VaultEntry[] {
  const db = openDatabase(database, subkey(dataKey, 'database'), { readonly: true })
  try {
    const entries = [...new PhotoRepository(db).entries()]
    if (contents === undefined) return entries
    const sound = db.pragma('integrity_check', { simple: true }) === 'ok'
    const head = { seq: contents.head.seq, mac: Buffer.from(contents.head.mac, 'hex') }
    const whole = new AuditLog(db, subkey(dataKey, 'audit')).verify(head) === null
    if (!sound || !whole || entries.length !== contents.files)
      throw damaged('a database that holds what the list says', 'another')
    return entries
  } finally {
    db.close()
  }
}

function patientsIn(database: string, dataKey: Uint8Array): number {
  const db = openDatabase(database, subkey(dataKey, 'database'), { readonly: true })
  try {
    return db.prepare<[], number>('SELECT count(*) FROM patient WHERE merged_into IS NULL').pluck().get() ?? 0
  } finally {
    db.close()
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const damaged = (expected: string, found: string, cause?: unknown): BasalisError =>
  new BasalisError('BACKUP_DAMAGED', `expected in the backup ${expected}, found ${found}`, { cause })

function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError()
}
