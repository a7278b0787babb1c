import { createHash, randomUUID } from 'node:crypto'
import { watch, type FSWatcher } from 'node:fs'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { HotFolderState } from '../../shared/contract/hot-folder-channels.ts'
import { FolderLook, photoNames, type SettledFile } from './folder-look.ts'
import type { HotFolderMemory } from './hot-folder-memory.ts'
import { LaterFiles } from './later-files.ts'

export interface HotFolderOptions {
  readonly memory: HotFolderMemory
  readonly read: (path: string) => Promise<Uint8Array>
  /** A small JPEG. Fails with IMAGE_… where the bytes are no photo, or not all of one. */
  readonly thumbnail: (bytes: Uint8Array) => Promise<Uint8Array>
  readonly onChange: (state: HotFolderState) => void
  /** Between two looks. */
  readonly lookMs?: number
  readonly now?: () => number
}

interface Arrived extends SettledFile {
  readonly sha256: string
  readonly thumbnail: Uint8Array
}

/** A card that was copied into the folder whole is not all read at once. */
const MAX_OFFERED = 100

const LOOK_MS = 1500

/**
 * The folder that a tethered camera writes into. New photos are offered, whole ones only and each once; they are filed by
 * nobody but a user, and their files stay as they are.
 */
export class HotFolder {
  readonly #options: HotFolderOptions
  readonly #arrived = new Map<string, Arrived>()
  /** Settled, and not read yet. */
  #queue: SettledFile[] = []
  readonly #later = new LaterFiles()
  readonly #unread = new Set<string>()
  #fault: HotFolderState['fault'] = null
  #look: FolderLook | null = null
  #watcher: FSWatcher | null = null
  #timer: NodeJS.Timeout | undefined
  #told = ''

  constructor(options: HotFolderOptions) {
    this.#options = options
    this.#restart(null)
  }

  get state(): HotFolderState {
    const { folder, on } = this.#options.memory.current
    const arrived = [...this.#arrived].map(([id, { atMs, seenMs }]) => ({ id, atMs, seenMs }))
    return { folder, on, fault: this.#fault, arrived, more: this.#queue.length, unread: this.#unread.size }
  }

  /** Watches this folder from now on. */
  async choose(folder: string): Promise<void> {
    await this.#options.memory.change({ folder, on: true, sinceMs: this.#now() })
    this.#restart(await namesIn(folder))
  }

  /** What comes while it is off is not offered later. */
  async switch(on: boolean): Promise<void> {
    await this.#options.memory.change({ on, sinceMs: this.#now() })
    const { folder } = this.#options.memory.current
    this.#restart(folder === null ? null : await namesIn(folder))
  }

  thumbnailOf(id: string): Uint8Array | null {
    return this.#arrived.get(id)?.thumbnail ?? null
  }

  /** Its bytes as they were when it came. Fails with FILE_NOT_FOUND where it waits no longer or has changed. */
  async read(id: string): Promise<Uint8Array> {
    const photo = this.#arrived.get(id)
    const bytes = photo && (await this.#options.read(photo.path))
    if (bytes && hashOf(bytes) === photo.sha256) return bytes
    throw new BasalisError('FILE_NOT_FOUND', 'expected a photo of the camera’s folder, found none or another')
  }

  /** Somebody has decided about it: it is not offered again. */
  async dismiss(id: string): Promise<void> {
    const photo = this.#arrived.get(id)
    if (!photo) return
    this.#arrived.delete(id)
    this.#look?.decided(photo.name)
    await this.#options.memory.see(photo.sha256)
    this.#tell()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#watcher?.close()
    this.#watcher = null
    this.#look = null
  }

  #now(): number {
    return (this.#options.now ?? Date.now)()
  }

  #restart(before: ReadonlySet<string> | null): void {
    this.close()
    this.#arrived.clear()
    this.#queue = []
    this.#later.clear()
    this.#unread.clear()
    this.#fault = null
    const { folder, on, sinceMs } = this.#options.memory.current
    if (on && folder !== null) {
      this.#look = new FolderLook(folder, sinceMs, before, () => this.#now())
      this.#lookAfter(0)
    }
    this.#tell()
  }

  #lookAfter(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#lookOnce(), ms)
    this.#timer.unref()
  }

  async #lookOnce(): Promise<void> {
    const look = this.#look
    if (!look) return
    try {
      const { settled, names } = await look.look()
      if (this.#look !== look) return
      this.#fault = null
      this.#watch(look)
      for (const { name } of settled) this.#later.forget(name)
      const queue = [...this.#queue, ...this.#later.due(), ...settled]
      this.#queue = queue.filter(({ name }) => names.has(name))
      for (const [id, { name }] of this.#arrived) if (!names.has(name)) this.#arrived.delete(id)
      for (const name of this.#unread) if (!names.has(name)) this.#unread.delete(name)
      await this.#readQueue(look)
    } catch (error) {
      if (this.#look !== look) return
      this.#fault = isMissing(error) ? 'missing' : 'unreadable'
      this.#watcher?.close()
      this.#watcher = null
    }
    this.#tell()
    if (this.#look === look) this.#lookAfter(this.#options.lookMs ?? LOOK_MS)
  }

  async #readQueue(look: FolderLook): Promise<void> {
    while (this.#arrived.size < MAX_OFFERED) {
      const file = this.#queue.shift()
      if (!file) return
      const opened = await this.#opened(file)
      if (this.#look !== look) return
      if (opened !== 'later' || !this.#later.putBack(file)) this.#take(file, opened)
      this.#tell()
      // Reading many takes long: when another file came must not be told from the end of it.
      if (this.#queue.length > 0) await look.hear()
      if (this.#look !== look) return
    }
  }

  #take({ name }: SettledFile, opened: Arrived | 'no-photo' | 'later'): void {
    const photo = typeof opened === 'string' ? null : opened
    this.#later.forget(name)
    this.#forgetOthers(name, photo)
    if (photo === null) this.#unread.add(name)
    else this.#unread.delete(name)
    if (!photo) return
    if (this.#options.memory.has(photo.sha256)) this.#look?.decided(name)
    else if (!this.#isOffered(photo)) this.#arrived.set(randomUUID(), photo)
  }

  /** A file that was written anew is offered as it is now, not as it was. */
  #forgetOthers(name: string, photo: Arrived | null): void {
    for (const [id, before] of this.#arrived)
      if (before.name === name && before.sha256 !== photo?.sha256) this.#arrived.delete(id)
  }

  /** What is no whole photo is looked at again when it changes; what could not be read now, later as it is. */
  async #opened(file: SettledFile): Promise<Arrived | 'no-photo' | 'later'> {
    try {
      const bytes = await this.#options.read(file.path)
      const thumbnail = await this.#options.thumbnail(bytes)
      return { ...file, sha256: hashOf(bytes), thumbnail }
    } catch (error) {
      return isOfTheFile(error) ? 'no-photo' : 'later'
    }
  }

  #isOffered({ sha256 }: Arrived): boolean {
    return [...this.#arrived.values()].some((photo) => photo.sha256 === sha256)
  }

  /** Not every file system gives notice: then the looks alone have to do. */
  #watch(look: FolderLook): void {
    const { folder } = this.#options.memory.current
    if (this.#watcher || folder === null) return
    try {
      this.#watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name !== null) look.touched(name)
      })
      this.#watcher.on('error', () => {
        this.#watcher?.close()
        this.#watcher = null
      })
    } catch {
      this.#watcher = null
    }
  }

  #tell(): void {
    const { state } = this
    const text = JSON.stringify(state)
    if (text === this.#told) return
    this.#told = text
    this.#options.onChange(state)
  }
}

/** None where the folder cannot be read, which its looks say. */
const namesIn = (folder: string): Promise<ReadonlySet<string>> =>
  photoNames(folder).catch(() => new Set<string>())

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Whether it says something of the bytes themselves. A file that is held, a share or a decoder that is gone says nothing of a photo. */
const isOfTheFile = (error: unknown): boolean =>
  error instanceof BasalisError && (error.code.startsWith('IMAGE_') || error.code === 'FILE_TOO_LARGE')

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
