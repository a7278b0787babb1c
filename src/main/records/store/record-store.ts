import { createHash } from 'node:crypto'
import { chmod, mkdir, open as openFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Analysis } from '../../../shared/domain/analysis.ts'
import type { Photo, PhotoFields } from '../../../shared/domain/photo.ts'
import type { QualityFields } from '../../../shared/domain/photo-quality.ts'
import { AnalysisRepository, type StoredLayer } from '../analyses/analysis-repository.ts'
import { holdsWhole } from '../analyses/holds-whole.ts'
import { AnnotationRepository } from '../annotations/annotation-repository.ts'
import { ArchiveRepository } from '../archive/archive-repository.ts'
import { DocumentRepository } from '../archive/document-repository.ts'
import { OutboxRepository } from '../archive/outbox-repository.ts'
import { AuditLog } from '../audit/audit-log.ts'
import type { AuditEvent, ChainFault } from '../audit/chain.ts'
import { readHead, writeHead } from '../audit/head-file.ts'
import { ClinicRepository } from '../clinic/clinic-repository.ts'
import { PrintedCardRepository } from '../clinic/printed-card-repository.ts'
import { migrate } from '../database/migrate.ts'
import { MIGRATIONS } from '../database/migrations/index.ts'
import { openDatabase } from '../database/open-database.ts'
import { ConsentRepository } from '../consents/consent-repository.ts'
import { syncFolder } from '../files/durable-file.ts'
import { KEY_FILE } from '../keys/key-file.ts'
import { subkey } from '../keys/sealed.ts'
import { contentsOf, erasePatient, type ErasedContents } from '../patients/erase-patient.ts'
import { PatientMerges } from '../patients/merge-patients.ts'
import { PatientRepository } from '../patients/patient-repository.ts'
import { UserRepository } from '../people/user-repository.ts'
import { PhotoRepository } from '../photos/photo-repository.ts'
import { RegionRepository } from '../regions/region-repository.ts'
import { ReminderRepository } from '../reminders/reminder-repository.ts'
import { RecordTransfer } from '../transfer/record-transfer.ts'
import { ImageVault } from '../vault/image-vault.ts'
import { keepFiles } from '../vault/keep-files.ts'
import { VisitRepository } from '../visits/visit-repository.ts'
import { OldPages } from './old-pages.ts'
import { WriteGuard } from './write-guard.ts'

/** What lies in the folder of a store. */
export const STORE_FILES = {
  database: 'records.db',
  vault: 'vault',
  head: 'audit-head.json',
  keys: KEY_FILE,
} as const

/** A picture of an analysis, encoded. */
export interface LayerBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Who acts. */
export interface Actor {
  readonly userId: string | null
  readonly role: string | null
}

/** What no user has asked for. */
export const PROGRAM: Actor = { userId: null, role: null }

/** How a photo came into a record, where that is worth saying. */
interface CameAs {
  /** A record held the same bytes before: why it is kept again, null for no reason. */
  readonly known?: { readonly reason: string | null } | null
}

/**
 * The records of a clinic, open: one database with one connection that writes, the vault, and the log. One process at a
 * time.
 */
export class RecordStore {
  readonly clinic: ClinicRepository
  readonly printedCards: PrintedCardRepository
  readonly users: UserRepository
  readonly patients: PatientRepository
  readonly merges: PatientMerges
  readonly consents: ConsentRepository
  readonly reminders: ReminderRepository
  readonly visits: VisitRepository
  readonly photos: PhotoRepository
  readonly analyses: AnalysisRepository
  readonly annotations: AnnotationRepository
  readonly regions: RegionRepository
  readonly transfer: RecordTransfer
  readonly archive: ArchiveRepository
  readonly outbox: OutboxRepository
  readonly documents: DocumentRepository
  readonly audit: AuditLog
  readonly vault: ImageVault
  /** The log ends before what was written, or is another: an older copy of the database lies here. Null: all is well. */
  readonly fault: ChainFault | null
  readonly #db: Database.Database
  readonly #headPath: string
  readonly #now: () => number
  readonly #guard = new WriteGuard()
  readonly #owed: AuditEvent[] = []
  readonly #oldPages: OldPages
  #headKept: Promise<void> = Promise.resolve()

  private constructor(
    db: Database.Database,
    vault: ImageVault,
    audit: AuditLog,
    fault: ChainFault | null,
    headPath: string,
    now: () => number,
  ) {
    this.#db = db
    this.#headPath = headPath
    this.#now = now
    this.vault = vault
    this.#oldPages = new OldPages(db, this.#guard)
    this.audit = audit
    this.fault = fault
    this.clinic = new ClinicRepository(db)
    this.printedCards = new PrintedCardRepository(db)
    this.users = new UserRepository(db)
    this.patients = new PatientRepository(db)
    this.merges = new PatientMerges(db)
    this.consents = new ConsentRepository(db)
    this.reminders = new ReminderRepository(db)
    this.visits = new VisitRepository(db)
    this.photos = new PhotoRepository(db)
    this.analyses = new AnalysisRepository(db)
    this.annotations = new AnnotationRepository(db)
    this.regions = new RegionRepository(db)
    this.transfer = new RecordTransfer(db)
    this.archive = new ArchiveRepository(db)
    this.outbox = new OutboxRepository(db)
    this.documents = new DocumentRepository(db)
  }

  /**
   * Makes the store where there is none. Fails as `openDatabase`, `migrate` and `readHead` do, and with STORE_DAMAGED where the database has
   * gone that the log's end was kept of.
   */
  static async open(folder: string, dataKey: Uint8Array, now: () => number = Date.now): Promise<RecordStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const headPath = join(folder, STORE_FILES.head)
    const known = await readHead(headPath)
    const path = join(folder, STORE_FILES.database)
    const size = (await stat(path).catch(() => null))?.size ?? 0
    if (size === 0 && known.seq > 0)
      throw new BasalisError('STORE_DAMAGED', 'expected the database of the records, found none')
    // For its owner only from the first moment on: SQLite gives its journals the mode of the database.
    await (await openFile(path, 'a', 0o600)).close()
    const key = subkey(dataKey, 'database')
    let db: Database.Database
    try {
      db = openDatabase(path, key)
    } finally {
      key.fill(0)
    }
    try {
      migrate(db, MIGRATIONS)
      await chmod(path, 0o600)
      // SQLite flushes the names of its journals, not that of the database itself.
      await syncFolder(folder)
      const vault = await ImageVault.open(join(folder, STORE_FILES.vault), subkey(dataKey, 'images'))
      const audit = new AuditLog(db, subkey(dataKey, 'audit'))
      const store = new RecordStore(db, vault, audit, audit.verifyEnd(known), headPath, now)
      store.readerEnded()
      return store
    } catch (error) {
      db.close()
      throw error
    }
  }

  /**
   * One change with its line in the log: both are on the disk when this returns, or neither is and it throws. `work` must
   * do all of its work before it returns; `objectOf` says which record it was, or which: each gets a line. Fails with
   * STORE_READ_ONLY where the disk does not take it, or did not take something before.
   */
  save<T>(
    actor: Actor,
    action: string,
    work: (nowMs: number) => T,
    objectOf: (result: T) => string | null | readonly string[],
  ): T {
    const nowMs = this.#now()
    const whole = this.#db.transaction((): T => {
      const result = work(nowMs)
      const objects = objectOf(result)
      for (const object of typeof objects === 'object' && objects !== null ? objects : [objects])
        this.audit.append({ ...actor, atMs: nowMs, action, object, outcome: 'done', reason: null })
      return result
    })
    return this.#guard.write(() => this.#logged(whole))
  }

  /** A change that says nothing new of a patient, such as how far a photo is on its way; without a line. Fails as `save` does. */
  write<T>(work: (nowMs: number) => T): T {
    const whole = this.#db.transaction(() => work(this.#now()))
    return this.#guard.write(() => whole.immediate())
  }

  /**
   * A line in the log about something that changes no record: a sign-in, a refusal, a look. One that the disk does not take is
   * owed: records that cannot be written can still be read.
   */
  note(
    actor: Actor,
    action: string,
    outcome: AuditEvent['outcome'],
    {
      reason = null,
      object = null,
    }: { readonly reason?: string | null; readonly object?: string | null } = {},
  ): void {
    this.noteOwed([{ ...actor, atMs: this.#now(), action, object, outcome, reason }])
  }

  /** Lines without which nothing may happen, such as what leaves the records: all on the disk when this returns. Fails as `save` does. */
  noteFirst(
    actor: Actor,
    action: string,
    objects: readonly (string | null)[],
    reason: string | null = null,
  ): void {
    const atMs = this.#now()
    this.#append(
      objects.map((object) => ({ ...actor, atMs, action, object, outcome: 'done' as const, reason })),
    )
  }

  /** By the store's own clock. */
  get nowMs(): number {
    return this.#now()
  }

  /** The disk has failed a write: everything that would change something fails with STORE_READ_ONLY. */
  get readOnly(): boolean {
    return this.#guard.closed
  }

  /** Lines that the disk did not take, for the log of the store that is opened next in this place. */
  get owed(): readonly AuditEvent[] {
    return this.#owed
  }

  /** Writes lines that were owed, with their own times. */
  noteOwed(lines: readonly AuditEvent[]): void {
    if (lines.length === 0) return
    try {
      this.#append(lines)
    } catch (error) {
      if (!this.readOnly) throw error
      this.#owed.push(...lines)
    }
  }

  /** For what is written beside the database, such as keys. Fails as `save` does. */
  writing<T>(work: () => Promise<T>): Promise<T> {
    return this.#guard.writeAsync(work)
  }

  /** Fails with STORE_READ_ONLY where nothing is written any more. */
  requireWritable(): void {
    this.#guard.require()
  }

  /**
   * The photo's bytes go to the vault, and are safe there, before a row speaks of them. `quality`: null where it was not held
   * against the rules of capture; one that does not meet them gets a line of its own in the log. `known`: a record held the same
   * bytes before; the log has a line of that.
   */
  async addPhoto(
    actor: Actor,
    visitId: string,
    { bytes, thumbnail = null }: { readonly bytes: Uint8Array; readonly thumbnail?: Uint8Array | null },
    fields: PhotoFields,
    quality: QualityFields | null = null,
    { known = null }: CameAs = {},
  ): Promise<Photo> {
    const { patientId } = this.visits.get(visitId)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return this.#keeping(patientId, async (keep) => {
      const original = await keep(bytes, 'photo')
      const files = { original, thumbnail: thumbnail && (await keep(thumbnail, 'thumbnail')) }
      return this.save(
        actor,
        quality?.despite ? 'photo.kept-despite' : 'photo.add',
        (nowMs) => {
          const added = this.photos.add(visitId, files, sha256, fields, nowMs)
          if (quality) this.photos.addQuality(added.id, quality, actor.userId, nowMs)
          if (known) {
            const event = { action: 'photo.known', object: added.id, outcome: 'done', ...known } as const
            this.audit.append({ ...actor, atMs: nowMs, ...event })
          }
          return added
        },
        idOf,
      )
    })
  }

  /** Null where an analysis by the same versions with the same parameters is kept already, whole. */
  async addAnalysis(
    actor: Actor,
    photoId: string,
    report: AnalysisReport,
    layers: readonly LayerBytes[],
  ): Promise<Analysis | null> {
    const { patientId } = this.visits.get(this.photos.get(photoId).visitId)
    if (await this.holdsAnalysis(photoId, report)) return null
    return this.#keeping(patientId, async (keep) => {
      const stored: StoredLayer[] = []
      for (const { name, bytes } of layers) stored.push({ name, entry: await keep(bytes, 'layer') })
      return this.save(
        actor,
        'analysis.add',
        (nowMs) => this.analyses.add(photoId, report, stored, nowMs),
        idOf,
      )
    })
  }

  /** Whether such an analysis is kept, with every picture as it was. Fails as the disk does. */
  holdsAnalysis(photoId: string, report: AnalysisReport): Promise<boolean> {
    return holdsWhole(this.analyses, this.vault, photoId, report)
  }

  /** The bytes of a layer of an analysis, verified. Fails with RECORD_NOT_FOUND, or as the vault does. */
  async loadLayer(id: string, layer: string): Promise<Buffer> {
    return this.vault.load(this.analyses.entryOf(id, layer))
  }

  /** A small picture of a photo, verified; null where it has none. */
  async loadThumbnail(id: string): Promise<Buffer | null> {
    const entry = this.photos.thumbnailOf(id)
    return entry && this.vault.load(entry)
  }

  /** How much hangs on a patient. */
  contentsOf(id: string): ErasedContents {
    return contentsOf(this.#db, id)
  }

  /**
   * For ever, as `erasePatient` says; the pages that held the rows are overwritten, in the database's log as well: at once, or where
   * a backup reads it, when that has ended. A file that cannot be removed is noise from now on, and takes nothing back.
   */
  async erasePatient(actor: Actor, id: string): Promise<void> {
    const files = this.save(
      actor,
      'patient.erase',
      () => erasePatient(this.#db, id),
      () => id,
    )
    this.#oldPages.arose()
    for (const file of files) await this.vault.remove(file).catch((error: unknown) => this.#guard.told(error))
  }

  /** To be called when somebody has read the database: what they kept in its log goes. */
  readerEnded(): void {
    this.#oldPages.readerEnded()
  }

  /** The original bytes of a photo, verified. */
  loadPhoto(id: string): Promise<Buffer> {
    return this.vault.load(this.photos.entryOf(id))
  }

  /** What is wrong with the database itself, in SQLite's words; nothing where all is well. */
  check(): readonly string[] {
    const integrity = this.#db.pragma('integrity_check') as readonly { readonly integrity_check: string }[]
    const found = integrity.map(({ integrity_check: text }) => text).filter((text) => text !== 'ok')
    const dangling = this.#db.pragma('foreign_key_check') as readonly { readonly table: string }[]
    return [...found, ...dangling.map(({ table }) => `a row of ${table} refers to one that is gone`)]
  }

  /** Looks at every line of the log, up to the end that is kept outside; what the opening found stays found. */
  async verifyLog(): Promise<ChainFault | null> {
    await this.#headKept
    return this.fault ?? this.audit.verify(await readHead(this.#headPath))
  }

  /** Waits until the end of the log is kept outside the database as well. */
  async settled(): Promise<void> {
    await this.#headKept
  }

  /** Leaves no key behind that opened it. */
  async close(): Promise<void> {
    await this.#headKept
    this.#db.close()
    this.vault.close()
    this.audit.close()
  }

  #keeping<T>(patientId: string, work: Parameters<typeof keepFiles<T>>[2]): Promise<T> {
    return this.writing(() => keepFiles(this.vault, patientId, work))
  }

  #append(lines: readonly AuditEvent[]): void {
    const append = this.#db.transaction(() => {
      for (const line of lines) this.audit.append(line)
    })
    this.#guard.write(() => {
      this.#logged(append)
    })
  }

  /** A transaction that writes to the log. */
  #logged<T>(transaction: Database.Transaction<() => T>): T {
    try {
      const result = transaction.immediate()
      this.#keepHead()
      return result
    } catch (error) {
      this.audit.reload()
      throw error
    }
  }

  /**
   * A head that the disk did not take ends all writing: the log protects a little less of itself. One that this log does not reach
   * stays: the next opening has to find the fault as well.
   */
  #keepHead(): void {
    if (this.fault) return
    const { head } = this.audit
    this.#headKept = this.#headKept
      .then(() => writeHead(this.#headPath, head))
      .catch((error: unknown) => {
        this.#guard.told(error)
      })
  }
}

const idOf = ({ id }: { readonly id: string }): string => id
