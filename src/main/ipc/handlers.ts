import type { CaptureMeter } from '../capture/capture-meter.ts'
import type { HotFolder } from '../capture/hot-folder.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import type { FaceToBeLike } from '../../shared/imaging/capture-figures.ts'
import { readPatients } from '../fhir/read-patients.ts'
import type { BackupService } from '../records/service/backup-service.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { RestoreService } from '../records/service/restore-service.ts'
import type { ComparedPhotos } from '../viewing/compared-photos.ts'
import type { FilmRoom } from '../viewing/film/film-room.ts'
import type { PhotoSession, PhotoSource } from '../viewing/photo-session.ts'
import type { PhotoUpload } from '../viewing/photo-upload.ts'
import { archiveHandlers, type ArchiveServices } from './archive-handlers.ts'
import { backupHandlers } from './backup-handlers.ts'
import { cardHandlers, type CardServices } from './card-handlers.ts'
import type { ChannelHandlers } from './channel-gate.ts'
import { hotFolderHandlers } from './hot-folder-handlers.ts'
import { exportHandlers, type ExportServices } from './export-handlers.ts'
import type { KeptPhotos } from './kept-photos.ts'
import { patientHandlers, type PatientHandlers } from './patient-handlers.ts'
import { reportHandlers } from './report-handlers.ts'
import type { ViewExport } from './view-export.ts'

export interface HandlerServices
  extends
    ExportServices,
    Pick<ArchiveServices, 'archive' | 'chooseCa'>,
    Pick<CardServices, 'saveCard' | 'prints'> {
  readonly version: string
  readonly host: 'electron' | 'chromium'
  readonly session: PhotoSession
  readonly upload: PhotoUpload
  readonly records: RecordsService
  readonly keptPhotos: KeptPhotos
  readonly comparison: ComparedPhotos
  readonly film: FilmRoom
  readonly viewExport: ViewExport
  readonly reports: Parameters<typeof reportHandlers>[0]
  readonly captureMeter: CaptureMeter
  readonly hotFolder: HotFolder
  readonly patientDesk: PatientHandlers
  readonly faceOfPhoto: (photo: string) => Promise<FaceToBeLike | null>
  readonly demo: { start(): Promise<void>; cancel(): void; leave(): Promise<void> }
  readonly backup: BackupService
  readonly restore: RestoreService
  readonly settings: {
    readonly current: Settings
    update(chosen: Settings): Promise<Settings>
  }
  /** The photo that the user picks, or null. */
  readonly choosePhoto: () => Promise<PhotoSource | null>
  readonly samplePhoto: PhotoSource
  /** Where the user wants the exported log, or null. */
  readonly chooseLogFile: () => Promise<string | null>
  /** The folder that the user picks, or null. */
  readonly chooseFolder: () => Promise<string | null>
}

/** What each channel does, in one line or two. */
export function createHandlers({
  version,
  host,
  session,
  upload,
  records,
  keptPhotos,
  comparison,
  film,
  viewExport,
  reports,
  captureMeter,
  hotFolder,
  patientDesk,
  saveCard,
  prints,
  faceOfPhoto,
  demo,
  backup,
  restore,
  settings,
  choosePhoto,
  samplePhoto,
  chooseLogFile,
  chooseFolder,
  exporting,
  importing,
  transferJobs,
  archive,
  chooseCa,
}: HandlerServices): ChannelHandlers {
  /** The page learns of the outcome by the session's state. */
  const open = (source: PhotoSource): void => void session.open(source)
  return {
    'app:get-state': () => {
      upload.abandonAll()
      keptPhotos.leaveAll()
      reports.leave()
      return {
        version,
        host,
        session: session.state,
        comparison: comparison.state,
        clinic: records.state,
        settings: settings.current,
      }
    },
    'settings:update': (chosen) => settings.update(chosen),
    'photo:choose': async () => {
      const chosen = await choosePhoto()
      if (chosen) open(chosen)
      return { opened: chosen !== null }
    },
    'photo:open-sample': () => {
      open(samplePhoto)
    },
    'photo:begin-upload': ({ byteLength }) => ({ upload: upload.begin(byteLength) }),
    'photo:append': ({ upload: id, offset, bytes }) => {
      const photo = upload.append(id, offset, bytes)
      if (photo && !upload.holds(id)) open(() => Promise.resolve(photo))
      return { complete: photo !== null }
    },
    'photo:abandon-upload': ({ upload: id }) => {
      upload.abandon(id)
    },
    'photo:close': () => session.close(),
    'photo:dismiss-refusal': () => {
      session.dismissRefusal()
    },
    'analysis:cancel': () => {
      session.cancel()
    },
    'analysis:restart': () => session.restart(),
    'region:measure': async ({ set, rings }) => ({
      measured: (await session.measure(set, rings)) ?? (await comparison.measure(set, rings)),
    }),
    'clinic:set-up': async ({ name, passphrase }) => ({
      recoveryCode: await records.setUp(name, passphrase),
    }),
    'clinic:sign-in': ({ id, passphrase }) => records.signIn(id, passphrase),
    'clinic:recover': ({ code, id, passphrase }) => records.recover(code, id, passphrase),
    'clinic:lock': () => records.lock(),
    'clinic:keep-awake': () => records.keepAwake(),
    'clinic:open-emergency': ({ reason }) => records.openEmergency(reason),
    'clinic:renew-code': async () => ({ recoveryCode: await records.renewCode() }),
    'clinic:list-holders': async () => [...(await records.holders())],
    'clinic:change-passphrase': ({ old, next }) => records.changePassphrase(old, next),
    'clinic:get-profile': (request) => records.answer('clinic:get-profile', request),
    'clinic:change-profile': (request) => records.answer('clinic:change-profile', request),
    'demo:start': () => demo.start(),
    'demo:cancel': () => {
      demo.cancel()
    },
    'demo:leave': () => demo.leave(),
    'user:list': (request) => records.answer('user:list', request),
    'user:add': (given) => records.addUser(given),
    'user:disable': ({ id }) => records.disableUser(id),
    'patient:find': (request) => records.answer('patient:find', request),
    'patient:get': (request) => records.answer('patient:get', request),
    'patient:add': (request) => records.answer('patient:add', request),
    'patient:change': (request) => records.answer('patient:change', request),
    'visit:add': (request) => records.answer('visit:add', request),
    'visit:change': (request) => records.answer('visit:change', request),
    'consent:give': (request) => records.answer('consent:give', request),
    'consent:withdraw': (request) => records.answer('consent:withdraw', request),
    'reminder:add': (request) => records.answer('reminder:add', request),
    'reminder:set-done': (request) => records.answer('reminder:set-done', request),
    'reminder:due': (request) => records.answer('reminder:due', request),
    'record-photo:add': async (labels) => {
      const chosen = await choosePhoto()
      return chosen ? keptPhotos.add(labels, chosen) : { added: null, refused: null }
    },
    /** Whether they may be kept is asked before their bytes are taken. */
    'record-photo:begin-upload': async ({ byteLength }) => {
      await records.require('patient.write')
      return { upload: upload.begin(byteLength, 'hold') }
    },
    'record-photo:add-upload': async ({ upload: id, labels, ...options }) => {
      const photo = upload.take(id)
      return keptPhotos.add(labels, () => Promise.resolve(photo), options)
    },
    'record-photo:keep-despite': async ({ waiting, show, ...decision }) => ({
      added: await keptPhotos.keepDespite(waiting, decision, show),
    }),
    'record-photo:leave-out': ({ waiting }) => {
      keptPhotos.leaveOut(waiting)
    },
    'record-photo:open': ({ id }) => keptPhotos.open(id),
    'capture:measure': async (picture) => ({ figures: await captureMeter.live(picture) }),
    'capture:face-of': async ({ photo }) => ({ face: await faceOfPhoto(photo) }),
    ...cardHandlers({ records, saveCard, prints }),
    'capture:end': () => {
      captureMeter.forget()
    },
    'pixel:read': async ({ set, at }) => ({
      values: (await session.read(set, at)) ?? (await comparison.read(set, at)),
    }),
    'comparison:open': ({ photo }) => comparison.open(photo),
    'comparison:close': ({ photo }) => {
      comparison.close(photo)
    },
    'comparison:restart': ({ photo }) => comparison.restart(photo),
    'film:open': () => film.open(),
    'photo:get-nudge': (request) => records.answer('photo:get-nudge', request),
    'photo:set-nudge': async (request) => {
      const set = await records.answer('photo:set-nudge', request)
      comparison.nudged(request.photo, request.other, set.nudge)
      return set
    },
    'region:list': (request) => records.answer('region:list', request),
    'region:add': (request) => records.answer('region:add', request),
    'region:change': (request) => records.answer('region:change', request),
    'region:delete': (request) => records.answer('region:delete', request),
    'annotation:list': (request) => records.answer('annotation:list', request),
    'annotation:add': (request) => records.answer('annotation:add', request),
    'annotation:change': (request) => records.answer('annotation:change', request),
    'annotation:delete': (request) => records.answer('annotation:delete', request),
    'view:save': async (picture) => ({ saved: await viewExport.save(picture) }),
    'view:copy': async (picture) => {
      await viewExport.copy(picture)
      return { copied: true }
    },
    /** Whose photo it is has changed: a photo of theirs on the screen goes. */
    'patient:merge': async (pair) => {
      const merged = await records.answer('patient:merge', pair)
      await session.closeRecord(Object.values(pair))
      return merged
    },
    'patient:undo-merge': async (request) => {
      const pair = await records.answer('patient:undo-merge', request)
      await session.closeRecord(Object.values(pair))
      return pair
    },
    'patient:read-file': async ({ bytes }) => {
      await records.require('patient.write')
      return { people: readPatients(bytes) }
    },
    'patient:identify': (request) => records.answer('patient:identify', request),
    'patient:erase': async (request) => {
      const erased = await records.answer('patient:erase', request)
      await session.closeRecord([erased.id])
      return erased
    },
    'audit:find': (request) => records.answer('audit:find', request),
    'audit:verify': (request) => records.answer('audit:verify', request),
    'audit:export': async ({ filter }) => {
      await records.require('audit.read')
      const path = await chooseLogFile()
      return { lines: path === null ? null : await records.exportLog(filter, path) }
    },
    ...hotFolderHandlers({ hotFolder, records, keptPhotos, chooseFolder }),
    ...exportHandlers({ exporting, importing, transferJobs }),
    ...archiveHandlers({ records, archive, chooseCa }),
    ...backupHandlers({ backup, restore, chooseFolder }),
    ...patientHandlers(patientDesk),
    ...reportHandlers(reports),
  }
}
