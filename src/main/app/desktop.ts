import { app, ipcMain, nativeTheme } from 'electron'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BackupActivity } from '../../shared/contract/backup-state.ts'
import type { ClinicState } from '../../shared/contract/clinic-state.ts'
import type { SessionState } from '../../shared/contract/session-state.ts'
import { may } from '../../shared/domain/user.ts'
import { AnalysisEngine } from '../analysis/analysis-engine.ts'
import { sweepScratch } from '../analysis/scratch/scratch-file.ts'
import { CaptureMeter } from '../capture/capture-meter.ts'
import type { CaptureTasks } from '../capture/capture-tasks.ts'
import { HotFolder } from '../capture/hot-folder.ts'
import { HotFolderMemory } from '../capture/hot-folder-memory.ts'
import { PhotoDecoder } from '../decoder/decoder-client.ts'
import { readPhoto } from '../decoder/photo-file.ts'
import type { DemoClinic } from '../demo/demo-clinic.ts'
import { MAP_LAYER_NAMES } from '../encoder/map-layers.ts'
import { entryBeside } from '../entry-url.ts'
import { ChannelGate } from '../ipc/channel-gate.ts'
import { createHandlers } from '../ipc/handlers.ts'
import { KeptPhotos } from '../ipc/kept-photos.ts'
import { registerChannels } from '../ipc/register-channels.ts'
import { ViewExport } from '../ipc/view-export.ts'
import { WorkerPool } from '../pool/worker-pool.ts'
import { projectRoot } from '../project-root.ts'
import type { ArchiveDesk } from '../pacs/archive-desk.ts'
import type { FolderHold } from '../records/files/folder-hold.ts'
import { RecordsService } from '../records/service/records-service.ts'
import { AnalysisService } from '../viewing/analysis-service.ts'
import { ComparedPhotos, SHARE_BYTES } from '../viewing/compared-photos.ts'
import { comparingBy } from '../viewing/comparing.ts'
import type { FilmRoom } from '../viewing/film/film-room.ts'
import { PhotoSession } from '../viewing/photo-session.ts'
import { PhotoUpload } from '../viewing/photo-upload.ts'
import { APP_ORIGIN } from './app-scheme.ts'
import { archiveOf } from './archive-of.ts'
import { openBackups, type Backups } from './backups.ts'
import { captureView } from './capture-view.ts'
import { permitCamera } from './camera-permission.ts'
import { chooseCa } from './choose-ca.ts'
import { chooseFolder } from './choose-folder.ts'
import { chooseLogFile } from './choose-log-file.ts'
import { choosePhoto } from './choose-photo.ts'
import { chooseViewFile } from './choose-view-file.ts'
import { saveCard } from './save-card.ts'
import { closeInTurn } from './close-in-turn.ts'
import { copyPicture } from './copy-picture.ts'
import { demoOf } from './demo-of.ts'
import { deviceSecret } from './device-secret.ts'
import { filmRoomOf } from './film-room-of.ts'
import { holdUserData } from './hold-user-data.ts'
import { keepAnalysis } from './keep-analysis.ts'
import { MainWindow } from './main-window.ts'
import { setMenu } from './menu.ts'
import { maySee } from './may-see.ts'
import { judgePhoto, measurePhoto } from './measure-photo.ts'
import { PatientDesk } from './patient-desk.ts'
import { settingsDesk } from './settings-desk.ts'
import { SettingsStore } from './settings-store.ts'
import { utilityProbeSpawner } from './spawn-gpu-probe.ts'
import { utilityProcessSpawner } from './spawn-utility-process.ts'
import { faceOfPhotoBy } from './face-of-photo.ts'
import { reportBug } from './report-bug.ts'
import { ReportDesk } from './report-desk.ts'
import { PrintMeasuring } from './print-measuring.ts'
import { sayFault } from './say-fault.ts'
import { servePictures } from './serve-pictures.ts'
import { transfersOf, type Transfers } from './transfers.ts'
import { narrowRequests } from './security.ts'
import { WindowMemory } from './window-memory.ts'

/** The services of a running application and the window on them. */
export class Desktop {
  readonly #decoder: PhotoDecoder
  readonly #analysis: AnalysisService
  readonly #session: PhotoSession
  readonly #comparison: ComparedPhotos
  readonly #film: FilmRoom
  readonly #captureMeter: CaptureMeter
  readonly #keptPhotos: KeptPhotos
  readonly #hotFolder: HotFolder
  readonly #reports: ReportDesk
  readonly #hold: FolderHold
  readonly #records: RecordsService
  readonly #archive: ArchiveDesk
  readonly #demo: DemoClinic
  readonly #backups: Backups
  readonly #transfers: Transfers
  readonly #window: MainWindow
  readonly #patientDesk: PatientDesk

  /** `entry` is the `import.meta.url` of the program's entry file: workers lie beside it. */
  private constructor(
    entry: string,
    hold: FolderHold,
    settings: SettingsStore,
    records: RecordsService,
    backups: Backups,
    memory: WindowMemory,
    hotFolderMemory: HotFolderMemory,
  ) {
    this.#hold = hold
    this.#records = records
    this.#backups = backups
    this.#decoder = new PhotoDecoder({
      spawn: utilityProcessSpawner(fileURLToPath(entryBeside('decoder-entry', entry))),
    })
    this.#analysis = new AnalysisService(() =>
      AnalysisEngine.start({
        variant: 'stack-base',
        worker: entryBeside('analysis-worker', entry),
        backend: {
          mode: 'auto',
          spawnProbe: utilityProbeSpawner(fileURLToPath(entryBeside('gpu-probe-entry', entry))),
          cacheFolder: app.getPath('userData'),
        },
      }),
    )
    const startSession = (onChange: (state: SessionState) => void): PhotoSession =>
      new PhotoSession({
        decoder: this.#decoder,
        analysis: this.#analysis,
        onChange,
        keepAnalysis: async (record, analysed, onBegin) => {
          const kept = await keepAnalysis(records, record, analysed, onBegin)
          if (kept) this.#reports.analysisKept()
          return kept
        },
        loadAnalysis: ({ photo }, recipe) => records.loadAnalysis(photo, recipe, MAP_LAYER_NAMES),
        printOf: (taken) => records.printOf(taken),
        onBug: reportBug,
      })
    this.#session = startSession((state) => {
      this.#patientDesk.screen.primaryChanged()
      this.#window.tell('session:did-change', state)
      this.#comparison.primaryChanged().catch(reportBug)
      this.#film.primaryChanged().catch(reportBug)
    })
    this.#comparison = new ComparedPhotos({
      primary: this.#session,
      load: (id) => records.loadPhoto(id),
      startSession,
      comparing: comparingBy(this.#analysis),
      putAway: (photo) => photo.putAway(scratchFolder(), SHARE_BYTES),
      nudgeOf: async (photo, other) => (await records.answer('photo:get-nudge', { photo, other })).nudge,
      onBug: reportBug,
      onChange: (state) => {
        this.#window.tell('comparison:did-change', state)
      },
    })
    this.#captureMeter = new CaptureMeter({
      startThread: () =>
        new WorkerPool<CaptureTasks>({ worker: entryBeside('capture-worker', entry), threads: 1 }),
    })
    this.#keptPhotos = new KeptPhotos({
      records,
      session: this.#session,
      maySee: () => maySee(records.state),
      measure: (bytes, of) => judgePhoto(this.#decoder, this.#captureMeter, bytes, of),
      namesAnother: (visitId, named) => records.forArchive('namesAnother', { visitId, named }),
    })
    this.#film = filmRoomOf({
      records,
      decoder: this.#decoder,
      analysis: this.#analysis,
      primary: this.#session,
      onChange: (state) => {
        this.#window.tell('film:did-change', state)
      },
    })
    this.#window = new MainWindow(settings.current.theme, () => {
      sayFault('lost')
      app.quit()
    })
    this.#hotFolder = new HotFolder({
      memory: hotFolderMemory,
      read: readPhoto,
      thumbnail: async (bytes) => (await measurePhoto(this.#decoder, bytes)).thumbnail,
      onChange: (state) => {
        this.#window.tell('hot-folder:did-change', state)
      },
    })
    this.#archive = archiveOf({
      entry,
      version: app.getVersion(),
      records,
      decoder: this.#decoder,
      window: this.#window,
      onBug: reportBug,
    })
    this.#reports = new ReportDesk({
      entry,
      records,
      decoder: this.#decoder,
      analysis: this.#analysis,
      window: this.#window,
      archive: this.#archive,
    })
    this.#patientDesk = new PatientDesk({
      primary: this.#session,
      comparison: this.#comparison,
      film: this.#film,
      isLocked: () => records.state.kind === 'locked',
      settings: () => settings.current,
      memory,
      staffBounds: () => this.#window.browserWindow.getBounds(),
      tellStaff: (state) => {
        this.#window.tell('patient-screen:did-change', state)
      },
    })
    this.#window.browserWindow.once('closed', () => {
      this.#patientDesk.close()
    })
    narrowRequests((contentsId) => (this.#patientDesk.has(contentsId) ? this.#patientDesk.screen : null))
    this.#demo = demoOf({ records, decoder: this.#decoder, analysis: this.#analysis })
    this.#transfers = transfersOf({
      ...{ entry, records, decoder: this.#decoder, meter: this.#captureMeter },
      report: (patient, photo, signal) =>
        this.#reports.ofPhoto({ patient, photo, language: settings.current.language }, signal),
      window: () => this.#window.browserWindow,
      onChange: (activity) => {
        this.#window.tell('export:did-change', activity)
      },
    })
    this.#connect(settings)
    permitCamera((contents) => contents === this.#window.browserWindow.webContents && this.#mayCapture())
  }

  /** Opens the window; the application must be ready. Fails with FolderInUse. */
  static async open(entry: string): Promise<Desktop> {
    const hold = holdUserData()
    const settings = await SettingsStore.open(join(app.getPath('userData'), 'settings.json'))
    nativeTheme.themeSource = settings.current.theme
    setMenu()
    let told: ((state: ClinicState) => void) | null = null
    const folder = join(app.getPath('userData'), 'clinic')
    const records = await RecordsService.open({
      worker: entryBeside('records-worker', entry),
      session: { folder, deviceSecret: await deviceSecret() },
      onChange: (state) => told?.(state),
    })
    let tell: ((activity: BackupActivity) => void) | null = null
    const backups = await openBackups(entry, folder, records, (activity) => tell?.(activity))
    const memory = await WindowMemory.open(join(app.getPath('userData'), 'patient-window.json'))
    const hotFolder = await HotFolderMemory.open(join(app.getPath('userData'), 'camera-folder.json'))
    const desktop = new Desktop(entry, hold, settings, records, backups, memory, hotFolder)
    told = (state) => {
      desktop.#clinicChanged(state)
    }
    tell = (activity) => {
      desktop.#window.tell('backup:did-change', activity)
    }
    await desktop.#demo.sweep()
    await sweepScratch(scratchFolder())
    await desktop.#transfers.sweep()
    if (process.argv.includes('--demo')) desktop.#demo.start().catch(reportBug)
    await desktop.#window.open()
    // While the user looks for a photo, the workers start and the GPU is tried.
    desktop.#analysis
      .engine()
      .then((engine) => engine.prepare())
      .catch(() => undefined)
    return desktop
  }

  present(): void {
    this.#window.present()
  }

  /** Stops whatever runs and lets go of every process and thread: of the others too where one fails. */
  async close(): Promise<void> {
    await closeInTurn(
      [
        ...[this.#hotFolder, this.#transfers.transferJobs, this.#archive, this.#reports, this.#demo],
        ...[this.#decoder, this.#film, this.#captureMeter, { close: () => this.#comparison.closeAll() }],
        ...[this.#session, this.#backups.backup, this.#records, this.#analysis, this.#hold],
      ],
      reportBug,
    )
  }

  /** No patient's photo stays on the screen of whom may not read the records: locked, or changed over to another user. */
  #clinicChanged(state: ClinicState): void {
    this.#reports.clinicChanged(state)
    if (state.kind === 'locked') {
      this.#patientDesk.screen.clear()
      this.#keptPhotos.leaveAll()
    }
    if (state.kind === 'open') this.#archive.start().catch(reportBug)
    this.#window.tell('clinic:did-change', state)
    this.#transfers.transferJobs.userChanged(state.kind === 'open' ? state.user.id : null)
    this.#archive.userChanged(state.kind === 'open' ? state.user.id : null)
    if (!maySee(state)) this.#session.closeRecord().catch(reportBug)
  }

  #mayCapture(): boolean {
    const { state } = this.#records
    return state.kind === 'open' && may(state.user.role, 'patient.write')
  }

  #connect(settings: SettingsStore): void {
    servePictures({
      session: this.#session,
      comparison: this.#comparison,
      film: this.#film,
      records: this.#records,
      reports: this.#reports.room,
    })
    const askForPhoto = () => choosePhoto(this.#window.browserWindow)
    const handlers = createHandlers({
      version: app.getVersion(),
      host: 'electron' in process.versions ? 'electron' : 'chromium',
      session: this.#session,
      upload: new PhotoUpload(),
      records: this.#records,
      keptPhotos: this.#keptPhotos,
      comparison: this.#comparison,
      film: this.#film,
      captureMeter: this.#captureMeter,
      saveCard: () => saveCard(this.#window.browserWindow),
      prints: new PrintMeasuring({ choose: askForPhoto, decoder: this.#decoder, analysis: this.#analysis }),
      faceOfPhoto: faceOfPhotoBy(this.#records, this.#decoder, this.#captureMeter),
      hotFolder: this.#hotFolder,
      viewExport: new ViewExport({
        records: this.#records,
        session: this.#session,
        comparison: this.#comparison,
        film: this.#film,
        capture: (area) => captureView(this.#window.browserWindow, area),
        chooseFile: () => chooseViewFile(this.#window.browserWindow),
        copy: copyPicture,
      }),
      patientDesk: this.#patientDesk,
      reports: this.#reports.room,
      demo: this.#demo,
      ...this.#backups,
      ...this.#transfers,
      chooseFolder: () => chooseFolder(this.#window.browserWindow),
      archive: this.#archive,
      chooseCa: () => chooseCa(this.#window.browserWindow),
      settings: settingsDesk(settings, () => {
        this.#patientDesk.settingsChanged()
      }),
      choosePhoto: askForPhoto,
      chooseLogFile: () => chooseLogFile(this.#window.browserWindow),
      samplePhoto: () => readPhoto(join(projectRoot(), 'resources', 'sample', 'sample-skin.jpg')),
    })
    registerChannels(
      ipcMain,
      new ChannelGate({
        handlers,
        onBug: (_channel, error) => {
          reportBug(error)
        },
      }),
      APP_ORIGIN,
      ({ id }) => (this.#patientDesk.has(id) ? 'patient' : this.#window.has(id) ? 'staff' : null),
    )
  }
}

/** Where photos beside one another lie that would take too much memory. */
const scratchFolder = (): string => join(app.getPath('userData'), 'scratch')
