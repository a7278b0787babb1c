import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import type { ClinicState, KeyHolder } from '../../../shared/contract/clinic-state.ts'
import { BasalisError, errorToData } from '../../../shared/contract/errors.ts'
import type {
  RecordChannel,
  RecordRequest,
  RecordResponse,
} from '../../../shared/contract/record-channels.ts'
import type { Analysis, AnalysisRecipe } from '../../../shared/domain/analysis.ts'
import type { AuditFilter } from '../../../shared/domain/audit-line.ts'
import { DEMO_PASSPHRASE } from '../../../shared/domain/demo.ts'
import type { Permission, User } from '../../../shared/domain/user.ts'
import type { EarlierCard } from '../../../shared/imaging/colour-card.ts'
import type { TaskInput, TaskOutput } from '../../pool/task-table.ts'
import { WorkerPool } from '../../pool/worker-pool.ts'
import { LEAST_COST } from '../keys/passphrase-key.ts'
import type { SessionOptions } from '../session/clinic-session.ts'
import type { createTransferTasks } from './transfer-tasks.ts'
import type { archiveTasks } from './archive-tasks.ts'
import type { KeptAnalysis, PlaceOfAnalysis, RecordAsk, RecordTasks } from './record-tasks.ts'

export interface RecordsOptions {
  /** The file of the thread. */
  readonly worker: URL
  readonly session: SessionOptions
  /** Told of every change, in order. */
  readonly onChange: (state: ClinicState) => void
}

/** The steps of exports and imports. */
export type TransferTask = keyof ReturnType<typeof createTransferTasks>

/** How often the thread is asked whether nobody has done anything for too long. */
const IDLE_CHECK_MS = 15_000

/** The clinic's records, as the rest of the program sees them: a thread of their own, asked by name. */
export class RecordsService {
  readonly #options: RecordsOptions
  readonly #pool: WorkerPool<RecordTasks>
  readonly #idle: NodeJS.Timeout
  #state: ClinicState
  /** Of the clinic, or of the demo. */
  #session: SessionOptions

  private constructor(options: RecordsOptions, pool: WorkerPool<RecordTasks>, state: ClinicState) {
    this.#options = options
    this.#session = options.session
    this.#pool = pool
    this.#state = state
    this.#idle = setInterval(() => {
      if (this.#state.kind === 'open') this.#change('lockIfIdle', undefined).catch(() => undefined)
    }, IDLE_CHECK_MS)
    this.#idle.unref()
  }

  /** Whatever lies in the folder, the window opens: records that cannot be read are a state. */
  static async open(options: RecordsOptions): Promise<RecordsService> {
    // The end of the log is written to its own file after the answer: the loop must go on.
    const pool = new WorkerPool<RecordTasks>({
      worker: options.worker,
      threads: 1,
      turnsBetweenTasks: true,
    })
    try {
      return new RecordsService(options, pool, await startOrSay(pool, options.session))
    } catch (error) {
      await pool.close()
      throw error
    }
  }

  get state(): ClinicState {
    return this.#state
  }

  /** Returns the recovery code, which is kept nowhere. */
  async setUp(name: string, passphrase: string): Promise<string> {
    const { state, recoveryCode } = await this.#run('setUp', { name, passphrase })
    this.#tell(state)
    return recoveryCode
  }

  signIn(id: string, passphrase: string): Promise<void> {
    return this.#change('signIn', { id, passphrase })
  }

  recover(code: string, id: string, passphrase: string): Promise<void> {
    return this.#change('recover', { code, id, passphrase })
  }

  lock(): Promise<void> {
    return this.#change('lock', undefined)
  }

  keepAwake(): Promise<void> {
    return this.#run('keepAwake', undefined)
  }

  openEmergency(reason: string): Promise<void> {
    return this.#change('openEmergency', { reason })
  }

  /** Returns the new recovery code, which is kept nowhere. */
  renewCode(): Promise<string> {
    return this.#run('renewCode', undefined)
  }

  /** Who can sign in. */
  holders(): Promise<readonly KeyHolder[]> {
    return this.#run('holders', undefined)
  }

  /** Of whoever is signed in. */
  changePassphrase(old: string, next: string): Promise<void> {
    return this.#run('changePassphrase', { old, next })
  }

  /** Fails with STORE_LOCKED or ROLE_REFUSED. */
  require(permission: Permission): Promise<void> {
    return this.#run('require', { permission })
  }

  /** Writes these lines of the log to a file of its own; how many they were. Fails with OUTPUT_NOT_WRITABLE. */
  exportLog(filter: AuditFilter, path: string): Promise<number> {
    return this.#run('exportLog', { filter, path })
  }

  /** Fails with STORE_LOCKED, ROLE_REFUSED or CONSENT_MISSING. */
  requireLeave(given: TaskInput<RecordTasks, 'requireLeave'>): Promise<void> {
    return this.#run('requireLeave', given)
  }

  /** Writes a picture of patients' photos to a file, and lines of it into the log. Fails with OUTPUT_NOT_WRITABLE. */
  exportView(view: TaskInput<RecordTasks, 'exportView'>): Promise<void> {
    return this.#run('exportView', view)
  }

  /** Lines in the log of patients' photos that leave otherwise. */
  noteExport(given: TaskInput<RecordTasks, 'noteExport'>): Promise<void> {
    return this.#run('noteExport', given)
  }

  /** A step of an export or an import. Fails with STORE_LOCKED, ROLE_REFUSED, or as the step says. */
  transfer<K extends TransferTask>(
    name: K,
    input: TaskInput<RecordTasks, K>,
  ): Promise<TaskOutput<RecordTasks, K>> {
    return this.#run(name, input)
  }

  /** What a report says, and a line in the log. Fails with RECORD_NOT_FOUND. */
  reportRows(ask: TaskInput<RecordTasks, 'reportRows'>): Promise<TaskOutput<RecordTasks, 'reportRows'>> {
    return this.#run('reportRows', ask)
  }

  /** Fails with CONSENT_MISSING, as saving and printing do. */
  requireReportLeave(patient: string): Promise<void> {
    return this.#run('requireReportLeave', { patient })
  }

  /** Writes a report to a file, and lines of it into the log. Fails with OUTPUT_NOT_WRITABLE. */
  saveReport(report: TaskInput<RecordTasks, 'saveReport'>): Promise<void> {
    return this.#run('saveReport', report)
  }

  /** Lines in the log of a report that is about to be printed. */
  notePrint(report: TaskInput<RecordTasks, 'notePrint'>): Promise<void> {
    return this.#run('notePrint', report)
  }

  addUser(given: TaskInput<RecordTasks, 'addUser'>): Promise<User> {
    return this.#run('addUser', given)
  }

  disableUser(id: string): Promise<User> {
    return this.#run('disableUser', { id })
  }

  /** Fails with STORE_LOCKED, ROLE_REFUSED, STORE_READ_ONLY, or as the record's own rules say. */
  async answer<C extends RecordChannel>(channel: C, request: RecordRequest<C>): Promise<RecordResponse<C>> {
    const ask = [channel, request] as unknown as RecordAsk
    const { reply, state } = await this.#run('answer', ask)
    if (this.#state.kind === 'open') this.#tell(state)
    return reply as RecordResponse<C>
  }

  /** Where the bytes with this hash are in a record already; null: nowhere. */
  findKnown(visitId: string, sha256: string): Promise<TaskOutput<RecordTasks, 'findKnown'>> {
    return this.#run('findKnown', { visitId, sha256 })
  }

  /** When it was. Fails with RECORD_NOT_FOUND. */
  timeOfVisit(visitId: string): Promise<number> {
    return this.#run('timeOfVisit', { visitId })
  }

  addPhoto(given: TaskInput<RecordTasks, 'addPhoto'>): Promise<TaskOutput<RecordTasks, 'addPhoto'>> {
    return this.#run('addPhoto', given)
  }

  placeOfAnalysis(photoId: string, report: AnalysisReport): Promise<PlaceOfAnalysis> {
    return this.#run('placeOfAnalysis', { photoId, report })
  }

  /** Fails with STORE_LOCKED, ROLE_REFUSED, or as the disk does. */
  addAnalysis(given: KeptAnalysis): Promise<Analysis | null> {
    return this.#releasing(this.#run('addAnalysis', given))
  }

  /** For the archive (`archive-tasks.ts`): what is told of the state does not change by it. */
  forArchive<K extends keyof ReturnType<typeof archiveTasks>>(
    name: K,
    input: TaskInput<RecordTasks, K>,
  ): Promise<TaskOutput<RecordTasks, K>> {
    return this.#run(name, input)
  }

  /** The clinic's print of the colour card that a photo may show; null: none is known, or the records are locked. */
  async printOf(taken: TaskInput<RecordTasks, 'printOf'>): Promise<EarlierCard | null> {
    return this.#state.kind === 'open' || taken.leaving === true ? this.#run('printOf', taken) : null
  }

  /** A JPEG; null where the photo has none. */
  loadThumbnail(id: string): Promise<Uint8Array | null> {
    return this.#run('loadThumbnail', { id })
  }

  /** `leaving`: for an export that is under way, which the lock does not stop. */
  loadPhoto(id: string, leaving = false): Promise<TaskOutput<RecordTasks, 'loadPhoto'>> {
    return this.#run('loadPhoto', { id, leaving })
  }

  /** Of the same patient, view and site as one, the first taken first. */
  photosLike(id: string): Promise<TaskOutput<RecordTasks, 'photosLike'>> {
    return this.#run('photosLike', { id })
  }

  /** Pictures of a photo's newest analysis, or of `analysisId`; null: it was never analysed. Fails as the vault does. */
  loadLayers(
    photoId: string,
    names: readonly string[],
    leaving = false,
    analysisId?: string,
  ): Promise<TaskOutput<RecordTasks, 'loadLayers'>> {
    return this.#run('loadLayers', {
      ...{ photoId, names, leaving },
      ...(analysisId !== undefined && { analysisId }),
    })
  }

  /** A photo's newest analysis by this recipe; null: there is none. Fails as the vault does. */
  loadAnalysis(
    photoId: string,
    recipe: AnalysisRecipe,
    names: readonly string[],
  ): Promise<TaskOutput<RecordTasks, 'loadAnalysis'>> {
    return this.#releasing(this.#run('loadAnalysis', { photoId, recipe, names }))
  }

  /** `into` is shared memory. Returns the store's id. Fails with STORE_LOCKED or, where a user asked, ROLE_REFUSED. */
  lendKey(asked: 'user' | 'schedule', into: Uint8Array<SharedArrayBuffer>): Promise<string> {
    return this.#run('lendKey', { asked, into })
  }

  noteBackup(outcome: 'done' | 'failed'): Promise<void> {
    return this.#run('noteBackup', { outcome })
  }

  /** Other records lie in the folder now. */
  async reload(): Promise<void> {
    this.#tell(await startOrSay(this.#pool, this.#session))
  }

  /**
   * Goes over to a demo clinic in an empty folder, open for a clinician; until `endFilling` the page sees that it is being
   * filled. Fails with RECORD_CONFLICT where somebody is signed in.
   */
  async beginDemo(folder: string, total: number): Promise<void> {
    if (this.#state.kind === 'open' || this.#state.kind === 'filling')
      throw new BasalisError('RECORD_CONFLICT', 'expected nobody to be signed in, found somebody')
    this.#tell({ kind: 'filling', done: 0, total })
    this.#session = { folder, deviceSecret: null, cost: LEAST_COST, demo: true }
    const passphrase = DEMO_PASSPHRASE
    try {
      await this.#run('start', this.#session)
      await this.#run('setUp', { name: 'Demo administrator', passphrase })
      const { id } = await this.#run('addUser', { name: 'Demo clinician', role: 'clinician', passphrase })
      await this.#run('signIn', { id, passphrase })
    } catch (error) {
      await this.leaveDemo()
      throw error
    }
  }

  demoFilled(done: number, total: number): void {
    if (this.#state.kind === 'filling') this.#tell({ kind: 'filling', done, total })
  }

  async endFilling(): Promise<void> {
    this.#tell(await this.#run('state', undefined))
  }

  /**
   * Back to the clinic's own records, locked; nothing where there is no demo. `remove` runs when the demo's files are closed
   * and before anybody is told that the demo is gone.
   */
  async leaveDemo(remove: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    if (this.#session === this.#options.session) return
    this.#session = this.#options.session
    const state = await startOrSay(this.#pool, this.#session)
    try {
      await remove()
    } finally {
      this.#tell(state)
    }
  }

  /** Waits for what has been asked, then wipes the keys and ends the thread. */
  async close(): Promise<void> {
    clearInterval(this.#idle)
    await this.#pool.run('shut', undefined).catch(() => undefined)
    await this.#pool.close()
  }

  async #change<K extends 'signIn' | 'recover' | 'lock' | 'lockIfIdle' | 'openEmergency'>(
    name: K,
    input: TaskInput<RecordTasks, K>,
  ): Promise<void> {
    this.#tell(await this.#run(name, input))
  }

  async #run<K extends keyof RecordTasks>(
    name: K,
    input: TaskInput<RecordTasks, K>,
  ): Promise<TaskOutput<RecordTasks, K>> {
    try {
      return await this.#pool.run(name, input)
    } catch (error) {
      if (error instanceof BasalisError && error.code === 'WORKER_DIED') await this.#restart()
      if (error instanceof BasalisError && error.code === 'STORE_READ_ONLY') await this.#lookAgain()
      throw error
    }
  }

  /** Layers of a large photo are a hundred megabytes, and copies of them stay in the thread until somebody asks for something. */
  async #releasing<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } finally {
      this.#pool.releaseMemory()
    }
  }

  /** The thread that takes the place of a dead one knows no key: the records are locked. */
  async #restart(): Promise<void> {
    const state = await startOrSay(this.#pool, this.#session).catch(() => null)
    if (state) this.#tell(state)
  }

  /** Whoever was refused learns why before they hear of it. */
  async #lookAgain(): Promise<void> {
    const state = await this.#pool.run('state', undefined).catch(() => null)
    if (state && this.#state.kind === 'open') this.#tell(state)
  }

  #tell(state: ClinicState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return
    this.#state = state
    this.#options.onChange(state)
  }
}

/** How the records lie there; such as cannot be read are a state as well. */
async function startOrSay(pool: WorkerPool<RecordTasks>, session: SessionOptions): Promise<ClinicState> {
  try {
    return await pool.run('start', session)
  } catch (error) {
    const data = errorToData(error)
    if (data.kind !== 'expected' || data.code === 'WORKER_DIED') throw error
    return { kind: 'unreadable', error: { ...data } }
  }
}
