import { randomBytes } from 'node:crypto'
import type { PatientExport } from '../../shared/contract/export-channels.ts'
import {
  BUNDLE_CONTENTS,
  type BundleContainer,
  type TransferEnd,
} from '../../shared/contract/export-state.ts'
import { BasalisError } from '../../shared/contract/errors.ts'
import { isNamed } from '../../shared/domain/may-leave.ts'
import type { Leaving } from '../records/leaving/leave-grant.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { RecordRows } from '../records/transfer/read-rows.ts'
import type { Manifest } from './bundle-format.ts'
import { type BundlePlan, rowsOf } from './bundle-part.ts'
import type { BundlePlace } from './bundle-tasks.ts'
import type { BundleThread } from './bundle-thread.ts'
import type { JobContext, TransferJobs } from './transfer-jobs.ts'
import { maskAsReviewed, type MaskedPreview, maskedPreviews, needsReview, withPhotos } from './mask-review.ts'
import type { UnfinishedExports } from './unfinished-exports.ts'
import { type BundleServices, stopIfAborted, writeBundle } from './write-bundle.ts'

export interface ExportServiceOptions {
  readonly records: Pick<RecordsService, 'state' | 'transfer' | 'require'>
  readonly jobs: TransferJobs
  readonly startThread: () => BundleThread
  readonly develop: BundleServices['develop']
  readonly mask: BundleServices['mask']
  readonly report: BundleServices['report']
  /** Where the user wants it, or null. */
  readonly chooseTarget: (kind: BundleContainer) => Promise<string | null>
  readonly unfinished: Pick<UnfinishedExports, 'begin' | 'end'>
  readonly programVersion: string
  readonly now?: () => number
}

/** Share of the work that masking is where somebody looks at it first. */
const LOOKING = 0.4

interface Work {
  readonly plan: BundlePlan
  readonly purpose: Manifest['purpose']
  readonly clinic: boolean
  readonly leaving: Leaving
}

/** Exports of a patient's record, or of the whole clinic, into a folder or a zip. */
export class ExportService {
  readonly #options: ExportServiceOptions

  constructor(options: ExportServiceOptions) {
    this.#options = options
  }

  /**
   * Asks the records for leave, then the user where to, and begins; whether it did. Fails with CONSENT_MISSING, ROLE_REFUSED,
   * STORE_LOCKED, or RECORD_CONFLICT while another export or an import runs.
   */
  async begin({ container, contents, ...ask }: PatientExport): Promise<boolean> {
    const { patientId, visit, purpose, masked, withoutPlace } = ask
    this.#options.jobs.requireIdle()
    const leaving = await this.#options.records.transfer('beginLeaving', {
      ...{ patientId, visitId: visit, purpose, masked },
    })
    const named = isNamed(purpose) && !masked
    const all = BUNDLE_CONTENTS.every((content) => contents.includes(content))
    const whole = named && visit === null && !withoutPlace && all
    const plan = { contents: new Set(contents), named, masked, withoutPlace, whole }
    return this.#begin({ plan, purpose, clinic: false, leaving }, container)
  }

  /** As `begin`, of everybody. */
  async beginClinic({ container }: Pick<PatientExport, 'container'>): Promise<boolean> {
    this.#options.jobs.requireIdle()
    const leaving = await this.#options.records.transfer('beginLeaving', null)
    const contents = new Set(BUNDLE_CONTENTS)
    const plan = { contents, named: true, masked: false, withoutPlace: false, whole: true }
    return this.#begin({ plan, purpose: 'whole-clinic', clinic: true, leaving }, container)
  }

  /** A masked photo that waits to be looked at; null: none does. Fails with ROLE_REFUSED or STORE_LOCKED. */
  async masked(place: number): Promise<Uint8Array<ArrayBuffer> | null> {
    await this.#options.records.require('record.export')
    return this.#options.jobs.reviewed(place)
  }

  /** Fails with ROLE_REFUSED or STORE_LOCKED, or RECORD_CONFLICT where nothing waits. */
  async confirmMasked(leftOut: readonly number[]): Promise<void> {
    await this.#options.records.require('record.export')
    this.#options.jobs.endReview(leftOut)
  }

  async #begin(work: Work, { kind, password }: PatientExport['container']): Promise<boolean> {
    const path = await this.#options.chooseTarget(kind)
    if (path === null) return false
    this.#options.jobs.start('export', (context) => this.#write(work, { kind, path, password }, context))
    return true
  }

  /** Nothing masked leaves before whoever answers for it has looked at every photo, and taken out what a bar has missed. */
  async #look({ leaving, clinic }: Work, { signal, report, review }: JobContext) {
    const { records, mask } = this.#options
    const { grant, patients } = leaving
    const previews: MaskedPreview[] = []
    for (const patientId of patients) {
      const rows = await records.transfer('leavingRows', { grant, clinic, patientId })
      const load = (fileId: string): Promise<Uint8Array> => {
        stopIfAborted(signal)
        return records.transfer('leavingFile', { grant, clinic, fileId })
      }
      previews.push(
        ...(await maskedPreviews(rows, { load, mask }, (done, total) => {
          report((LOOKING * done) / total)
        })),
      )
    }
    const places = await review(previews.map(({ jpeg }) => jpeg))
    const leftOut = new Set(places.flatMap((place) => previews[place]?.photoId ?? []))
    const stay = new Set(previews.flatMap(({ photoId }) => (leftOut.has(photoId) ? [] : [photoId])))
    return { stay, heldBack: leftOut.size, mask: maskAsReviewed(mask, previews) }
  }

  /** Of the whole clinic those who were erased since it began are left out: null. An export of one patient fails then. */
  async #rowsOf({ leaving: { grant }, clinic }: Work, patientId: string): Promise<RecordRows | null> {
    try {
      return await this.#options.records.transfer('leavingRows', { grant, clinic, patientId })
    } catch (error) {
      if (clinic && error instanceof BasalisError && error.code === 'RECORD_NOT_FOUND') return null
      throw error
    }
  }

  /** The lock of the records does not stop it. Nothing stays where it fails or is cancelled, and nothing gets its name before it stands in the log. */
  async #write(work: Work, place: BundlePlace, context: JobContext): Promise<TransferEnd> {
    const { records, startThread, develop, mask, report, unfinished, programVersion } = this.#options
    const { now = Date.now } = this.#options
    const { plan, purpose, clinic, leaving } = work
    const { grant } = leaving
    const { state } = records
    const user = state.kind === 'open' ? state.user : { name: '', role: '' }
    const staging = await unfinished.begin(place.path)
    const thread = startThread()
    let heldBack: number | null = null
    try {
      await thread.run('begin', { ...place, staging })
      const looked = needsReview(plan) ? await this.#look(work, context) : null
      if (looked) heldBack = looked.heldBack
      await records.transfer('startLeaving', { clinic })
      const written = await writeBundle(
        {
          // Of everybody's records none are made: whoever exports those may not read them.
          ...{ thread, develop, mask: looked?.mask ?? mask, report: clinic ? null : report },
          rows: async (patientId) => {
            const rows = await this.#rowsOf(work, patientId)
            if (!looked || !rows) return rows
            // A photo that has come into the record since nobody has looked at.
            heldBack = rowsOf(rows, 'photo').length - looked.stay.size
            return withPhotos(rows, looked.stay)
          },
          load: (fileId) => records.transfer('leavingFile', { grant, clinic, fileId }),
        },
        {
          ...{
            plan,
            leaving,
            purpose,
            programVersion,
            nowMs: now(),
            by: { name: user.name, role: user.role },
          },
          folderOf: () => (clinic ? `patients/${randomBytes(8).toString('hex')}/` : ''),
        },
        context,
      )
      await records.transfer('noteLeaving', { grant, clinic, outcome: 'done', heldBack })
      await thread.run('commit', undefined)
      return { kind: 'exported', ...written, path: place.path, whole: plan.whole }
    } catch (error) {
      // Its thread may have died: that is what is told then, and not this.
      await thread.run('abandon', undefined).catch(() => undefined)
      // Where the thread of the records has died meanwhile, their log is closed as well.
      await records
        .transfer('noteLeaving', { grant, clinic, outcome: 'failed', heldBack })
        .catch(() => undefined)
      throw error
    } finally {
      await records.transfer('endLeaving', undefined).catch(() => undefined)
      await thread.close()
      // Also of one whose thread has died nothing stays.
      await unfinished.end(staging).catch(() => undefined)
    }
  }
}
