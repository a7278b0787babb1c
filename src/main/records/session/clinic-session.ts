import { mkdir } from 'node:fs/promises'
import type { ClinicState, KeyHolder } from '../../../shared/contract/clinic-state.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { may, type Permission, type Role, type User } from '../../../shared/domain/user.ts'
import type { AuditEvent } from '../audit/chain.ts'
import { sayingDiskFaults } from '../files/disk-fault.ts'
import { KeyRing, type KeyRingOptions } from '../keys/key-ring.ts'
import { createRecordId } from '../record-id.ts'
import { PROGRAM, RecordStore, type Actor } from '../store/record-store.ts'
import { closeOldWays } from './old-ways.ts'
import { addFirstUser, isUnused, refuseOrphanedRecords, undoSetUp } from './set-up.ts'

export interface SessionOptions extends KeyRingOptions {
  /** Without anything done for so long the session locks itself, whatever the clinic says. */
  readonly idleMs?: number
  /** A clinic to try things on: there are no backups of it. */
  readonly demo?: boolean
}

/** The records, for somebody who may do something with them; and what else they may. */
export interface RecordUse {
  readonly store: RecordStore
  readonly actor: Actor
  readonly mayAlso: (other: Permission) => boolean
}

const MINUTE_MS = 60_000
const LEAST_REASON = 10

interface Open {
  readonly store: RecordStore
  readonly dataKey: Buffer
  readonly user: User
  readonly emergency: string | null
}

/**
 * Who works with the records at the moment, and what they may. Locked, it holds neither a key nor an open file, but for work that
 * was begun before and ends by itself (`beginWork`). Every refusal for want of a right stands in the log.
 */
export class ClinicSession {
  readonly #options: SessionOptions
  readonly #keys: KeyRing
  readonly #now: () => number
  #open: Open | null = null
  #lastUsedMs = 0
  /** What goes on behind the lock, and its store. */
  #work: RecordUse | null = null
  /** Lines of the log that the disk did not take before the last lock. */
  #owed: readonly AuditEvent[] = []

  private constructor(options: SessionOptions, keys: KeyRing) {
    this.#options = options
    this.#keys = keys
    this.#now = options.now ?? Date.now
  }

  /** Fails with STORE_DAMAGED where the key file is not as it was written, or is missing beside records. */
  static async start(options: SessionOptions): Promise<ClinicSession> {
    await mkdir(options.folder, { recursive: true, mode: 0o700 })
    const keys = await KeyRing.open(options)
    if (keys.storeId === null) await refuseOrphanedRecords(options.folder)
    return new ClinicSession(options, keys)
  }

  get state(): ClinicState {
    if (this.#open) {
      const { user, emergency, store } = this.#open
      const { fault, readOnly } = store
      return { kind: 'open', user, emergency, damaged: fault !== null, readOnly, demo: this.#demo }
    }
    if (this.#keys.storeId === null) return { kind: 'empty' }
    return { kind: 'locked', holders: [...this.#keys.holders], demo: this.#demo }
  }

  get #demo(): boolean {
    return this.#options.demo ?? false
  }

  /** Who can sign in. */
  get holders(): readonly KeyHolder[] {
    return this.#keys.holders
  }

  /** The clinic's first user, an admin, signed in: whole, or not at all. Returns the recovery code, which is kept nowhere. */
  async setUp(name: string, passphrase: string): Promise<string> {
    const first = { id: createRecordId(), label: name }
    const { folder } = this.#options
    await refuseOrphanedRecords(folder)
    const { dataKey, recoveryCode } = await sayingDiskFaults(() => this.#keys.create(first, passphrase))
    let store: RecordStore | null = null
    try {
      store = await this.#openStore(dataKey)
      this.#enter({ store, dataKey, user: addFirstUser(store, first), emergency: null })
    } catch (error) {
      dataKey.fill(0)
      await store?.close()
      await undoSetUp(folder, this.#keys)
      throw error
    }
    return recoveryCode
  }

  /**
   * Opens the records for a user, or changes over to another while they are open. Fails with PASSPHRASE_WRONG, PASSPHRASE_TOO_SOON,
   * or USER_DISABLED, and then leaves everything as it was; with STORE_READ_ONLY where the disk does not even open them.
   */
  async signIn(id: string, passphrase: string): Promise<void> {
    const dataKey = await sayingDiskFaults(() => this.#keys.unlock(id, passphrase))
    const before = this.#open
    const store = before?.store ?? this.#work?.store ?? (await this.#openStore(dataKey))
    let user: User
    try {
      user = this.#userOf(store, id)
    } catch (error) {
      dataKey.fill(0)
      if (!before && store !== this.#work?.store) await this.#close(store)
      throw error
    }
    before?.dataKey.fill(0)
    store.note({ userId: id, role: user.role }, 'user.sign-in', 'done')
    this.#enter({ store, dataKey, user, emergency: null })
    await closeOldWays(store, this.#keys)
  }

  /** Opens nothing: gives a user who has lost the passphrase a new one, by the printed code. */
  async recover(code: string, id: string, passphrase: string): Promise<void> {
    const dataKey = await this.#keys.recover(code)
    try {
      const holder = this.#keys.holders.find((one) => one.id === id)
      if (!holder) throw new BasalisError('RECORD_NOT_FOUND', 'expected a user of this id, found none')
      await sayingDiskFaults(() => this.#keys.grant(dataKey, holder, passphrase))
    } finally {
      dataKey.fill(0)
    }
    await this.signIn(id, passphrase)
    const { store, user } = this.#signedIn()
    store.note({ userId: user.id, role: user.role }, 'user.recover', 'done')
  }

  /** Closes the records and wipes the keys; what was begun by `beginWork` goes on, and nothing else can be reached. */
  async lock(): Promise<void> {
    const open = this.#open
    if (!open) return
    this.#open = null
    open.dataKey.fill(0)
    if (open.store !== this.#work?.store) await this.#close(open.store)
  }

  /** Locks, and ends what goes on behind the lock. */
  async shut(): Promise<void> {
    await this.lock()
    await this.endWork()
  }

  /**
   * From now until `endWork` whoever is signed in has work under way that takes longer than a desk stays in use: it goes on when the
   * records are locked, or used by somebody else. One at a time. Fails as `use`.
   */
  beginWork(permission: Permission): void {
    this.#work = this.use(permission)
  }

  async endWork(): Promise<void> {
    const work = this.#work
    this.#work = null
    if (work && work.store !== this.#open?.store) await this.#close(work.store)
  }

  /**
   * The records for the work that is under way, as whoever began it: that is no use of the session, which locks itself meanwhile.
   * Without such work as `use`. Fails with USER_DISABLED where whoever began it was, or ROLE_REFUSED.
   */
  useForWork(permission: Permission): RecordUse {
    const work = this.#work
    if (!work) return this.use(permission)
    const { store, actor, mayAlso } = work
    if (store.users.list().find(({ id }) => id === actor.userId)?.disabledMs !== null)
      throw new BasalisError(
        'USER_DISABLED',
        'expected work of a user who may sign in, found one who may not',
      )
    if (mayAlso(permission)) return work
    store.note(actor, permission, 'refused')
    throw new BasalisError('ROLE_REFUSED', `expected a role that may ${permission}, found ${actor.role}`)
  }

  /** Somebody is at the desk. */
  keepAwake(): void {
    this.#lastUsedMs = this.#now()
  }

  /** To be called now and then: locks a session that nobody has used for a while. Says whether it did. */
  async lockIfIdle(): Promise<boolean> {
    if (!this.#open) return false
    const idleMs = this.#options.idleMs ?? this.#open.store.clinic.get().lockMinutes * MINUTE_MS
    // A clock that was put back keeps no desk open for longer.
    this.#lastUsedMs = Math.min(this.#lastUsedMs, this.#now())
    if (this.#now() - this.#lastUsedMs < idleMs) return false
    await this.lock()
    return true
  }

  /** Fails with STORE_LOCKED or ROLE_REFUSED. */
  use(permission: Permission): RecordUse {
    const { store, user, emergency } = this.#signedIn()
    const actor = { userId: user.id, role: user.role }
    const mayAlso = (wanted: Permission): boolean => may(roleNow(user, emergency, wanted), wanted)
    if (!mayAlso(permission)) {
      store.note(actor, permission, 'refused')
      throw new BasalisError('ROLE_REFUSED', `expected a role that may ${permission}, found ${user.role}`)
    }
    this.#lastUsedMs = this.#now()
    return { store, actor, mayAlso }
  }

  /**
   * Lets whoever is signed in read patients' records until they lock them or another takes over; the reason stands in the log, so
   * this fails with STORE_READ_ONLY where that cannot be written.
   */
  openInEmergency(reason: string): void {
    const open = this.#signedIn()
    if (reason.trim().length < LEAST_REASON)
      throw new BasalisError('REASON_TOO_SHORT', `expected a reason of at least ${LEAST_REASON} characters`, {
        facts: { least: LEAST_REASON },
      })
    const { store, user } = open
    store.requireWritable()
    store.note({ userId: user.id, role: user.role }, 'emergency.open', 'done', { reason: reason.trim() })
    store.requireWritable()
    this.#enter({ ...open, emergency: reason.trim() })
  }

  /** A new user with a passphrase of their own. */
  async addUser(name: string, role: Role, passphrase: string): Promise<User> {
    const { store, actor } = this.use('user.write')
    const id = createRecordId()
    await store.writing(() => this.#keys.grant(this.#signedIn().dataKey, { id, label: name }, passphrase))
    try {
      return store.save(
        actor,
        'user.add',
        (nowMs) => store.users.add({ name, role }, nowMs, id),
        () => id,
      )
    } catch (error) {
      await this.#keys.revoke(id).catch(() => undefined)
      throw error
    }
  }

  /** The user may not sign in any more, also with a copy of the files made from now on. */
  async disableUser(id: string): Promise<User> {
    const { store, actor } = this.use('user.write')
    const user = store.save(
      actor,
      'user.disable',
      (nowMs) => store.users.disable(id, nowMs),
      () => id,
    )
    await store.writing(() => this.#keys.revoke(id))
    return user
  }

  /** Asks for the old one again: an unattended desk must not be taken over. */
  async changePassphrase(old: string, next: string): Promise<void> {
    const { user, store, dataKey } = this.#signedIn()
    await store.writing(async () => {
      ;(await this.#keys.unlock(user.id, old)).fill(0)
      await this.#keys.grant(dataKey, { id: user.id, label: user.name }, next)
    })
    store.note({ userId: user.id, role: user.role }, 'user.passphrase', 'done')
  }

  /** A new printed code; the one before opens nothing any more. */
  async renewRecoveryCode(): Promise<string> {
    const { store, actor } = this.use('clinic.write')
    const code = await store.writing(() => this.#keys.renewRecoveryCode(this.#signedIn().dataKey))
    store.note(actor, 'clinic.recovery-code', 'done')
    return code
  }

  /**
   * Copies the data key for a backup, which goes on with it also when the session is locked; whoever made `into` wipes it.
   * By the schedule it is lent whoever is signed in, and that is no use of the session. Returns the store's id. Fails with
   * STORE_LOCKED or ROLE_REFUSED.
   */
  lendKey(asked: 'user' | 'schedule', into: Uint8Array): string {
    const open = this.#open
    const { storeId } = this.#keys
    if (!open || storeId === null || this.#demo)
      throw new BasalisError('STORE_LOCKED', 'expected the clinic’s records to be open, found them locked')
    const actor = asked === 'user' ? this.use('backup.run').actor : PROGRAM
    open.store.note(actor, 'backup.begin', 'done')
    into.set(open.dataKey)
    return storeId
  }

  /** The records, for what the program does by itself, and that is no use of the session; null while they are locked. */
  forProgram(): { readonly store: RecordStore; readonly actor: Actor } | null {
    return this.#open && { store: this.#open.store, actor: PROGRAM }
  }

  /** How a backup ended; where the records have been locked meanwhile, only its beginning stands in the log. */
  noteBackup(outcome: 'done' | 'failed'): void {
    this.#open?.store.note(PROGRAM, 'backup.end', outcome)
    this.#open?.store.readerEnded()
  }

  /** Whoever signs in under this id; a set-up that was cut off is finished first. Fails with USER_DISABLED. */
  #userOf(store: RecordStore, id: string): User {
    const holder = this.#keys.holders.find((one) => one.id === id)
    if (holder && isUnused(store)) return addFirstUser(store, holder)
    const user = store.users.list().find((one) => one.id === id)
    if (user?.disabledMs === null) return user
    store.note({ userId: id, role: null }, 'user.sign-in', 'refused')
    throw new BasalisError('USER_DISABLED', 'expected a user who may sign in, found one who may not any more')
  }

  async #openStore(dataKey: Buffer): Promise<RecordStore> {
    const store = await sayingDiskFaults(() => RecordStore.open(this.#options.folder, dataKey, this.#now))
    store.noteOwed(this.#owed)
    this.#owed = []
    return store
  }

  async #close(store: RecordStore): Promise<void> {
    this.#owed = [...store.owed]
    await store.close()
  }

  #enter(open: Open): void {
    this.#open = open
    this.#lastUsedMs = this.#now()
  }

  /** Fails with STORE_LOCKED. */
  #signedIn(): Open {
    if (this.#open) return this.#open
    throw new BasalisError('STORE_LOCKED', 'expected the records to be open, found them locked')
  }
}

/** In an emergency everybody reads as a clinician does; nobody writes more than before. */
const roleNow = (user: User, emergency: string | null, permission: Permission): Role =>
  emergency !== null && permission === 'patient.read' ? 'clinician' : user.role
