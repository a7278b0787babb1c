import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeyRing } from '../../../src/main/records/keys/key-ring.ts'
import { LEAST_COST } from '../../../src/main/records/keys/passphrase-key.ts'
import { ClinicSession, type SessionOptions } from '../../../src/main/records/session/clinic-session.ts'
import { RecordStore } from '../../../src/main/records/store/record-store.ts'
import { NO_PROFILE } from '../../../src/shared/domain/clinic.ts'
import { patientFields } from '../../torture/made-records.ts'

const ADMIN = 'clear morning light'
const CLINICIAN = 'a walk along the river'
const VIEWER = 'seven quiet lanterns'

let folder: string
let session: ClinicSession
let nowMs: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-session-'))
  nowMs = 1_800_000_000_000
  session = await start()
})
afterEach(async () => {
  await session.lock()
  await rm(folder, { recursive: true })
})

const start = (options: Partial<SessionOptions> = {}): Promise<ClinicSession> =>
  ClinicSession.start({ folder, deviceSecret: null, cost: LEAST_COST, now: () => nowMs, ...options })

async function newFolder(path: string): Promise<string> {
  await mkdir(path)
  return path
}

const code = (name: string): unknown => expect.objectContaining({ code: name })

function userId(): string {
  const { state } = session
  if (state.kind !== 'open') throw new Error('expected an open session')
  return state.user.id
}

function addPatient(number: string): string {
  const { store, actor } = session.use('patient.write')
  return store.save(
    actor,
    'patient.add',
    (now) => store.patients.add(patientFields(number), now),
    ({ id }) => id,
  ).id
}

const actions = (): readonly string[] =>
  session
    .use('audit.read')
    .store.audit.find({ limit: 99 })
    .map(({ action, outcome }) => `${action} ${outcome}`)
    .toReversed()

describe('a clinic’s session', () => {
  it('goes from empty to open, to locked and to open again', async () => {
    expect(session.state).toEqual({ kind: 'empty' })
    await session.setUp('Mei', ADMIN)
    expect(session.state).toMatchObject({ kind: 'open', user: { name: 'Mei', role: 'admin' } })
    const id = userId()
    await session.lock()
    expect(session.state).toEqual({ kind: 'locked', holders: [{ id, label: 'Mei' }], demo: false })
    expect(() => session.use('audit.read')).toThrow(code('STORE_LOCKED'))
    await expect(session.signIn(id, CLINICIAN)).rejects.toEqual(code('PASSPHRASE_WRONG'))
    expect(session.state.kind).toBe('locked')
    await session.signIn(id, ADMIN)
    expect(session.state.kind).toBe('open')
    await session.lock()
    session = await start()
    await session.signIn(id, ADMIN)
    expect(actions()).toEqual(['clinic.set-up done', 'user.sign-in done', 'user.sign-in done'])
  })

  it('is finished at the first sign-in where the set-up was cut off, with or without its database', async () => {
    for (const made of ['keys', 'database']) {
      const cut = join(folder, made)
      const keys = await KeyRing.open({ folder: await newFolder(cut), deviceSecret: null, cost: LEAST_COST })
      const { dataKey } = await keys.create({ id: 'a'.repeat(32), label: 'Mei' }, ADMIN)
      if (made === 'database') await (await RecordStore.open(cut, dataKey)).close()
      session = await start({ folder: cut })
      await session.signIn('a'.repeat(32), ADMIN)
      expect(session.state).toMatchObject({ kind: 'open', user: { name: 'Mei', role: 'admin' } })
      expect(actions()).toEqual(['clinic.set-up done', 'user.sign-in done'])
      await session.lock()
    }
  })

  it('can be set up again where the disk did not take it', async () => {
    const inTheWay = join(folder, 'vault')
    await writeFile(inTheWay, '')
    await expect(session.setUp('Mei', ADMIN)).rejects.toThrow()
    expect(session.state).toEqual({ kind: 'empty' })
    expect(await readdir(folder)).toEqual(['vault'])
    await rm(inTheWay)
    await session.setUp('Mei', CLINICIAN)
    expect(session.state).toMatchObject({ kind: 'open', user: { name: 'Mei' } })
    expect(actions()).toEqual(['clinic.set-up done'])
  })

  it('is not begun anew where the key file or the database has gone', async () => {
    await session.setUp('Mei', ADMIN)
    const id = userId()
    await session.lock()
    await rename(join(folder, 'records.db'), join(folder, 'elsewhere'))
    await expect(session.signIn(id, ADMIN)).rejects.toEqual(code('STORE_DAMAGED'))
    expect(await readdir(folder)).not.toContain('records.db')
    await rename(join(folder, 'elsewhere'), join(folder, 'records.db'))
    await rename(join(folder, 'keys.json'), join(folder, 'elsewhere'))
    await expect(start()).rejects.toEqual(code('STORE_DAMAGED'))
    await rename(join(folder, 'elsewhere'), join(folder, 'keys.json'))
    session = await start()
    await session.signIn(id, ADMIN)
    expect(session.state).toMatchObject({ kind: 'open', user: { name: 'Mei' } })
  })

  it('keeps no key in memory once it is locked, also where somebody still holds the store', async () => {
    await session.setUp('Mei', ADMIN)
    const { store } = session.use('clinic.write')
    const entry = await store.vault.store(Buffer.from('a photo'), 'd'.repeat(32), 'photo')
    expect((await store.vault.load(entry)).toString()).toBe('a photo')
    await session.lock()
    await expect(store.vault.load(entry)).rejects.toEqual(code('IMAGE_ALTERED'))
  })

  it('locks although work goes on, which nobody else can reach and which ends as it was begun', async () => {
    await session.setUp('Mei', ADMIN)
    const admin = userId()
    const tom = await session.addUser('Tom', 'clinician', CLINICIAN)
    await session.signIn(tom.id, CLINICIAN)
    const patient = addPatient('7')
    session.beginWork('record.export')
    const { store } = session.useForWork('patient.read')
    for (let minute = 1; minute <= 10; minute += 1) {
      expect(await session.lockIfIdle()).toBe(false)
      nowMs += 60_000
      session.useForWork('record.export')
    }
    expect(await session.lockIfIdle()).toBe(true)
    expect(session.state.kind).toBe('locked')
    expect(() => session.use('patient.read')).toThrow(code('STORE_LOCKED'))
    expect(session.useForWork('record.export').store.patients.get(patient).number).toBe('7')
    await expect(session.signIn(admin, CLINICIAN)).rejects.toEqual(code('PASSPHRASE_WRONG'))
    expect(session.useForWork('record.export').actor.userId).toBe(tom.id)
    await session.signIn(admin, ADMIN)
    // One log is written by one hand.
    expect(session.use('audit.read').store).toBe(store)
    expect(session.useForWork('record.export').actor).toEqual({ userId: tom.id, role: 'clinician' })
    expect(() => session.useForWork('clinic.export')).toThrow(code('ROLE_REFUSED'))
    await session.disableUser(tom.id)
    expect(() => session.useForWork('record.export')).toThrow(code('USER_DISABLED'))
    await session.endWork()
    expect(session.use('audit.read').store).toBe(store)
    expect(session.useForWork('clinic.export').actor.userId).toBe(admin)
  })

  it('closes the records when work ends behind the lock', async () => {
    await session.setUp('Mei', ADMIN)
    session.beginWork('clinic.export')
    const { store } = session.useForWork('clinic.export')
    await session.lock()
    store.users.list()
    await session.endWork()
    expect(() => store.users.list()).toThrow()
    expect(() => session.useForWork('clinic.export')).toThrow(code('STORE_LOCKED'))
  })

  it('lets every role do its own, and writes down what it refused', async () => {
    await session.setUp('Mei', ADMIN)
    const admin = userId()
    const tom = await session.addUser('Tom', 'clinician', CLINICIAN)
    const ada = await session.addUser('Ada', 'viewer', VIEWER)
    expect(() => session.use('patient.read')).toThrow(code('ROLE_REFUSED'))
    await session.signIn(tom.id, CLINICIAN)
    addPatient('A-1')
    await expect(session.addUser('Eve', 'admin', ADMIN)).rejects.toEqual(code('ROLE_REFUSED'))
    await session.signIn(ada.id, VIEWER)
    expect(session.use('patient.read').store.patients.find('', 9)).toHaveLength(1)
    expect(() => addPatient('A-2')).toThrow(code('ROLE_REFUSED'))
    await session.signIn(admin, ADMIN)
    expect(actions()).toEqual([
      'clinic.set-up done',
      'user.add done',
      'user.add done',
      'patient.read refused',
      'user.sign-in done',
      'patient.add done',
      'user.write refused',
      'user.sign-in done',
      'patient.write refused',
      'user.sign-in done',
    ])
  })

  it('stays with who is signed in when another cannot be', async () => {
    await session.setUp('Mei', ADMIN)
    const tom = await session.addUser('Tom', 'clinician', CLINICIAN)
    await expect(session.signIn(tom.id, VIEWER)).rejects.toEqual(code('PASSPHRASE_WRONG'))
    expect(session.state).toMatchObject({ user: { name: 'Mei' } })
    expect(actions()).toEqual(['clinic.set-up done', 'user.add done'])
  })

  it('shuts out who was disabled', async () => {
    await session.setUp('Mei', ADMIN)
    const tom = await session.addUser('Tom', 'clinician', CLINICIAN)
    await session.disableUser(tom.id)
    await expect(session.signIn(tom.id, CLINICIAN)).rejects.toEqual(code('PASSPHRASE_WRONG'))
    await expect(session.disableUser(userId())).rejects.toEqual(code('RECORD_CONFLICT'))
    expect(session.state).toMatchObject({ kind: 'open', user: { name: 'Mei' } })
  })

  it('leaves no way in for whom a crash has cut off between the keys and the people', async () => {
    await session.setUp('Mei', ADMIN)
    const mei = userId()
    const tom = await session.addUser('Tom', 'clinician', CLINICIAN)
    await expect(session.addUser('x'.repeat(201), 'viewer', VIEWER)).rejects.toThrow()
    expect(session.holders.map(({ label }) => label)).toEqual(['Mei', 'Tom'])
    const { store } = session.use('user.write')
    store.users.disable(tom.id, nowMs)
    await session.lock()
    const keys = await KeyRing.open({ folder, deviceSecret: null, cost: LEAST_COST })
    await keys.grant(await keys.unlock(mei, ADMIN), { id: 'c'.repeat(32), label: 'Ada' }, VIEWER)
    session = await start()
    expect(session.holders.map(({ label }) => label)).toEqual(['Mei', 'Tom', 'Ada'])
    await session.signIn(mei, ADMIN)
    expect(session.holders.map(({ label }) => label)).toEqual(['Mei'])
  })

  it('leaves the ways in alone where an older database lies here, which does not know everybody', async () => {
    await session.setUp('Mei', ADMIN)
    const mei = userId()
    await session.lock()
    await copyFile(join(folder, 'records.db'), join(folder, 'older'))
    await session.signIn(mei, ADMIN)
    await session.addUser('Tom', 'clinician', CLINICIAN)
    await session.lock()
    await rename(join(folder, 'older'), join(folder, 'records.db'))
    await session.signIn(mei, ADMIN)
    expect(session.state).toMatchObject({ damaged: true })
    expect(session.holders.map(({ label }) => label)).toEqual(['Mei', 'Tom'])
  })

  it('locks itself when nobody has used it for a while', async () => {
    await session.setUp('Mei', ADMIN)
    nowMs += 9 * 60_000
    session.use('audit.read')
    nowMs += 9 * 60_000
    expect(await session.lockIfIdle()).toBe(false)
    nowMs += 60_000
    expect(await session.lockIfIdle()).toBe(true)
    expect(session.state.kind).toBe('locked')
    expect(await session.lockIfIdle()).toBe(false)
  })

  it('locks itself after that while also where the clock is put back meanwhile', async () => {
    await session.setUp('Mei', ADMIN)
    nowMs -= 3 * 60 * 60_000
    expect(await session.lockIfIdle()).toBe(false)
    nowMs += 10 * 60_000
    expect(await session.lockIfIdle()).toBe(true)
  })

  it('locks itself as soon as the clinic wants it', async () => {
    await session.setUp('Mei', ADMIN)
    const { store } = session.use('clinic.write')
    store.clinic.change({ ...NO_PROFILE, lockMinutes: 3 }, nowMs)
    nowMs += 3 * 60_000 - 1
    expect(await session.lockIfIdle()).toBe(false)
    nowMs += 1
    expect(await session.lockIfIdle()).toBe(true)
  })

  it('opens for reading in an emergency, with a reason that stands in the log, until it is locked', async () => {
    await session.setUp('Mei', ADMIN)
    const id = userId()
    expect(() => {
      session.openInEmergency('  why  ')
    }).toThrow(code('REASON_TOO_SHORT'))
    session.openInEmergency('patient unconscious, allergies needed')
    expect(session.use('patient.read').store.patients.find('', 9)).toEqual([])
    expect(() => session.use('patient.write')).toThrow(code('ROLE_REFUSED'))
    const lines = session.use('audit.read').store.audit.find({ limit: 9, action: 'emergency.open' })
    expect(lines).toMatchObject([{ userId: id, reason: 'patient unconscious, allergies needed' }])
    await session.lock()
    await session.signIn(id, ADMIN)
    expect(() => session.use('patient.read')).toThrow(code('ROLE_REFUSED'))
  })

  it('changes a passphrase for who knows the old one, and forgotten ones by the printed code', async () => {
    const recoveryCode = await session.setUp('Mei', ADMIN)
    const id = userId()
    await expect(session.changePassphrase(VIEWER, CLINICIAN)).rejects.toEqual(code('PASSPHRASE_WRONG'))
    await session.changePassphrase(ADMIN, CLINICIAN)
    await session.lock()
    await expect(session.signIn(id, ADMIN)).rejects.toEqual(code('PASSPHRASE_WRONG'))
    await session.recover(recoveryCode, id, VIEWER)
    expect(session.state).toMatchObject({ kind: 'open', user: { name: 'Mei' } })
    // Whoever holds the printed code can work as anybody: that one came in by it stands in the log.
    expect(actions().slice(-2)).toEqual(['user.sign-in done', 'user.recover done'])
    const renewed = await session.renewRecoveryCode()
    await session.lock()
    await expect(session.recover(recoveryCode, id, ADMIN)).rejects.toEqual(code('PASSPHRASE_WRONG'))
    await session.recover(renewed, id, ADMIN)
    expect(session.state.kind).toBe('open')
  })
})
