import { z } from 'zod'
import { BasalisError } from '../../shared/contract/errors.ts'
import { EXPORT_PURPOSES } from '../../shared/domain/may-leave.ts'

/** docs/export.md. A reader takes its own version and older ones; keys are only ever added. */
export const BUNDLE_FORMAT = 'basalis-export'
export const BUNDLE_VERSION = 1
export const MANIFEST = 'manifest.json'

/** More than any record has; what says it is larger was not written by this program. */
export const LIMITS = {
  files: 4_000_000,
  manifestBytes: 512 * 2 ** 20,
  fileBytes: 2 ** 30,
} as const

/** Lower-case names in folders below one another: nothing that leads out of them, on no system. */
const PATH = /^(?:[a-z0-9][a-z0-9-]{0,63}\/){0,5}[a-z0-9][a-z0-9-]{0,63}\.[a-z0-9]{1,5}$/
export const bundlePath = z.string().regex(PATH)

const count = z.number().int().nonnegative()

/** A file of an export as its manifest has it. */
export const bundledFile = z.object({
  path: bundlePath,
  bytes: count.max(LIMITS.fileBytes),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Which part of the export wrote it. */
  part: z.string(),
})
export type BundledFile = z.infer<typeof bundledFile>

const bundledPatient = z.object({
  /** '': the export is of this patient alone. */
  folder: z.string().regex(/^(?:patients\/[a-z0-9-]{1,40}\/)?$/),
  visits: count,
  photos: count,
  /** Ids of photos that were never analysed: they have no layers and no numbers. */
  withoutAnalysis: z.array(z.string()),
})
export type ManifestPatient = z.infer<typeof bundledPatient>

export const manifest = z.object({
  format: z.literal(BUNDLE_FORMAT),
  version: z.number().int().positive(),
  /** Of the database that the rows in `record.json` come from. */
  schema: z.number().int().positive(),
  program: z.object({ name: z.string(), version: z.string(), pipeline: z.string() }),
  /** Nets that made the analyses. */
  models: z.array(z.object({ id: z.string(), version: z.string() })),
  createdAt: z.iso.datetime(),
  /** Whoever exported it. */
  by: z.object({ name: z.string(), role: z.string() }),
  purpose: z.enum([...EXPORT_PURPOSES, 'whole-clinic']),
  /** Every byte and row is in it, so that it can be taken into records again. */
  whole: z.boolean(),
  named: z.boolean(),
  eyesMasked: z.boolean(),
  placeRemoved: z.boolean(),
  parts: z.array(z.string()),
  patients: z.array(bundledPatient),
  /** All files but this one, in the order in which they were written. */
  files: z.array(bundledFile).max(LIMITS.files),
})
export type Manifest = z.infer<typeof manifest>

/** What is said of an export before its files are known. */
export type ManifestHead = Omit<Manifest, 'files'>

const header = z.object({ format: z.literal(BUNDLE_FORMAT), version: z.number().int().positive() })

/** Fails with IMPORT_FOREIGN, IMPORT_NEWER or IMPORT_DAMAGED. */
export function readManifest(text: string): Manifest {
  const json = parsed(text)
  const head = header.safeParse(json)
  if (!head.success) throw foreign()
  if (head.data.version > BUNDLE_VERSION)
    throw new BasalisError(
      'IMPORT_NEWER',
      `expected an export of version ${BUNDLE_VERSION} at most, found ${head.data.version}`,
    )
  const whole = manifest.safeParse(json)
  if (!whole.success || new Set(whole.data.files.map(({ path }) => path)).size !== whole.data.files.length)
    throw damaged('a manifest as it is written')
  return whole.data
}

export const foreign = (): BasalisError =>
  new BasalisError('IMPORT_FOREIGN', 'expected an export of this program, found something else')

export const damaged = (expected: string): BasalisError =>
  new BasalisError('IMPORT_DAMAGED', `expected ${expected} in an export, found something else`)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw foreign()
  }
}
