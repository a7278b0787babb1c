import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { BundleContainer } from '../../shared/contract/export-state.ts'
import {
  type BundledFile,
  bundlePath,
  damaged,
  LIMITS,
  MANIFEST,
  type Manifest,
  type ManifestHead,
  readManifest,
} from './bundle-format.ts'
import { folderSink, zipSink, type BundleSink } from './bundle-sink.ts'
import { folderSource, zipSource, type BundleSource } from './bundle-source.ts'
import { outputFault } from '../records/files/output-fault.ts'
import { removePlace } from './place/remove-place.ts'

/** Where an export lies, or is to lie. A zip has a password, a folder none. */
export interface BundlePlace {
  readonly kind: BundleContainer
  readonly path: string
  readonly password: string | null
}

export interface WrittenFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly part: string
  /** A photo that leaves without the place at which it was taken. */
  readonly withoutPlace: boolean
}

/** Files that are compressed by their own kind. */
const PACKED = new Set(['.jpeg', '.jpg', '.png', '.webp', '.heic', '.pdf', '.dcm'])

/**
 * What a thread does to write one export, or to read one: hashes, compresses, encrypts and waits for the disk, file by file, so that
 * the window never does. Each thread writes or reads one and then ends.
 */
export function createBundleTasks() {
  let sink: BundleSink | null = null
  let source: {
    readonly bundle: BundleSource
    readonly listed: ReadonlyMap<string, BundledFile>
  } | null = null
  const files: BundledFile[] = []
  const opened = (): BundleSink => {
    if (!sink) throw new Error('expected an export that was begun, found none')
    return sink
  }
  const read = async (path: string): Promise<Uint8Array> => {
    if (!source) throw new Error('expected an export that was opened, found none')
    const listed = source.listed.get(path)
    if (!listed) throw damaged('every file of its records')
    const bytes = await source.bundle.read(path, listed.bytes)
    if (bytes.length !== listed.bytes || sha256Of(bytes) !== listed.sha256)
      throw damaged('every file as it was written')
    return bytes
  }
  return {
    /** Fails with EXPORT_PLACE_TAKEN, EXPORT_DISK_FULL or OUTPUT_NOT_WRITABLE, as all that writes. */
    begin: ({ kind, path, password, staging }: BundlePlace & { readonly staging: string }): Promise<void> =>
      told(async () => {
        sink = kind === 'zip' ? await zipSink(path, staging, password ?? '') : await folderSink(path, staging)
      }),
    /** Refuses a path that no reader would take: whatever a record says, nothing is written beside the export. */
    add: ({ path, bytes, part, withoutPlace }: WrittenFile): Promise<void> =>
      told(async () => {
        if (!bundlePath.safeParse(path).success)
          throw new Error('expected a path inside the export, found another')
        const written = withoutPlace ? removePlace(bytes) : bytes
        await opened().write(path, written, PACKED.has(extname(path)))
        files.push({ path, bytes: written.length, sha256: sha256Of(written), part })
      }),
    /** Everything is on the disk then, but under no name that anybody knows. */
    seal: ({ head }: { readonly head: ManifestHead }): Promise<void> =>
      told(async () => {
        const manifest: Manifest = { ...head, files }
        await opened().write(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), false)
        await opened().flush()
      }),
    commit: (): Promise<void> => told(() => opened().commit()),
    abandon: async (): Promise<void> => {
      await sink?.abandon()
      sink = null
    },
    /** Fails with IMPORT_FOREIGN, IMPORT_NEWER, IMPORT_DAMAGED or IMPORT_PASSWORD_WRONG. Its files are not looked at yet. */
    open: async ({ kind, path, password }: BundlePlace): Promise<Manifest> => {
      const bundle = await opens(kind === 'zip' ? () => zipSource(path, password) : () => folderSource(path))
      try {
        const manifest = await manifestOf(bundle)
        source = { bundle, listed: new Map(manifest.files.map((file) => [file.path, file])) }
        return manifest
      } catch (error) {
        await bundle.close()
        throw error
      }
    },
    /** A file of the opened export, as long as its manifest says and with that hash. Fails with IMPORT_DAMAGED otherwise. */
    read: ({ path }: { readonly path: string }): Promise<Uint8Array> => read(path),
    check: async ({ path }: { readonly path: string }): Promise<void> => {
      await read(path)
    },
    close: async (): Promise<void> => {
      await source?.bundle.close()
      source = null
    },
  }
}

export type BundleTasks = ReturnType<typeof createBundleTasks>

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw outputFault(error)
  }
}

async function manifestOf(bundle: BundleSource): Promise<Manifest> {
  const text = await bundle.read(MANIFEST, LIMITS.manifestBytes).catch((error: unknown) => {
    // A folder without one is no export at all.
    throw error instanceof BasalisError && error.code === 'IMPORT_DAMAGED' ? foreignOf(error) : error
  })
  const manifest = readManifest(Buffer.from(text).toString('utf8'))
  const listed = new Set([MANIFEST, ...manifest.files.map(({ path }) => path)])
  if (bundle.paths && [...bundle.paths].some((name) => !listed.has(name)))
    throw damaged('no file but those of the manifest')
  return manifest
}

async function opens(open: () => BundleSource | Promise<BundleSource>): Promise<BundleSource> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof BasalisError) throw error
    throw new BasalisError(
      'FILE_NOT_READABLE',
      'expected an export that can be read, found one that cannot',
      {
        cause: error,
      },
    )
  }
}

const foreignOf = (cause: unknown): BasalisError =>
  new BasalisError('IMPORT_FOREIGN', 'expected an export with a manifest, found none', { cause })
