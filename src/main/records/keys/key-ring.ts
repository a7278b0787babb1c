import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { syncFolder } from '../files/durable-file.ts'
import { AttemptLog } from './attempts.ts'
import { KEY_FILE, type KeyFile, type KeySlot, readKeyFile, writeKeyFile } from './key-file.ts'
import { boundTo, expectCode, openSlot, RECOVERY } from './open-slot.ts'
import { type PassphraseCost, USUAL_COST, passphraseKey } from './passphrase-key.ts'
import { createRecoveryCode } from './recovery-code.ts'
import { KEY_BYTES, seal } from './sealed.ts'

const ATTEMPTS_FILE = 'attempts.json'
const SALT_BYTES = 16

/** NIST SP 800-63B: length counts, rules of composition do not. */
export const LEAST_PASSPHRASE = 12

export interface KeyRingOptions {
  /** Of the store. */
  readonly folder: string
  /** 32 bytes that the computer's key chain keeps for this user account; null where it keeps none. */
  readonly deviceSecret: Uint8Array | null
  readonly cost?: PassphraseCost
  readonly now?: () => number
}

/** Who can open the store. */
export interface KeyHolder {
  readonly id: string
  readonly label: string
}

/**
 * The ways to the data key of a store: 32 random bytes that never change, sealed once for every user's passphrase and once
 * for the printed recovery code. A passphrase is changed by sealing anew, without touching the data. The caller wipes
 * the keys that it gets.
 */
export class KeyRing {
  readonly #options: Required<KeyRingOptions>
  readonly #attempts: AttemptLog
  #file: KeyFile | null

  private constructor(options: Required<KeyRingOptions>, attempts: AttemptLog, file: KeyFile | null) {
    this.#options = options
    this.#attempts = attempts
    this.#file = file
  }

  static async open(options: KeyRingOptions): Promise<KeyRing> {
    const whole = { cost: USUAL_COST, now: Date.now, ...options }
    const attempts = await AttemptLog.open(join(options.folder, ATTEMPTS_FILE), whole.now)
    return new KeyRing(whole, attempts, await readKeyFile(join(options.folder, KEY_FILE)))
  }

  /** Null: there is no store here yet. */
  get storeId(): string | null {
    return this.#file?.storeId ?? null
  }

  get holders(): readonly KeyHolder[] {
    return (this.#file?.slots ?? [])
      .filter(({ id }) => id !== RECOVERY)
      .map(({ id, label }) => ({ id, label }))
  }

  /** A new store with its first user: the data key, and the recovery code, which is shown once and kept nowhere. */
  async create(first: KeyHolder, passphrase: string): Promise<{ dataKey: Buffer; recoveryCode: string }> {
    if (this.#file) throw new BasalisError('RECORD_CONFLICT', 'expected no store in this folder, found one')
    const dataKey = randomBytes(KEY_BYTES)
    const storeId = randomBytes(16).toString('hex')
    const recoveryCode = createRecoveryCode()
    const slots = [
      await this.#slot(storeId, first, checked(passphrase), dataKey, this.#options.deviceSecret),
      await this.#slot(storeId, { id: RECOVERY, label: '' }, recoveryCode, dataKey, null),
    ]
    await this.#write({ version: 1, storeId, slots })
    return { dataKey, recoveryCode }
  }

  /**
   * The data key by a user's passphrase. Fails with PASSPHRASE_WRONG, or with PASSPHRASE_TOO_SOON after too many wrong
   * ones.
   */
  unlock(id: string, passphrase: string): Promise<Buffer> {
    return this.#open(id, passphrase)
  }

  /** The data key by the printed code, wherever its computer's own secret went. */
  async recover(typed: string): Promise<Buffer> {
    return this.#open(RECOVERY, expectCode(typed))
  }

  /** Adds a holder, or gives a known one a new passphrase. */
  async grant(dataKey: Uint8Array, holder: KeyHolder, passphrase: string): Promise<void> {
    const file = this.#known()
    const slot = await this.#slot(
      file.storeId,
      holder,
      checked(passphrase),
      dataKey,
      this.#options.deviceSecret,
    )
    await this.#write({ ...file, slots: [...file.slots.filter(({ id }) => id !== holder.id), slot] })
    await this.#attempts.noteRight(holder.id)
  }

  /** Takes a holder's way away. The last user's stays: a store that nobody can open helps no one. */
  async revoke(id: string): Promise<void> {
    const file = this.#known()
    const slots = file.slots.filter((slot) => slot.id !== id)
    if (id === RECOVERY || slots.every((slot) => slot.id === RECOVERY))
      throw new BasalisError('RECORD_CONFLICT', 'expected another user to keep a way in, found none')
    await this.#write({ ...file, slots })
  }

  /** A new code; the one before is void. */
  async renewRecoveryCode(dataKey: Uint8Array): Promise<string> {
    const file = this.#known()
    const recoveryCode = createRecoveryCode()
    const slot = await this.#slot(file.storeId, { id: RECOVERY, label: '' }, recoveryCode, dataKey, null)
    await this.#write({ ...file, slots: [...file.slots.filter(({ id }) => id !== RECOVERY), slot] })
    return recoveryCode
  }

  /** Takes back a store that came to nothing: whatever it sealed can never be opened again. */
  async discard(): Promise<void> {
    await rm(join(this.#options.folder, KEY_FILE), { force: true })
    await syncFolder(this.#options.folder)
    this.#file = null
  }

  async #open(id: string, secret: string): Promise<Buffer> {
    const { storeId, slots } = this.#known()
    const slot = slots.find((candidate) => candidate.id === id)
    const wait = this.#attempts.waitOf(id)
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000)
      throw new BasalisError('PASSPHRASE_TOO_SOON', `expected the next try in ${seconds} s, found one now`, {
        facts: { seconds },
      })
    }
    const dataKey = slot ? await openSlot(storeId, slot, secret, this.#options.deviceSecret) : null
    if (dataKey) {
      await this.#attempts.noteRight(id)
      return dataKey
    }
    await this.#attempts.noteWrong(id)
    throw new BasalisError('PASSPHRASE_WRONG', 'expected the passphrase of this user, found another')
  }

  async #slot(
    storeId: string,
    { id, label }: KeyHolder,
    secret: string,
    dataKey: Uint8Array,
    device: Uint8Array | null,
  ): Promise<KeySlot> {
    const salt = randomBytes(SALT_BYTES)
    const { cost } = this.#options
    const key = await passphraseKey(secret, salt, cost, device)
    const wrapped = seal(key, dataKey, boundTo(storeId, id)).toString('base64')
    key.fill(0)
    return { id, label, cost, salt: salt.toString('base64'), deviceBound: device !== null, wrapped }
  }

  #known(): KeyFile {
    if (this.#file) return this.#file
    throw new BasalisError('RECORD_NOT_FOUND', 'expected a store in this folder, found none')
  }

  async #write(file: KeyFile): Promise<void> {
    await writeKeyFile(join(this.#options.folder, KEY_FILE), file)
    this.#file = file
  }
}

function checked(passphrase: string): string {
  if (Array.from(passphrase.normalize('NFKC')).length >= LEAST_PASSPHRASE) return passphrase
  throw new BasalisError(
    'PASSPHRASE_TOO_SHORT',
    `expected a passphrase of at least ${LEAST_PASSPHRASE} characters, found a shorter one`,
    { facts: { least: LEAST_PASSPHRASE } },
  )
}
