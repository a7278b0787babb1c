import { z } from 'zod'
import type { BundleFound } from '../../shared/contract/export-channels.ts'
import type { BundleContainer, TransferEnd } from '../../shared/contract/export-state.ts'
import { BasalisError } from '../../shared/contract/errors.ts'
import { withoutGreyProfile } from '../encoder/grey-profile.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import { bundlePath, damaged, type Manifest } from './bundle-format.ts'
import type { BundlePlace } from './bundle-tasks.ts'
import type { BundleThread } from './bundle-thread.ts'
import { RECORD_FILE } from './parts/record.ts'
import type { JobContext, TransferJobs } from './transfer-jobs.ts'
import { stopIfAborted } from './write-bundle.ts'

export interface ImportServiceOptions {
  readonly records: Pick<RecordsService, 'require' | 'transfer'>
  readonly jobs: TransferJobs
  readonly startThread: () => BundleThread
  /** The export that the user picks, or null. */
  readonly chooseSource: (kind: BundleContainer) => Promise<string | null>
}

/** What this program reads of `record.json`; the records check the rows. */
const recordFile = z.object({
  rows: z
    .object({
      patient: z.array(z.object({ number: z.string(), merged_into: z.string().nullable() }).loose()),
    })
    .loose(),
  files: z.record(z.string(), bundlePath),
})
type RecordFile = z.infer<typeof recordFile>

interface Chosen {
  readonly place: BundlePlace
  /** Folders of the patients whose clinic numbers are free. */
  readonly folders: readonly string[]
  readonly leftOut: number
}

/** Share of the work that checking takes; taking in reads everything once more. */
const CHECK_SHARE = 0.4

/** Takes an export of this program into the records again. */
export class ImportService {
  readonly #options: ImportServiceOptions
  #chosen: Chosen | null = null

  constructor(options: ImportServiceOptions) {
    this.#options = options
  }

  /**
   * Looks at the export that the user picks; null where they picked none. Fails with IMPORT_FOREIGN, IMPORT_NEWER, IMPORT_DAMAGED,
   * IMPORT_INCOMPLETE or IMPORT_PASSWORD_WRONG.
   */
  async choose(kind: BundleContainer, password: string | null): Promise<BundleFound | null> {
    const { records, jobs, chooseSource } = this.#options
    await records.require('clinic.import')
    jobs.requireIdle()
    this.#chosen = null
    const path = await chooseSource(kind)
    if (path === null) return null
    const place = { kind, path, password }
    return this.#reading(place, async (thread, manifest) => {
      const numbers = new Map<string, string>()
      for (const { folder } of manifest.patients)
        numbers.set(folder, numberOf(await this.#recordOf(thread, folder)))
      const given = [...numbers.values()]
      const { schema, taken } = await records.transfer('lookAtTaking', { numbers: given })
      if (manifest.schema > schema)
        throw new BasalisError(
          'IMPORT_NEWER',
          `expected records of version ${schema} at most, found ${manifest.schema}`,
        )
      if (new Set(given).size !== given.length) throw damaged('every clinic number once')
      const folders = [...numbers].filter(([, number]) => !taken.includes(number)).map(([folder]) => folder)
      this.#chosen = { place, folders, leftOut: taken.length }
      const photos = manifest.patients.reduce((sum, patient) => sum + patient.photos, 0)
      const createdMs = Date.parse(manifest.createdAt)
      return { createdMs, patients: given.length, photos, taken: taken.length }
    })
  }

  /** Begins to take in what was looked at. Fails with IMPORT_KNOWN where there is nothing new in it. */
  async begin(): Promise<void> {
    const { records, jobs } = this.#options
    await records.require('clinic.import')
    const chosen = this.#chosen
    if (!chosen)
      throw new BasalisError('RECORD_CONFLICT', 'expected an export that was looked at, found none')
    if (chosen.folders.length === 0)
      throw new BasalisError('IMPORT_KNOWN', 'expected clinic numbers that are free, found all of them taken')
    jobs.start('import', (context) => this.#take(chosen, context))
    this.#chosen = null
  }

  /** Every file is checked before the first patient is taken in; each patient is whole or not there. */
  #take({ place, folders, leftOut }: Chosen, context: JobContext): Promise<TransferEnd> {
    const { signal, report, patientIn } = context
    return this.#reading(place, async (thread, manifest) => {
      for (const [done, { path }] of manifest.files.entries()) {
        stopIfAborted(signal)
        await thread.run('check', { path })
        report((CHECK_SHARE * (done + 1)) / manifest.files.length)
      }
      let [photos, newIds] = [0, 0]
      for (const [place, folder] of folders.entries()) {
        stopIfAborted(signal)
        const taken = await this.#takeOne(thread, folder, signal, (share) => {
          report(CHECK_SHARE + ((1 - CHECK_SHARE) * (place + share)) / folders.length)
        })
        patientIn()
        photos += taken.photos
        newIds += taken.newIds
      }
      return { kind: 'imported', patients: folders.length, photos, leftOut, newIds }
    })
  }

  async #takeOne(
    thread: BundleThread,
    folder: string,
    signal: AbortSignal,
    report: (share: number) => void,
  ): Promise<{ readonly photos: number; readonly newIds: number }> {
    const { records } = this.#options
    const { rows, files } = await this.#recordOf(thread, folder)
    try {
      await records.transfer('beginTaking', { rows })
      const all = Object.entries(files)
      for (const [done, [id, path]] of all.entries()) {
        stopIfAborted(signal)
        const bytes = await thread.run('read', { path: `${folder}${path}` })
        await records.transfer('takeFile', {
          id,
          bytes: path.startsWith('layers/') ? withoutGreyProfile(bytes) : bytes,
        })
        report((done + 1) / all.length)
      }
      return await records.transfer('endTaking', undefined)
    } catch (error) {
      await records.transfer('dropTaking', undefined).catch(() => undefined)
      throw error
    }
  }

  async #recordOf(thread: BundleThread, folder: string): Promise<RecordFile> {
    const bytes = await thread.run('read', { path: `${folder}${RECORD_FILE}` })
    const found = recordFile.safeParse(jsonOf(bytes))
    if (!found.success) throw damaged('a record as it is written')
    return found.data
  }

  async #reading<T>(
    place: BundlePlace,
    work: (thread: BundleThread, manifest: Manifest) => Promise<T>,
  ): Promise<T> {
    const thread = this.#options.startThread()
    try {
      const manifest = await thread.run('open', place)
      if (!manifest.whole)
        throw new BasalisError(
          'IMPORT_INCOMPLETE',
          'expected an export of whole records, found one of parts of them',
        )
      return await work(thread, manifest)
    } finally {
      await thread.run('close', undefined).catch(() => undefined)
      await thread.close()
    }
  }
}

function numberOf({ rows }: RecordFile): string {
  const root = rows.patient.find((row) => row.merged_into === null)
  if (!root) throw damaged('a patient in every record')
  return root.number
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}
