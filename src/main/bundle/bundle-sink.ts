import { mkdir, open, readdir, rm, rmdir, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { configure, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { BasalisError } from '../../shared/contract/errors.ts'
import { syncFolder } from '../records/files/durable-file.ts'
import { renameFile } from '../rename-file.ts'

/** Where the files of an export go. All of it gets its name at once, at the end. */
export interface BundleSink {
  /** `packed`: the bytes do not get smaller. */
  write(path: string, bytes: Uint8Array, packed: boolean): Promise<void>
  /** Everything is on the disk, under another name still. */
  flush(): Promise<void>
  /** Takes the name that the user chose. */
  commit(): Promise<void>
  /** Nothing stays. May be called at any time but after `commit`. */
  abandon(): Promise<void>
}

const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const

/** A new folder, or one that is empty; written at `staging`, beside it. Fails with EXPORT_PLACE_TAKEN, or as the disk does. */
export async function folderSink(target: string, staging: string): Promise<BundleSink> {
  const there = await readdir(target).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    if (code === 'ENOTDIR') throw placeTaken()
    throw error
  })
  if (there !== null && there.length > 0) throw placeTaken()
  await mkdir(staging, { mode: OWNER_ONLY.folder })
  return {
    write: async (path, bytes) => {
      const file = join(staging, path)
      await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY.folder })
      const handle = await open(file, 'wx', OWNER_ONLY.file)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
    flush: () => Promise.resolve(),
    commit: async () => {
      if (there !== null) await rmdir(target)
      await renameFile(staging, target)
      await syncFolder(dirname(target))
    },
    abandon: () => rm(staging, { recursive: true, force: true }),
  }
}

/** A zip, written at `staging`, in which every file is encrypted with AES-256 by a password; names and sizes can be seen. Replaces a file of the same name. */
export async function zipSink(target: string, staging: string, password: string): Promise<BundleSink> {
  configure({ useWebWorkers: false })
  const handle = await open(staging, 'wx', OWNER_ONLY.file)
  const writable = new WritableStream<Uint8Array>({
    write: async (chunk) => {
      await writeAll(handle, chunk)
    },
  })
  const zip = new ZipWriter(
    { writable },
    {
      password,
      /** AES-256. */
      encryptionStrength: 3,
      zip64: true,
      bufferedWrite: false,
      extendedTimestamp: false,
      /** Says nothing about when: zip's first day. */
      lastModDate: new Date(1980, 0, 1),
    },
  )
  return {
    write: async (path, bytes, packed) => {
      await zip.add(path, new Uint8ArrayReader(bytes), { level: packed ? 0 : 6 })
    },
    flush: async () => {
      await zip.close()
      await handle.sync()
      await handle.close()
    },
    commit: async () => {
      await renameFile(staging, target)
      await syncFolder(dirname(target))
    },
    abandon: async () => {
      await handle.close().catch(() => undefined)
      await rm(staging, { force: true })
    },
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at)).bytesWritten
}

const placeTaken = (): BasalisError =>
  new BasalisError('EXPORT_PLACE_TAKEN', 'expected a new folder or an empty one, found files in it')
