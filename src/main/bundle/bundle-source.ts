import { lstat, open, type FileHandle } from 'node:fs/promises'
import { join, sep } from 'node:path'
import {
  configure,
  ERR_ENCRYPTED,
  ERR_INVALID_PASSWORD,
  type Entry,
  type FileEntry,
  Reader,
  ZipReader,
} from '@zip.js/zip.js'
import { BasalisError } from '../../shared/contract/errors.ts'
import { bundlePath, damaged, foreign, LIMITS } from './bundle-format.ts'

/** An export that is read. No file outside of it is ever opened, and never more than was announced is unpacked. */
export interface BundleSource {
  /** All of its files; null: not known without looking for each. */
  readonly paths: ReadonlySet<string> | null
  /** Fails with IMPORT_DAMAGED where there is no such file or it is longer than `atMost`, or IMPORT_PASSWORD_WRONG. */
  read(path: string, atMost: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** Links are not followed. */
export function folderSource(folder: string): BundleSource {
  return {
    paths: null,
    read: async (path, atMost) => {
      const parts = bundlePath.parse(path).split('/')
      for (let depth = 1; depth <= parts.length; depth += 1) {
        const found = await lstat(join(folder, parts.slice(0, depth).join(sep))).catch(() => null)
        if (!found) throw damaged('every file of the manifest')
        if (depth < parts.length ? !found.isDirectory() : !found.isFile()) throw foreign()
        if (depth === parts.length && found.size > atMost) throw damaged('files as long as the manifest says')
      }
      const handle = await open(join(folder, ...parts), 'r')
      try {
        return new Uint8Array(await handle.readFile())
      } finally {
        await handle.close()
      }
    },
    close: () => Promise.resolve(),
  }
}

/** Fails with IMPORT_FOREIGN where it is no zip, or one with links, folders, or names that lead elsewhere. */
export async function zipSource(path: string, password: string | null): Promise<BundleSource> {
  configure({ useWebWorkers: false })
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const reader = new ZipReader(new FileReader(handle, size))
    const entries = new Map<string, FileEntry>()
    for await (const entry of reader.getEntriesGenerator()) {
      if (!isPlain(entry) || entries.has(entry.filename) || entries.size >= LIMITS.files) throw foreign()
      entries.set(entry.filename, entry)
    }
    return {
      paths: new Set(entries.keys()),
      read: (name, atMost) => unpack(entries.get(name), password, atMost),
      close: async () => {
        await reader.close()
        await handle.close()
      },
    }
  } catch (error) {
    await handle.close()
    // Whatever the library does not make out is no zip.
    throw error instanceof BasalisError ? error : foreign()
  }
}

/** Type of a file in the upper half of its attributes, where the zip comes from Unix. */
const FILE_TYPE = 0o170000
const REGULAR = 0o100000

function isPlain(entry: Entry): entry is FileEntry {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE
  return !entry.directory && bundlePath.safeParse(entry.filename).success && (type === 0 || type === REGULAR)
}

async function unpack(
  entry: FileEntry | undefined,
  password: string | null,
  atMost: number,
): Promise<Uint8Array> {
  if (!entry) throw damaged('every file of the manifest')
  const chunks: Uint8Array[] = []
  let length = 0
  const into = new WritableStream<Uint8Array>({
    write: (chunk) => {
      length += chunk.length
      // What the zip says of its sizes may be a lie.
      if (length > atMost) throw damaged('files as long as the manifest says')
      chunks.push(chunk)
    },
  })
  try {
    await entry.getData(into, { checkSignature: true, ...(password !== null && { password }) })
  } catch (error) {
    if (error instanceof BasalisError) throw error
    const { message } = error as Error
    if (message === ERR_INVALID_PASSWORD || message === ERR_ENCRYPTED)
      throw new BasalisError('IMPORT_PASSWORD_WRONG', 'expected the password of the export, found another')
    throw damaged('files that can be unpacked')
  }
  return new Uint8Array(Buffer.concat(chunks))
}

class FileReader extends Reader<null> {
  readonly #handle: FileHandle

  constructor(handle: FileHandle, size: number) {
    super(null)
    this.#handle = handle
    this.size = size
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length)
    const { bytesRead } = await this.#handle.read(bytes, 0, length, index)
    return bytes.subarray(0, bytesRead)
  }
}
