import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { snapshotName, type BackupStep } from '../../../shared/contract/backup-state.ts'
import { BasalisError, CancelledError } from '../../../shared/contract/errors.ts'
import { AuditLog } from '../audit/audit-log.ts'
import type { AuditHead } from '../audit/chain.ts'
import { readHead, writeHead } from '../audit/head-file.ts'
import { openDatabase } from '../database/open-database.ts'
import { copyDurably, syncFile } from '../files/copy-durably.ts'
import { OWNER_ONLY, UNFINISHED, syncFolder } from '../files/durable-file.ts'
import { subkey } from '../keys/sealed.ts'
import { PhotoRepository } from '../photos/photo-repository.ts'
import { PROGRAM, RecordStore, STORE_FILES } from '../store/record-store.ts'
import { ImageVault, vaultFile, type VaultEntry } from '../vault/image-vault.ts'
import { peekManifest, readManifest, writeManifest, type SnapshotContents } from './manifest.ts'
import { renameFile } from '../../rename-file.ts'

const MANIFEST = 'backup.json'
/** Files of the vault never change, so all snapshots share them. */
const SHARED_VAULT = 'vault'

export interface BackupOptions {
  readonly signal?: Pick<AbortSignal, 'aborted'> | undefined
  /** `done` of `total` files of a step. */
  readonly onProgress?: ((step: BackupStep, done: number, total: number) => void) | undefined
}

/** An open store, or one that somebody else has open: it is only read. */
export interface BackupSource {
  readonly folder: string
  readonly storeId: string
  readonly dataKey: Uint8Array
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

  /**
   * Newest first, and those that a clock which ran ahead has dated later than now after all others; whatever is not a finished snapshot is
   * passed over.
   */
  async list(nowMs = Date.now()): Promise<readonly Snapshot[]> {
    const isAhead = ({ contents }: Snapshot): number => Number(contents.createdMs > nowMs)
    const found = await Promise.all(
      (await this.#names()).map(async (name) => ({
        name,
        contents: await peekManifest(join(this.#folder, name, MANIFEST)),
      })),
    )
    return found
      .filter((snapshot): snapshot is Snapshot => snapshot.contents !== null)
      .sort((a, b) => isAhead(a) - isAhead(b) || b.contents.createdMs - a.contents.createdMs)
  }

  /**
   * Leaves nothing but copied files of the vault behind when it fails or is cancelled. Fails with BACKUP_FOLDER_OTHERS,
   * IMAGE_MISSING or IMAGE_ALTERED (a file of the store itself), STORE_DAMAGED, or as the disk does.
   */
  async create(source: BackupSource, nowMs: number, options: BackupOptions = {}): Promise<Snapshot> {
    await this.refuseOthers(source.storeId)
    await mkdir(join(this.#folder, SHARED_VAULT), { recursive: true, mode: 0o700 })
    await this.#sweep(nowMs)
    try {
      return await this.#create(source, nowMs, options)
    } catch (error) {
      // The files of a patient who is erased meanwhile go: the second copy of the database does not speak of them.
      if (!(error instanceof BasalisError && error.code === 'IMAGE_MISSING')) throw error
      return await this.#create(source, nowMs, options)
    }
  }

  /** Opens a snapshot and everything in it, as a restore would. Fails with BACKUP_DAMAGED, saying what. */
  async verify(name: string, dataKey: Uint8Array, options: BackupOptions = {}): Promise<SnapshotContents> {
    return verify(this.pathOf(name), join(this.#folder, SHARED_VAULT), dataKey, options)
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
    const source = this.pathOf(name)
    const refused = (cause?: unknown): BasalisError =>
      new BasalisError('RECORD_CONFLICT', 'expected an empty folder to restore into, found files in it', {
        cause,
      })
    if ((await readdir(target).catch(() => [])).length > 0) throw refused()
    const { head } = await this.verify(name, dataKey, options)
    const unfinished = `${target}${UNFINISHED}`
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(join(unfinished, STORE_FILES.vault), { recursive: true, mode: 0o700 })
    try {
      for (const file of [STORE_FILES.database, STORE_FILES.keys])
        await copyDurably(join(source, file), join(unfinished, file), OWNER_ONLY)
      const entries = filesOf(join(source, STORE_FILES.database), dataKey)
      for (const [done, { id }] of entries.entries()) {
        stopIfCancelled(options.signal)
        const from = vaultFile(join(this.#folder, SHARED_VAULT), id)
        await copyDurably(from, vaultFile(join(unfinished, STORE_FILES.vault), id), OWNER_ONLY)
        options.onProgress?.('copy', done + 1, entries.length)
      }
      await syncFolder(join(unfinished, STORE_FILES.vault))
      await writeHead(join(unfinished, STORE_FILES.head), {
        seq: head.seq,
        mac: Buffer.from(head.mac, 'hex'),
      })
      // Opens before it counts, and says in its own log that it is a copy.
      const store = await RecordStore.open(unfinished, dataKey)
      store.note(PROGRAM, 'backup.restore', 'done')
      await store.close()
      stopIfCancelled(options.signal)
      // Whatever has been put there meanwhile stays.
      await rmdir(target).catch((error: unknown) => {
        if (errnoOf(error) !== 'ENOENT') throw refused(error)
      })
      await renameFile(unfinished, target)
      await syncFolder(join(target, '..'))
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true })
      throw error
    }
  }

  /**
   * Deletes all but the newest `keep` snapshots and the files that none of the rest speaks of. Files stay where the list
   * of any snapshot cannot be read, for it may need them.
   */
  async prune(keep: number, dataKey: Uint8Array, nowMs = Date.now()): Promise<void> {
    const snapshots = await this.list(nowMs)
    for (const { name } of snapshots.slice(keep)) await rm(this.pathOf(name), { recursive: true })
    const rest = snapshots.slice(0, keep)
    if ((await this.#names()).length > rest.length) return
    const needed = new Set(
      rest
        .flatMap(({ name }) => filesOf(join(this.pathOf(name), STORE_FILES.database), dataKey))
        .map(({ id }) => id),
    )
    const vault = await ImageVault.open(join(this.#folder, SHARED_VAULT), subkey(dataKey, 'images'))
    for (const { id } of await vault.list()) if (!needed.has(id)) await vault.remove(id)
  }

  /** Fails with BACKUP_FOLDER_OTHERS: two clinics in one folder would prune each other's files. */
  async refuseOthers(storeId: string): Promise<void> {
    if ((await this.list()).every(({ contents }) => contents.storeId === storeId)) return
    throw new BasalisError(
      'BACKUP_FOLDER_OTHERS',
      'expected a folder with backups of this clinic only, found those of another',
    )
  }

  /** Of a snapshot's folder. */
  pathOf(name: string): string {
    if (!isSnapshot(name)) throw new Error('expected the name of a snapshot, found something else')
    return join(this.#folder, name)
  }

  async #create(
    { folder, storeId, dataKey }: BackupSource,
    nowMs: number,
    { signal, onProgress }: BackupOptions,
  ): Promise<Snapshot> {
    const stamp = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')
    const name = `snapshot-${stamp}-${randomBytes(4).toString('hex')}`
    const unfinished = join(this.#folder, `${name}${UNFINISHED}`)
    await mkdir(unfinished, { mode: 0o700 })
    try {
      onProgress?.('database', 0, 1)
      const database = join(unfinished, STORE_FILES.database)
      const known = await readHead(join(folder, STORE_FILES.head))
      copyDatabase(join(folder, STORE_FILES.database), database, dataKey)
      await syncFile(database)
      await copyDurably(join(folder, STORE_FILES.keys), join(unfinished, STORE_FILES.keys))
      const { head, patients, entries } = lookInto(database, dataKey, known)
      onProgress?.('database', 1, 1)
      for (const [done, { id }] of entries.entries()) {
        stopIfCancelled(signal)
        const there = await stat(vaultFile(join(this.#folder, SHARED_VAULT), id)).catch(() => null)
        if (there === null) await this.#copyFile(id, folder)
        onProgress?.('copy', done + 1, entries.length)
      }
      await syncFolder(join(this.#folder, SHARED_VAULT))
      const contents: SnapshotContents = {
        version: 1,
        storeId,
        createdMs: nowMs,
        head: { seq: head.seq, mac: Buffer.from(head.mac).toString('hex') },
        patients,
        photos: entries.filter(({ role }) => role === 'photo').length,
        files: entries.length,
        database: await sha256Of(database),
      }
      await writeManifest(join(unfinished, MANIFEST), contents, subkey(dataKey, 'backup'))
      await verify(unfinished, join(this.#folder, SHARED_VAULT), dataKey, { signal, onProgress }, (id) =>
        this.#copyFile(id, folder),
      )
      await renameFile(unfinished, join(this.#folder, name))
      await syncFolder(this.#folder)
      return { name, contents }
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true }).catch(() => undefined)
      throw error
    }
  }

  async #copyFile(id: string, storeFolder: string): Promise<void> {
    const from = vaultFile(join(storeFolder, STORE_FILES.vault), id)
    try {
      await copyDurably(from, vaultFile(join(this.#folder, SHARED_VAULT), id))
    } catch (error) {
      // The same code where the backup's own folder has gone.
      if (errnoOf(error) !== 'ENOENT' || (await stat(from).catch(() => null))) throw error
      throw new BasalisError('IMAGE_MISSING', 'expected the file of a stored image, found none', {
        cause: error,
      })
    }
  }

  /** What a backup that was cut off left behind. */
  async #sweep(nowMs: number): Promise<void> {
    for (const name of await readdir(this.#folder))
      if (name.endsWith(UNFINISHED) && isSnapshot(name.slice(0, -UNFINISHED.length)))
        await rm(join(this.#folder, name), { recursive: true, force: true })
    const vault = await ImageVault.open(join(this.#folder, SHARED_VAULT), Buffer.alloc(0))
    await vault.sweep(nowMs)
  }

  async #names(): Promise<readonly string[]> {
    return (await readdir(this.#folder).catch(() => [])).filter(isSnapshot)
  }
}

/** `mend` copies a file of the vault anew that was copied some time ago and has not kept. */
async function verify(
  snapshot: string,
  vaultFolder: string,
  dataKey: Uint8Array,
  { signal, onProgress }: BackupOptions,
  mend?: (id: string) => Promise<void>,
): Promise<SnapshotContents> {
  const contents = await readManifest(join(snapshot, MANIFEST), subkey(dataKey, 'backup'))
  const database = join(snapshot, STORE_FILES.database)
  if ((await sha256Of(database).catch(() => '')) !== contents.database)
    throw damaged('the database as it was written', 'it altered or missing')
  const entries = filesOf(database, dataKey, contents)
  const vault = await ImageVault.open(vaultFolder, subkey(dataKey, 'images'))
  for (const [done, entry] of entries.entries()) {
    stopIfCancelled(signal)
    await vault.load(entry).catch(async (error: unknown) => {
      if (!mend) throw damaged('every file of a photo as it was written', 'one altered or missing', error)
      await mend(entry.id)
      await vault.load(entry)
    })
    onProgress?.('check', done + 1, entries.length)
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

/**
 * `VACUUM INTO`: encrypted with the same key, of one moment, by a connection of its own that only reads. Not flushed yet.
 */
function copyDatabase(from: string, to: string, dataKey: Uint8Array): void {
  const db = openDatabase(from, subkey(dataKey, 'database'), { readonly: true })
  try {
    db.prepare('VACUUM INTO ?').run(to)
  } finally {
    db.close()
  }
}

interface Found {
  readonly head: AuditHead
  readonly patients: number
  readonly entries: readonly VaultEntry[]
}

/** What a copied database holds. Fails with STORE_DAMAGED where its log ends before the line `known`. */
function lookInto(database: string, dataKey: Uint8Array, known: AuditHead): Found {
  const db = openDatabase(database, subkey(dataKey, 'database'), { readonly: true })
  try {
    const audit = new AuditLog(db, subkey(dataKey, 'audit'))
    if (audit.verifyEnd(known) !== null)
      throw new BasalisError(
        'STORE_DAMAGED',
        'expected the audit log up to its last known line, found another or a shorter one',
      )
    const count = db.prepare<[], number>('SELECT count(*) FROM patient WHERE merged_into IS NULL').pluck()
    return { head: audit.head, patients: count.get() ?? 0, entries: [...new PhotoRepository(db).entries()] }
  } finally {
    db.close()
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const isSnapshot = (name: string): boolean => snapshotName.safeParse(name).success

const damaged = (expected: string, found: string, cause?: unknown): BasalisError =>
  new BasalisError('BACKUP_DAMAGED', `expected in the backup ${expected}, found ${found}`, { cause })

const errnoOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

function stopIfCancelled(signal: BackupOptions['signal']): void {
  if (signal?.aborted === true) throw new CancelledError()
}
