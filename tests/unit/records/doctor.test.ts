import { createHash } from 'node:crypto'
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/records/database/open-database.ts'
import { examineRecords } from '../../../src/main/records/doctor/examine-records.ts'
import { CHECKS, type Finding } from '../../../src/main/records/doctor/finding.ts'
import { openWithPassphrase } from '../../../src/main/records/keys/open-with-passphrase.ts'
import { openWithCode } from '../../../src/main/records/keys/open-slot.ts'
import { KeyRing } from '../../../src/main/records/keys/key-ring.ts'
import { LEAST_COST } from '../../../src/main/records/keys/passphrase-key.ts'
import { readKeyFile } from '../../../src/main/records/keys/key-file.ts'
import { subkey } from '../../../src/main/records/keys/sealed.ts'
import { ADMIN, firstHolder, openClinic, type Clinic } from './clinic-with-backups.ts'

const DAY = 24 * 60 * 60_000

let clinic: Clinic
let recoveryCode: string
let whole: string
let folder: string
/** A backup lies on the same disk as the records here: that alone is always to be looked at. */
let backedUpMs: number
beforeAll(async () => {
  clinic = await openClinic()
  recoveryCode = await clinic.setUp()
  await clinic.backup.chooseFolder(() => Promise.resolve(clinic.disk))
  await clinic.signInAs('clinician')
  await clinic.addPatient('A-1', 3)
  await clinic.records.lock()
  await clinic.records.signIn(firstHolder(clinic), ADMIN)
  await clinic.back()
  backedUpMs = clinic.clock.nowMs
  await clinic.close()
  whole = join(clinic.home, 'whole')
  await cp(clinic.folder, whole, { recursive: true })
  ;({ folder } = clinic)
})
beforeEach(async () => {
  await rm(folder, { recursive: true })
  await cp(whole, folder, { recursive: true, mode: 0 })
})
afterEach(async () => {
  await chmod(folder, 0o700)
})
afterAll(() => rm(clinic.home, { recursive: true }))

const dataKey = async (): Promise<Buffer> => {
  const keys = await readKeyFile(join(whole, 'keys.json'))
  if (!keys) throw new Error('expected a key file')
  return openWithCode(keys, recoveryCode)
}

async function examine(withKey = true, nowMs = backedUpMs): Promise<readonly Finding[]> {
  const findings = await examineRecords({
    folder,
    unlock: (keys) => (withKey ? openWithCode(keys, recoveryCode) : Promise.resolve(null)),
    nowMs,
  })
  expect(findings.map(({ check }) => check)).toEqual(CHECKS)
  return findings
}

/** What is not ok, but for the backup on the same disk. */
async function found(nowMs?: number): Promise<string[]> {
  const findings = await examine(true, nowMs)
  return findings
    .filter(({ outcome, text }) => outcome !== 'ok' && !text.includes('same disk'))
    .map(({ check, outcome, text }) => `${outcome}: ${check}: ${text}`)
}

const only = (beginning: string): unknown => [expect.stringContaining(beginning)]

/** The database as somebody with the key would tamper with it. */
async function tamper(sql: string): Promise<void> {
  const db = openDatabase(join(folder, 'records.db'), subkey(await dataKey(), 'database'))
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  db.close()
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at] = (bytes[at] as number) ^ 1
  await writeFile(path, bytes)
}

const photoFile = async (): Promise<string> =>
  join(folder, 'vault', (await readdir(join(folder, 'vault'))).toSorted()[0] ?? '')

describe('the doctor', () => {
  it('finds nothing wrong with records that are whole, and changes nothing', async () => {
    const before = await fingerprint(clinic.home)
    const findings = await examine()
    expect(findings.filter(({ outcome }) => outcome !== 'ok').map(({ check }) => check)).toEqual(['backup'])
    expect(await fingerprint(clinic.home)).toEqual(before)
    const text = JSON.stringify(findings)
    expect(text).toContain('synchronous 2')
    expect(text).toContain('6 files in the vault, each there and decrypted')
    for (const secret of ['A-1', 'Mei', 'Chen', clinic.home]) expect(text).not.toContain(secret)
  })

  it('does without a key what needs none, and says which checks did not run', async () => {
    const findings = await examine(false)
    const of = (outcome: string): string[] =>
      findings.filter((one) => one.outcome === outcome).map(({ check }) => check)
    expect(of('not run')).toEqual(['settings', 'database', 'references', 'log', 'files', 'orphans'])
    expect(of('ok')).toEqual(['folder', 'permissions', 'key file', 'SQLite', 'unfinished'])
  })

  it('is refused where there are no records, and with another key', async () => {
    await expect(
      examineRecords({ folder: clinic.disk, unlock: () => Promise.resolve(null), nowMs: 0 }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    const unlock = (passphrase: string) =>
      examineRecords({ folder, unlock: (keys) => openWithPassphrase(keys, passphrase), nowMs: 0 })
    await expect(unlock('another one entirely')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    expect(await readdir(folder)).not.toContain('attempts.json')
    expect((await unlock(ADMIN)).find(({ check }) => check === 'database')).toMatchObject({ outcome: 'ok' })
  })

  it('stops when it is told to', async () => {
    const unlock = (): Promise<Buffer> => dataKey()
    await expect(
      examineRecords({ folder, unlock, nowMs: 0, signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'CancelledError' })
  })
})

describe('the doctor names', () => {
  it('a folder and files that others can read', async () => {
    await chmod(folder, 0o755)
    await chmod(join(folder, 'keys.json'), 0o644)
    expect(await found()).toEqual(
      only('attention: permissions: Other users of this computer reach 1 folder and 1 file'),
    )
  })

  it('a damaged page of the database', async () => {
    await flip(join(folder, 'records.db'), 6 * 4096 + 99)
    expect((await found()).join('\n')).toMatch(/^fault: database: .*damaged/m)
  })

  it('a database that does not open at all', async () => {
    await flip(join(folder, 'records.db'), 99)
    expect(await found()).toEqual([
      'not run: settings: The database does not open.',
      expect.stringContaining('fault: database: The database does not open with its own key'),
      ...['references', 'log'].map((check) => `not run: ${check}: The database does not open.`),
      ...['files', 'orphans'].map((check) => `not run: ${check}: The database cannot be read.`),
    ])
  })

  it('a missing database', async () => {
    await rm(join(folder, 'records.db'))
    expect((await found())[0]).toMatch(/^fault: folder: Missing from the folder: records\.db/)
  })

  it('a row that refers to one that is gone', async () => {
    await tamper('DELETE FROM visit')
    expect(await found()).toEqual(only('fault: references: 4 rows refer to one that is gone'))
  })

  it('an altered line of the log, and one that is gone', async () => {
    await tamper("DROP TRIGGER audit_is_never_changed; UPDATE audit SET action = 'x' WHERE seq = 3")
    expect(await found()).toEqual(only('fault: log: Line 3 of the log is not as it was written'))
    await tamper('DROP TRIGGER audit_is_never_shortened; DELETE FROM audit WHERE seq = 3')
    expect(await found()).toEqual(only('fault: log: Line 3 of the log is missing'))
  })

  it('an older copy of the database, by the end of the log', async () => {
    await tamper('DROP TRIGGER audit_is_never_shortened; DELETE FROM audit WHERE seq > 4')
    expect(await found()).toEqual(only('fault: log: The log ends at line 4, but line'))
  })

  it('an end of the log that is altered or missing', async () => {
    await writeFile(join(folder, 'audit-head.json'), 'noise')
    expect(await found()).toEqual(only('fault: log: The file that knows the end of the log is not as'))
    await rm(join(folder, 'audit-head.json'))
    expect((await found()).join('\n')).toMatch(
      /fault: log: The file that knows the end of the log is missing/,
    )
  })

  it('an altered file of a photo and a missing one', async () => {
    await flip(await photoFile(), 99)
    expect(await found()).toEqual(only('fault: files: Of 6 files in the vault 0 missing and 1 altered'))
    await rm(await photoFile())
    expect(await found()).toEqual(only('fault: files: Of 6 files in the vault 1 missing and 0 altered'))
    await rm(join(folder, 'vault'), { recursive: true })
    expect((await found()).join('\n')).toMatch(/fault: files: All 6 files are missing/)
    expect(await readdir(folder)).not.toContain('vault')
  })

  it('files that nothing speaks of, and unfinished ones', async () => {
    await cp(await photoFile(), join(folder, 'vault', `${'0'.repeat(32)}.bin`))
    await writeFile(join(folder, 'keys.json.0123.unfinished'), 'half', { mode: 0o600 })
    expect(await found()).toEqual([
      expect.stringContaining('attention: orphans: 1 file in the vault that nothing speaks of'),
      expect.stringContaining('attention: unfinished: 1 unfinished file'),
    ])
  })

  it('a key file that is damaged, missing, or without a recovery code', async () => {
    const path = join(folder, 'keys.json')
    const keys = JSON.parse(await readFile(path, 'utf8')) as { slots: { id: string }[] }
    await writeFile(
      path,
      JSON.stringify({ ...keys, slots: keys.slots.filter(({ id }) => id !== 'recovery') }),
    )
    const { 2: noCode } = await examine(false)
    expect(noCode).toMatchObject({ check: 'key file', outcome: 'attention' })
    await writeFile(path, '{')
    expect((await found())[0]).toMatch(/^fault: key file: The key file is not as it was written/)
    await rm(path)
    expect((await found()).join('\n')).toMatch(/^fault: key file: There is no key file/m)
  })

  it('a backup that is old, gone, failed or was never made', async () => {
    const backup = async (nowMs?: number): Promise<string> =>
      (await examine(true, nowMs)).find(({ check }) => check === 'backup')?.text ?? ''
    expect(await backup()).toMatch(/2027-03-10 09:00, but lies on the same disk/)
    expect(await backup(backedUpMs + 3 * DAY)).toMatch(/more than two days ago/)
    const away = `${clinic.disk}-away`
    await rename(clinic.disk, away)
    expect(await backup()).toMatch(/cannot be reached/)
    await mkdir(clinic.disk)
    expect(await backup()).toMatch(/no backup in the backup folder/)
    await rm(clinic.disk, { recursive: true })
    await rename(away, clinic.disk)
    const plan = join(folder, 'backup-plan.json')
    const known = JSON.parse(await readFile(plan, 'utf8')) as object
    await writeFile(
      plan,
      JSON.stringify({ ...known, failure: { atMs: backedUpMs + DAY, error: { kind: 'bug' } } }),
    )
    expect(await backup()).toMatch(/a later try, of 2027-03-11 09:00, failed/)
    await rm(plan)
    expect(await backup()).toMatch(/No folder for backups has been chosen/)
  })
})

describe('a passphrase without its key chain', () => {
  it('opens nothing where it is bound to it, and says that the code does', async () => {
    const home = join(clinic.home, 'bound')
    await mkdir(home)
    const ring = await KeyRing.open({ folder: home, deviceSecret: Buffer.alloc(32, 1), cost: LEAST_COST })
    const { recoveryCode: code } = await ring.create({ id: 'a'.repeat(32), label: 'Mei' }, ADMIN)
    const keys = await readKeyFile(join(home, 'keys.json'))
    if (!keys) throw new Error('expected a key file')
    await expect(openWithPassphrase(keys, ADMIN)).rejects.toMatchObject({ code: 'DEVICE_SECRET_MISSING' })
    expect(await openWithCode(keys, code)).toHaveLength(32)
  })
})

/** Everything below a folder: names, contents, modes and times. */
async function fingerprint(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const lines = entries.map(async (entry) => {
    const full = join(entry.parentPath, entry.name)
    const { mode, mtimeMs } = await stat(full)
    const content = entry.isFile()
      ? createHash('sha256')
          .update(await readFile(full))
          .digest('hex')
      : ''
    return `${full} ${mode} ${mtimeMs} ${content}`
  })
  return (await Promise.all(lines)).toSorted()
}
