import { argon2Sync, hkdfSync } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeyRing, type KeyRingOptions } from '../../../src/main/records/keys/key-ring.ts'
import { LEAST_COST, passphraseKey } from '../../../src/main/records/keys/passphrase-key.ts'
import { createRecoveryCode, readRecoveryCode } from '../../../src/main/records/keys/recovery-code.ts'
import { seal, subkey, unseal } from '../../../src/main/records/keys/sealed.ts'

const MEI = { id: 'a'.repeat(32), label: 'Mei' }
const TOM = { id: 'b'.repeat(32), label: 'Tom' }
const PASSPHRASE = 'clear morning light'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-keys-'))
})
afterEach(() => rm(folder, { recursive: true }))

const ring = (options: Partial<KeyRingOptions> = {}): Promise<KeyRing> =>
  KeyRing.open({ folder, deviceSecret: null, cost: LEAST_COST, ...options })

describe('sealing', () => {
  const key = Buffer.alloc(32, 7)

  it('opens with the same key and binding, and with nothing else', () => {
    const sealed = seal(key, Buffer.from('plain'), 'here')
    expect(unseal(key, sealed, 'here')?.toString()).toBe('plain')
    expect(unseal(key, sealed, 'there')).toBeNull()
    expect(unseal(Buffer.alloc(32, 8), sealed, 'here')).toBeNull()
    expect(unseal(key, sealed.subarray(0, 20), 'here')).toBeNull()
  })

  it('refuses every single flipped bit', () => {
    const sealed = seal(key, Buffer.from('plain text'), 'here')
    for (let bit = 0; bit < 8 * sealed.length; bit += 1) {
      const altered = Buffer.from(sealed)
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(unseal(key, altered, 'here')).toBeNull()
    }
  })

  it('never gives the same bytes twice', () => {
    expect(seal(key, Buffer.from('plain'), 'here').equals(seal(key, Buffer.from('plain'), 'here'))).toBe(
      false,
    )
  })

  it('derives one key for each purpose, always the same (RFC 5869)', () => {
    const purposes = ['database', 'images', 'audit', 'backup'] as const
    const keys = purposes.map((purpose) => subkey(key, purpose).toString('hex'))
    expect(new Set(keys).size).toBe(4)
    expect(keys[0]).toBe('f61647d34cbaface4ac2ecdcbe679296299d0b19a2d1b02d39debd16834cca13')
  })
})

describe('the key of a passphrase', () => {
  const salt = Buffer.alloc(16, 5)

  it('is argon2id’s, by another implementation, through HKDF', async () => {
    const { memoryKiB: memory, passes, lanes: parallelism } = LEAST_COST
    const nonce = salt
    const stretched = argon2Sync('argon2id', {
      message: PASSPHRASE,
      nonce,
      memory,
      passes,
      parallelism,
      tagLength: 32,
    })
    const expected = hkdfSync('sha256', stretched, salt, 'basalis/1/slot', 32)
    expect(await passphraseKey(PASSPHRASE, salt, LEAST_COST, null)).toEqual(Buffer.from(expected))
  })

  it('does not depend on how the letters were composed', async () => {
    const composed = await passphraseKey('caf\u00e9 by the sea', salt, LEAST_COST, null)
    expect(await passphraseKey('cafe\u0301 by the sea', salt, LEAST_COST, null)).toEqual(composed)
  })
})

describe('recovery code', () => {
  it('is read as it was printed, and as people type', () => {
    const code = createRecoveryCode()
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(readRecoveryCode(code)).toBe(code)
    expect(readRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code)
    expect(readRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
  })

  it('is read as an input method for Chinese writes it', () => {
    const code = createRecoveryCode()
    const wide = code.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))
    expect(readRecoveryCode(wide)).toBe(code)
    expect(readRecoveryCode(code.replaceAll('-', '—'))).toBe(code)
  })

  it('is not taken with a letter wrong, two letters swapped or a group missing', () => {
    const code = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789'
    const letters = createRecoveryCode()
    expect(readRecoveryCode(code)).toBeNull()
    expect(readRecoveryCode(letters.slice(0, -5))).toBeNull()
    expect(readRecoveryCode(`${letters}0`)).toBeNull()
    const other = letters.startsWith('A') ? 'B' : 'A'
    expect(readRecoveryCode(other + letters.slice(1))).toBeNull()
    expect(readRecoveryCode('')).toBeNull()
    expect(readRecoveryCode('密码')).toBeNull()
  })
})

describe('the key ring', () => {
  it('opens with each user’s passphrase and with the recovery code', async () => {
    const { dataKey, recoveryCode } = await (await ring()).create(MEI, PASSPHRASE)
    await (await ring()).grant(dataKey, TOM, 'another long phrase')
    const later = await ring()
    expect(later.holders).toEqual([MEI, TOM])
    expect((await later.unlock(MEI.id, PASSPHRASE)).equals(dataKey)).toBe(true)
    expect((await later.unlock(TOM.id, 'another long phrase')).equals(dataKey)).toBe(true)
    expect((await later.recover(recoveryCode.toLowerCase())).equals(dataKey)).toBe(true)
  })

  it('keeps neither key nor passphrase nor code in its files', async () => {
    const { dataKey, recoveryCode } = await (await ring()).create(MEI, PASSPHRASE)
    for (const name of await readdir(folder)) {
      const file = await readFile(join(folder, name))
      for (const secret of [
        dataKey,
        dataKey.toString('base64'),
        dataKey.toString('hex'),
        PASSPHRASE,
        recoveryCode,
      ])
        expect(file.includes(secret)).toBe(false)
    }
  })

  it('refuses another passphrase, user or code', async () => {
    await (await ring()).create(MEI, PASSPHRASE)
    const later = await ring()
    await expect(later.unlock(MEI.id, 'something else entirely')).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    })
    await expect(later.unlock(TOM.id, PASSPHRASE)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    await expect(later.recover(createRecoveryCode())).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    await expect(later.recover('ABCD')).rejects.toMatchObject({ code: 'RECOVERY_CODE_INVALID' })
  })

  it('makes wrong tries wait, longer each time, also after a restart and with the clock put back', async () => {
    let nowMs = 1_000_000
    const now = (): number => nowMs
    await (await ring({ now })).create(MEI, PASSPHRASE)
    const tries = await ring({ now })
    for (let i = 0; i < 5; i += 1)
      await expect(tries.unlock(MEI.id, 'something else entirely')).rejects.toMatchObject({
        code: 'PASSPHRASE_WRONG',
      })
    const restarted = await ring({ now })
    await expect(restarted.unlock(MEI.id, PASSPHRASE)).rejects.toMatchObject({
      code: 'PASSPHRASE_TOO_SOON',
      facts: { seconds: 1 },
    })
    nowMs -= 900_000
    await expect(restarted.unlock(MEI.id, PASSPHRASE)).rejects.toMatchObject({ code: 'PASSPHRASE_TOO_SOON' })
    nowMs += 901_000
    await expect(restarted.unlock(MEI.id, 'something else entirely')).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    })
    await expect(restarted.unlock(MEI.id, PASSPHRASE)).rejects.toMatchObject({ facts: { seconds: 2 } })
    nowMs += 2000
    await restarted.unlock(MEI.id, PASSPHRASE)
    await expect(restarted.unlock(MEI.id, 'something else entirely')).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    })
  })

  it('lets a user in after the wait where the clock ran ahead when the tries were made', async () => {
    let nowMs = 2_000_000_000_000
    const now = (): number => nowMs
    await (await ring({ now })).create(MEI, PASSPHRASE)
    const tries = await ring({ now })
    for (let i = 0; i < 7; i += 1) {
      await expect(tries.unlock(MEI.id, 'something else entirely')).rejects.toMatchObject({
        code: 'PASSPHRASE_WRONG',
      })
      nowMs += i < 4 ? 0 : 4000
    }
    nowMs = 1_900_000_000_000
    const corrected = await ring({ now })
    await expect(corrected.unlock(MEI.id, PASSPHRASE)).rejects.toMatchObject({ facts: { seconds: 4 } })
    nowMs += 3000
    await expect(corrected.unlock(MEI.id, PASSPHRASE)).rejects.toMatchObject({ facts: { seconds: 1 } })
    nowMs += 1000
    expect((await corrected.unlock(MEI.id, PASSPHRASE)).length).toBe(32)
  })

  it('needs the secret of the computer where there was one, but for the recovery code', async () => {
    const deviceSecret = Buffer.alloc(32, 3)
    const { dataKey, recoveryCode } = await (await ring({ deviceSecret })).create(MEI, PASSPHRASE)
    expect((await (await ring({ deviceSecret })).unlock(MEI.id, PASSPHRASE)).equals(dataKey)).toBe(true)
    await expect((await ring()).unlock(MEI.id, PASSPHRASE)).rejects.toMatchObject({
      code: 'DEVICE_SECRET_MISSING',
    })
    await expect(
      (await ring({ deviceSecret: Buffer.alloc(32, 4) })).unlock(MEI.id, PASSPHRASE),
    ).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    expect((await (await ring()).recover(recoveryCode)).equals(dataKey)).toBe(true)
  })

  it('changes passphrase and code, and takes users away but for the last', async () => {
    const keys = await ring()
    const { dataKey, recoveryCode } = await keys.create(MEI, PASSPHRASE)
    await keys.grant(dataKey, MEI, 'a phrase of this month')
    await expect(keys.unlock(MEI.id, PASSPHRASE)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    expect((await keys.unlock(MEI.id, 'a phrase of this month')).equals(dataKey)).toBe(true)
    const renewed = await keys.renewRecoveryCode(dataKey)
    await expect(keys.recover(recoveryCode)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    expect((await keys.recover(renewed)).equals(dataKey)).toBe(true)
    await expect(keys.revoke(MEI.id)).rejects.toMatchObject({ code: 'RECORD_CONFLICT' })
    await keys.grant(dataKey, TOM, 'another long phrase')
    await keys.revoke(MEI.id)
    expect(keys.holders).toEqual([TOM])
  })

  it('refuses a short passphrase, a second store and an altered file', async () => {
    const keys = await ring()
    await expect(keys.create(MEI, 'elevenchars')).rejects.toMatchObject({ code: 'PASSPHRASE_TOO_SHORT' })
    await keys.create(MEI, PASSPHRASE)
    await expect((await ring()).create(MEI, PASSPHRASE)).rejects.toMatchObject({ code: 'RECORD_CONFLICT' })
    await writeFile(join(folder, 'keys.json'), '{}')
    await expect(ring()).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  })
})
