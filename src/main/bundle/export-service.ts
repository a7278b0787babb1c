import { randomBytes } from 'node:crypto'
import type { PatientExport } from '../../shared/contract/export-channels.ts'
import {
  BUNDLE_CONTENTS,
  type BundleContainer,
  type TransferEnd,
} from '../../shared/contract/export-state.ts'
import { isNamed } from '../../shared/domain/may-leave.ts'
import type { Leaving } from '../records/leaving/leave-grant.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { Manifest } from './bundle-format.ts'
import type { BundlePlan } from './bundle-part.ts'
import type { BundlePlace } from './bundle-tasks.ts'
import type { BundleThread } from './bundle-thread.ts'
import type { JobContext, TransferJobs } from './transfer-jobs.ts'
import { type BundleServices, writeBundle } from './write-bundle.ts'

export interface ExportServiceOptions {
  readonly records: Pick<RecordsService, 'state' | 'transfer'>
  readonly jobs: TransferJobs
  readonly startThread: () => BundleThread
  readonly develop: BundleServices['develop']
  readonly mask: BundleServices['mask']
  readonly report: BundleServices['report']
  /** Where the user wants it, or null. */
  readonly chooseTarget: (kind: BundleContainer) => Promise<string | null>
  readonly programVersion: string
  readonly now?: () => number
}

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

  async #begin(work: Work, { kind, password }: PatientExport['container']): Promise<boolean> {
    const path = await this.#options.chooseTarget(kind)
    if (path === null) return false
    this.#options.jobs.start('export', (context) => this.#write(work, { kind, path, password }, context))
    return true
  }

  /** The lock of the records does not stop it. Nothing stays where it fails or is cancelled, and nothing gets its name before it stands in the log. */
  async #write(work: Work, place: BundlePlace, context: JobContext): Promise<TransferEnd> {
    const { records, startThread, develop, mask, report, programVersion, now = Date.now } = this.#options
    const { plan, purpose, clinic, leaving } = work
    const { grant } = leaving
    const { state } = records
    const user = state.kind === 'open' ? state.user : { name: '', role: '' }
    const thread = startThread()
    try {
      await records.transfer('startLeaving', { clinic })
      await thread.run('begin', place)
      const written = await writeBundle(
        {
          // Of everybody's records none are made: whoever exports those may not read them.
          ...{ thread, develop, mask, report: clinic ? null : report },
          rows: (patientId) => records.transfer('leavingRows', { grant, clinic, patientId }),
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
      await records.transfer('noteLeaving', { grant, clinic, outcome: 'done' })
      await thread.run('commit', undefined)
      return { kind: 'exported', ...written, path: place.path, whole: plan.whole }
    } catch (error) {
      // Its thread may have died: that is what is told then, and not this.
      await thread.run('abandon', undefined).catch(() => undefined)
      // Where the thread of the records has died meanwhile, their log is closed as well.
      await records.transfer('noteLeaving', { grant, clinic, outcome: 'failed' }).catch(() => undefined)
      throw error
    } finally {
      await records.transfer('endLeaving', undefined).catch(() => undefined)
      await thread.close()
    }
  }
}
