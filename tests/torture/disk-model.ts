import type { Random } from '../../src/main/simulator/random.ts'

/** One call that recorder.c has written down. */
export interface DiskEvent {
  readonly kind: string
  readonly path: string
  /** Offset, new length or new path. */
  readonly more: string
  readonly data: Buffer
}

export function readEvents(log: Buffer): DiskEvent[] {
  const events: DiskEvent[] = []
  for (let at = 0; at < log.length;) {
    const end = log.indexOf(10, at)
    const [kind = '', path = '', more = '', length = '0'] = log.toString('utf8', at, end).split('\t')
    const next = end + 1 + Number(length)
    events.push({ kind, path, more, data: log.subarray(end + 1, next) })
    at = next
  }
  return events
}

/** What the disk is taken to forget, to show that the harness would notice: as if the program had not asked. */
export interface Weakness {
  readonly files?: (path: string) => boolean
  readonly folders?: boolean
}

const SECTOR = 512

/** A change of a file's content that the disk may still forget. */
type Pending = { readonly offset: number; readonly data: Buffer } | { readonly length: number }

interface Inode {
  readonly folder: boolean
  /** What is surely on the disk. */
  content: Buffer
  pending: Pending[]
}

/** A change of the names in a folder. */
type NameChange = { readonly name: string; readonly inode: Inode | null; readonly and?: NameChange }

interface Folder {
  /** As the program sees them. */
  readonly names: Map<string, Inode>
  /** As they are surely on the disk. */
  readonly durable: Map<string, Inode>
  pending: NameChange[]
}

/**
 * A file system that keeps what was flushed and may lose the rest: of the content of each file any write, whole, by half
 * or torn within; of the names in a folder all from some change on. Flushing a file says nothing of its name.
 */
export class DiskModel {
  readonly #folders = new Map<string, Folder>([['.', emptyFolder()]])
  readonly #weakness: Weakness

  /** `there`: folders at the root that were on the disk before. */
  constructor(there: readonly string[], weakness: Weakness = {}) {
    this.#weakness = weakness
    for (const folder of there) this.apply({ kind: 'mkdir', path: folder, more: '', data: Buffer.alloc(0) })
    const root = this.#folders.get('.') as Folder
    for (const change of root.pending) applyTo(root.durable, change)
    root.pending = []
  }

  apply({ kind, path, more, data }: DiskEvent): void {
    switch (kind) {
      case 'create':
        this.#rename(path, { folder: false, content: Buffer.alloc(0), pending: [] })
        break
      case 'mkdir':
        this.#rename(path, { folder: true, content: Buffer.alloc(0), pending: [] })
        this.#folders.set(path, emptyFolder())
        break
      case 'unlink':
        this.#rename(path, null)
        break
      case 'rename': {
        const moved = this.#inode(path)
        const { folder, name } = this.#place(more)
        folder.names.set(name, moved)
        const gone = this.#place(path)
        gone.folder.names.delete(gone.name)
        folder.pending.push({ name, inode: moved, and: { name: gone.name, inode: null } })
        break
      }
      case 'write':
        this.#inode(path).pending.push({ offset: Number(more), data: Buffer.from(data) })
        break
      case 'truncate':
        this.#inode(path).pending.push({ length: Number(more) })
        break
      case 'sync':
        this.#sync(path)
        break
      default:
        throw new Error(`expected a known kind of event, found ${kind}`)
    }
  }

  /** Files by path, after a power cut at this moment. */
  afterPowerCut(random: Random): Map<string, Buffer> {
    const files = new Map<string, Buffer>()
    this.#survive('.', random, files)
    return files
  }

  #survive(path: string, random: Random, files: Map<string, Buffer>): void {
    const folder = this.#folders.get(path) as Folder
    const names = new Map(folder.durable)
    const kept = random.integer(0, folder.pending.length)
    for (const change of folder.pending.slice(0, kept)) applyTo(names, change)
    for (const [name, inode] of names) {
      const whole = path === '.' ? name : `${path}/${name}`
      if (inode.folder) this.#survive(whole, random, files)
      else files.set(whole, survivingContent(inode, random))
    }
  }

  #sync(path: string): void {
    const folder = this.#folders.get(path)
    if (folder) {
      if (this.#weakness.folders === true) return
      for (const change of folder.pending) applyTo(folder.durable, change)
      folder.pending = []
      return
    }
    if (this.#weakness.files?.(path) === true) return
    const inode = this.#inode(path)
    for (const change of inode.pending) inode.content = changed(inode.content, change)
    inode.pending = []
  }

  #rename(path: string, inode: Inode | null): void {
    const { folder, name } = this.#place(path)
    if (inode) folder.names.set(name, inode)
    else folder.names.delete(name)
    folder.pending.push({ name, inode })
  }

  #inode(path: string): Inode {
    const { folder, name } = this.#place(path)
    const inode = folder.names.get(name)
    if (!inode) throw new Error(`expected a file ${path}, found none`)
    return inode
  }

  #place(path: string): { readonly folder: Folder; readonly name: string } {
    const slash = path.lastIndexOf('/')
    const folder = this.#folders.get(slash < 0 ? '.' : path.slice(0, slash))
    if (!folder) throw new Error(`expected the folder of ${path}, found none`)
    return { folder, name: path.slice(slash + 1) }
  }
}

const emptyFolder = (): Folder => ({ names: new Map(), durable: new Map(), pending: [] })

function applyTo(names: Map<string, Inode>, { name, inode, and }: NameChange): void {
  if (inode) names.set(name, inode)
  else names.delete(name)
  if (and) applyTo(names, and)
}

function survivingContent({ content, pending }: Inode, random: Random): Buffer {
  let survived = content
  for (const change of pending) {
    const chance = random.next()
    if (chance < 0.4) survived = changed(survived, change)
    else if (chance < 0.7 && 'data' in change) survived = changed(survived, torn(change, random))
  }
  return survived
}

/** The first part of a write, or all of it but one sector. */
function torn({ offset, data }: { readonly offset: number; readonly data: Buffer }, random: Random): Pending {
  const sectors = Math.ceil(data.length / SECTOR)
  return { offset, data: data.subarray(0, SECTOR * random.integer(0, sectors)) }
}

function changed(content: Buffer, change: Pending): Buffer {
  if ('length' in change) {
    const resized = Buffer.alloc(change.length)
    content.copy(resized, 0, 0, change.length)
    return resized
  }
  const { offset, data } = change
  const grown =
    offset + data.length > content.length
      ? Buffer.concat([content, Buffer.alloc(offset + data.length - content.length)])
      : Buffer.from(content)
  data.copy(grown, offset)
  return grown
}
