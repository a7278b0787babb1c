import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import type { ClinicState, KeyHolder } from '../../../shared/contract/clinic-state.ts'
import {
  RECORD_CHANNELS,
  type RecordChannel,
  type RecordRequest,
  type RecordResponse,
} from '../../../shared/contract/record-channels.ts'
import type { RecordOfPhoto } from '../../../shared/contract/session-state.ts'
import type { Analysis, AnalysisRecipe } from '../../../shared/domain/analysis.ts'
import type { KnownPhoto } from '../../../shared/domain/known-photo.ts'
import type { Photo } from '../../../shared/domain/photo.ts'
import type { EarlierCard } from '../../../shared/imaging/colour-card.ts'
import type { AuditFilter } from '../../../shared/domain/audit-line.ts'
import { may, type Permission, type User, type UserFields } from '../../../shared/domain/user.ts'
import { ClinicSession, type SessionOptions } from '../session/clinic-session.ts'
import type { LayerBytes } from '../store/record-store.ts'
import { addPhoto, findKnown, type PhotoToAdd } from './add-photo.ts'
import { requireLeaveOfPhotos } from '../leaving/leave-gate.ts'
import { archiveTasks } from './archive-tasks.ts'
import { exportLog } from './export-log.ts'
import { exportView, noteExport, type ExportedView, type LeavingPhotos } from './export-view.ts'
import { printOf, type PhotoTime } from './print-of.ts'
import type { RecordContext } from './record-context.ts'
import { RECORD_HANDLERS } from './record-handlers.ts'
import { createTransferTasks } from './transfer-tasks.ts'
import {
  notePrint,
  reportRows,
  requireReportLeave,
  saveReport,
  type LeavingReport,
  type ReportAsk,
  type ReportRows,
} from './report-rows.ts'

export type PlaceOfAnalysis = 'kept' | 'free' | 'none'

/** Whether it is read for an export that is under way (`startLeaving`). */
interface Leaving {
  readonly leaving?: boolean
}

/** What is kept of an analysis. */
export interface KeptAnalysis {
  readonly photoId: string
  readonly report: AnalysisReport
  readonly layers: readonly LayerBytes[]
}

export type RecordAsk = { readonly [C in RecordChannel]: readonly [C, RecordRequest<C>] }[RecordChannel]

/** What a channel answers, and how the records are then. */
export interface RecordAnswer {
  readonly reply: RecordResponse<RecordChannel>
  readonly state: ClinicState
}

/**
 * What the thread of the records does: it holds keys, the database's connection that writes and the vault, so that no flush to the
 * disk and no key derivation ever holds up the window. One task after another.
 */
export function createRecordTasks() {
  let session: ClinicSession | null = null
  const started = (): ClinicSession => {
    if (!session) throw new Error('expected the task "start" before any other, found none')
    return session
  }
  const state = (): ClinicState => started().state
  const using = (permission: Permission, leaving = false): RecordContext =>
    leaving ? started().useForWork(permission) : started().use(permission)
  return {
    ...createTransferTasks(started),
    ...archiveTasks(started),
    start: async (options: SessionOptions): Promise<ClinicState> => {
      await session?.shut()
      session = null
      session = await ClinicSession.start(options)
      return state()
    },
    state: (): ClinicState => state(),
    setUp: async ({ name, passphrase }: { readonly name: string; readonly passphrase: string }) => {
      const recoveryCode = await started().setUp(name, passphrase)
      return { state: state(), recoveryCode }
    },
    signIn: async ({ id, passphrase }: { readonly id: string; readonly passphrase: string }) => {
      await started().signIn(id, passphrase)
      return state()
    },
    recover: async (given: { readonly code: string; readonly id: string; readonly passphrase: string }) => {
      await started().recover(given.code, given.id, given.passphrase)
      return state()
    },
    lock: async (): Promise<ClinicState> => {
      await started().lock()
      return state()
    },
    shut: (): Promise<void> => started().shut(),
    lockIfIdle: async (): Promise<ClinicState> => {
      await started().lockIfIdle()
      return state()
    },
    keepAwake: (): void => {
      started().keepAwake()
    },
    openEmergency: ({ reason }: { readonly reason: string }): ClinicState => {
      started().openInEmergency(reason)
      return state()
    },
    renewCode: (): Promise<string> => started().renewRecoveryCode(),
    holders: (): readonly KeyHolder[] => started().holders,
    changePassphrase: ({ old, next }: { readonly old: string; readonly next: string }): Promise<void> =>
      started().changePassphrase(old, next),
    /** Fails where it may not be done, before anybody is asked anything. */
    require: ({ permission }: { readonly permission: Permission }): void => {
      started().use(permission)
    },
    exportLog: ({ filter, path }: { readonly filter: AuditFilter; readonly path: string }): Promise<number> =>
      exportLog(started().use('audit.read'), filter, path),
    /** Fails where these may not leave, before anybody is asked anything. */
    requireLeave: ({ photos, purpose }: LeavingPhotos): void => {
      requireLeaveOfPhotos(started().use('record.export'), photos, purpose)
    },
    exportView: (view: ExportedView): Promise<void> => exportView(started().use('record.export'), view),
    noteExport: ({
      photos,
      purpose,
      outcome,
    }: LeavingPhotos & { readonly outcome: 'done' | 'failed' }): void => {
      noteExport(started().use('record.export'), { photos, purpose }, outcome)
    },
    reportRows: ({ leaving, ...ask }: ReportAsk & Leaving): ReportRows =>
      reportRows(using('record.export', leaving), ask),
    requireReportLeave: ({ patient }: { readonly patient: string }): void => {
      requireReportLeave(started().use('record.export'), patient)
    },
    saveReport: (report: LeavingReport & Omit<ExportedView, 'purpose'>): Promise<void> =>
      saveReport(started().use('record.export'), report),
    notePrint: (report: LeavingReport): void => {
      notePrint(started().use('record.export'), report)
    },
    addUser: ({ name, role, passphrase }: UserFields & { readonly passphrase: string }): Promise<User> =>
      started().addUser(name, role, passphrase),
    disableUser: ({ id }: { readonly id: string }): Promise<User> => started().disableUser(id),
    lendKey: ({ asked, into }: { readonly asked: 'user' | 'schedule'; readonly into: Uint8Array }): string =>
      started().lendKey(asked, into),
    noteBackup: ({ outcome }: { readonly outcome: 'done' | 'failed' }): void => {
      started().noteBackup(outcome)
    },
    /** With the state afterwards: a write that failed on the way makes the records read-only. */
    answer: async ([channel, request]: RecordAsk): Promise<RecordAnswer> => {
      const context = started().use(RECORD_CHANNELS[channel].permission)
      const handle = RECORD_HANDLERS[channel] as (
        context: RecordContext,
        request: unknown,
      ) => Promise<RecordResponse<RecordChannel>>
      return { reply: await handle(context, request), state: state() }
    },
    findKnown: (given: { readonly visitId: string; readonly sha256: string }): KnownPhoto | null =>
      findKnown(started().use('patient.write'), given),
    /** Fails with RECORD_NOT_FOUND. */
    timeOfVisit: ({ visitId }: { readonly visitId: string }): number =>
      started().use('patient.write').store.visits.get(visitId).atMs,
    addPhoto: (photo: PhotoToAdd): Promise<{ readonly added: Photo; readonly patient: string }> =>
      addPhoto(started().use('patient.write'), photo),
    /** Whether the record holds the analysis, or would take it from whoever is signed in. Asked before layers are encoded. */
    placeOfAnalysis: async ({ photoId, report }: Omit<KeptAnalysis, 'layers'>): Promise<PlaceOfAnalysis> => {
      const { store } = started().use('patient.read')
      if (await store.holdsAnalysis(photoId, report)) return 'kept'
      const { state } = started()
      return state.kind === 'open' && may(state.user.role, 'patient.write') ? 'free' : 'none'
    },
    /** Null where it has been kept before. */
    addAnalysis: async ({ photoId, report, layers }: KeptAnalysis): Promise<Analysis | null> => {
      const { store, actor } = started().use('patient.write')
      return store.addAnalysis(actor, photoId, report, layers)
    },
    /** For a photo that is nobody's the clinic's cards count whoever is signed in; null while nobody is. */
    printOf: ({ leaving, ...taken }: PhotoTime & Leaving): EarlierCard | null => {
      const { store } =
        taken.photoId === null ? (started().forProgram() ?? {}) : using('patient.read', leaving)
      return store ? printOf(store, taken) : null
    },
    /** A JPEG; null where the photo has none. */
    loadThumbnail: async ({ id }: { readonly id: string }): Promise<Uint8Array | null> => {
      const bytes = await started().use('patient.read').store.loadThumbnail(id)
      return bytes && new Uint8Array(bytes)
    },
    /** The original bytes, and whose they are. */
    loadPhoto: async ({ id, leaving }: { readonly id: string } & Leaving) => {
      const { store, actor } = using('patient.read', leaving)
      const { visitId } = store.photos.get(id)
      const record: RecordOfPhoto = { patient: store.visits.get(visitId).patientId, photo: id }
      const bytes = await store.loadPhoto(id)
      store.note(actor, 'photo.look', 'done', { object: id })
      return { bytes: new Uint8Array(bytes), record }
    },
    /** The photos of the same patient, view and site as one, the first taken first; it is among them. */
    photosLike: ({ id }: { readonly id: string }): readonly Pick<Photo, 'id' | 'takenMs'>[] => {
      const { store } = started().use('patient.read')
      const { visitId, view, bodySite } = store.photos.get(id)
      return store.photos
        .ofPatient(store.visits.get(visitId).patientId)
        .filter((photo) => photo.view === view && photo.bodySite === bodySite)
        .map(({ id, takenMs }) => ({ id, takenMs }))
    },
    /** These pictures of a photo's newest analysis, or of `analysisId`; null: it was never analysed. Fails with RECORD_NOT_FOUND. */
    loadLayers: async (
      given: {
        readonly photoId: string
        readonly names: readonly string[]
        readonly analysisId?: string
      } & Leaving,
    ): Promise<readonly LayerBytes[] | null> => {
      const { store, actor } = using('patient.read', given.leaving)
      const analysis =
        given.analysisId === undefined
          ? store.analyses.newestOf(given.photoId)
          : store.analyses.ofPhoto(given.photoId, given.analysisId)
      if (!analysis) return null
      const layers: LayerBytes[] = []
      for (const name of given.names)
        layers.push({ name, bytes: new Uint8Array(await store.loadLayer(analysis.id, name)) })
      store.note(actor, 'analysis.look', 'done', { object: analysis.id })
      return layers
    },
    /** A photo's newest analysis by this recipe with these pictures, each verified; null: there is none. Fails as the vault does. */
    loadAnalysis: async (given: {
      readonly photoId: string
      readonly recipe: AnalysisRecipe
      readonly names: readonly string[]
    }): Promise<Omit<KeptAnalysis, 'photoId'> | null> => {
      const { store, actor } = started().use('patient.read')
      const found = store.analyses.newestBy(given.photoId, given.recipe)
      if (!found) return null
      const layers: LayerBytes[] = []
      for (const name of given.names)
        layers.push({ name, bytes: new Uint8Array(await store.loadLayer(found.id, name)) })
      store.note(actor, 'analysis.look', 'done', { object: found.id })
      return { report: found.report, layers }
    },
  }
}

export type RecordTasks = ReturnType<typeof createRecordTasks>
