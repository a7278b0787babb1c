import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Backup } from '../../../src/main/records/backup/backup.ts'
import { createRecoveryCode } from '../../../src/main/records/keys/recovery-code.ts'
import { ADMIN, firstHolder, openClinic, OTHER, type Clinic } from './clinic-with-backups.ts'

const code = (name: string): unknown => expect.objectContaining({ code: name })

let old: Clinic
let recoveryCode: string
let name: string
beforeAll(async () => {
  old = await openClinic()
  recoveryCode = await old.setUp()
  await old.backup.chooseFolder(() => Promise.resolve(old.disk))
  await old.signInAs('clinician')
  await old.addPatient('A-1', 3)
  await old.records.lock()
  await old.records.signIn(firstHolder(old), ADMIN)
  await old.back()
  name = (await new Backup(old.disk).list())[0]?.name ?? ''
})
afterAll(() => old.remove())

let fresh: Clinic
beforeEach(async () => {
  fresh = await openClinic()
})
afterEach(() => fresh.remove())

const choose = (folder: string | null = old.disk) => fresh.restore.chooseFolder(() => Promise.resolve(folder))

/** The computer is as before. */
async function expectNothing(): Promise<void> {
  expect(fresh.records.state).toEqual({ kind: 'empty' })
  expect((await readdir(fresh.home)).toSorted()).toEqual(['clinic', 'disk'])
  expect(await readdir(fresh.folder)).toEqual([])
}

describe('restoring on another computer', () => {
  it('brings people, patients and photos of that day, locked, and says so', async () => {
    expect(await choose()).toMatchObject([{ name, patients: 1, photos: 3 }])
    await fresh.restore.begin(name, ` ${recoveryCode.toLowerCase()} `)
    const { state } = fresh.records
    if (state.kind !== 'locked') throw new Error('expected locked records')
    expect(state.holders.map(({ label }) => label)).toEqual(['Mei', 'Chen'])
    expect(fresh.told.at(-1)).toMatchObject({ restored: true, running: null })
    const fractions = fresh.told.flatMap(({ running }) => running?.fraction ?? [])
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    await fresh.records.signIn(state.holders[1]?.id ?? '', OTHER)
    expect(fresh.records.state).toMatchObject({ kind: 'open', damaged: false })
    const [found] = await fresh.records.answer('patient:find', { typed: 'A-1', limit: 5 })
    const { visits } = await fresh.records.answer('patient:get', { id: found?.id ?? '' })
    const photos = visits.flatMap((visit) => visit.photos)
    expect(photos).toHaveLength(3)
    for (const photo of photos) expect((await fresh.records.loadPhoto(photo.id)).bytes).toHaveLength(2000)
  })

  it('refuses another code, and what is no code', async () => {
    await choose()
    await expect(fresh.restore.begin(name, createRecoveryCode())).rejects.toEqual(code('RECOVERY_CODE_WRONG'))
    await expect(fresh.restore.begin(name, 'AAAA-BBBB')).rejects.toEqual(code('RECOVERY_CODE_INVALID'))
    await expectNothing()
    expect(await readdir(join(old.disk, name))).not.toContain('attempts.json')
    await fresh.restore.begin(name, recoveryCode)
    expect(fresh.records.state.kind).toBe('locked')
  })

  it('refuses a damaged backup, and brings nothing of it', async () => {
    await choose()
    const [file = ''] = await readdir(join(old.disk, 'vault'))
    for (const path of [join(old.disk, 'vault', file), join(old.disk, name, 'records.db')]) {
      const whole = await readFile(path)
      const altered = Buffer.from(whole)
      altered[whole.length - 9] = (altered[whole.length - 9] as number) ^ 1
      await writeFile(path, altered)
      await expect(fresh.restore.begin(name, recoveryCode)).rejects.toEqual(code('BACKUP_DAMAGED'))
      await expectNothing()
      await writeFile(path, whole)
    }
    const keys = join(old.disk, name, 'keys.json')
    const whole = await readFile(keys)
    await rm(keys)
    await expect(fresh.restore.begin(name, recoveryCode)).rejects.toEqual(code('BACKUP_DAMAGED'))
    await writeFile(keys, 'noise')
    await expect(fresh.restore.begin(name, recoveryCode)).rejects.toEqual(code('BACKUP_DAMAGED'))
    await writeFile(keys, whole)
    await expectNothing()
  })

  it('says that a folder holds no backup, and does nothing where the dialog was closed', async () => {
    expect(await choose(null)).toBeNull()
    await expect(choose(fresh.disk)).rejects.toEqual(code('BACKUP_NONE'))
    await expect(choose(join(fresh.home, 'gone'))).rejects.toEqual(code('BACKUP_FOLDER_MISSING'))
    await expect(fresh.restore.begin(name, recoveryCode)).rejects.toEqual(code('BACKUP_NONE'))
    await expectNothing()
  })

  it('can be cancelled and leaves nothing behind', async () => {
    await choose()
    const restoring = fresh.restore.begin(name, recoveryCode)
    fresh.restore.cancel()
    await expect(restoring).rejects.toMatchObject({ name: 'CancelledError' })
    await expectNothing()
    await fresh.restore.begin(name, recoveryCode)
    expect(fresh.records.state.kind).toBe('locked')
  })

  it('writes over no records, also where they are set up meanwhile', async () => {
    await choose()
    // Which of the two ends first is anybody's guess.
    const refused = expect(fresh.restore.begin(name, recoveryCode)).rejects.toEqual(code('RECORD_CONFLICT'))
    await fresh.records.setUp('Bo', 'seven quiet lanterns')
    await refused
    expect(fresh.records.state).toMatchObject({ kind: 'open', user: { name: 'Bo' } })
    await expect(choose()).rejects.toEqual(code('RECORD_CONFLICT'))
    await expect(fresh.restore.begin(name, recoveryCode)).rejects.toEqual(code('RECORD_CONFLICT'))
    expect(await readdir(fresh.home)).not.toContain('clinic.unfinished')
  })
})
