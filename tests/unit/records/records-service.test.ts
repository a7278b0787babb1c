import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readHead } from '../../../src/main/records/audit/head-file.ts'
import { LEAST_COST } from '../../../src/main/records/keys/passphrase-key.ts'
import { RecordsService } from '../../../src/main/records/service/records-service.ts'
import type { ClinicState } from '../../../src/shared/contract/clinic-state.ts'
import { RECORD_CHANNELS, type RecordChannel } from '../../../src/shared/contract/record-channels.ts'
import { may, ROLES, type Role } from '../../../src/shared/domain/user.ts'
import { patientFields, visitFields } from '../../torture/made-records.ts'
import { VALID_REQUESTS } from '../ipc/requests.ts'
import { CAN_LIMIT, limitFiles } from './file-limit.ts'

const ADMIN = 'clear morning light'
const OTHER = 'a walk along the river'

const worker = new URL('../../../src/main/records/service/records-worker.ts', import.meta.url)

let folder: string
let told: ClinicState[]
let records: RecordsService
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'basalis-service-')), 'clinic')
  told = []
  records = await open()
})
afterEach(async () => {
  await records.close()
  await rm(join(folder, '..'), { recursive: true })
})

const open = (): Promise<RecordsService> =>
  RecordsService.open({
    worker,
    session: { folder, deviceSecret: null, cost: LEAST_COST },
    onChange: (state) => told.push(state),
  })

const code = (name: string): unknown => expect.objectContaining({ code: name })

/** Signed in as somebody of this role. */
async function signedInAs(role: Role): Promise<void> {
  await records.setUp('Mei', ADMIN)
  if (role === 'admin') return
  const { id } = await records.addUser({ name: 'Chen', role, passphrase: OTHER })
  await records.signIn(id, OTHER)
}

describe('the thread of the records', () => {
  it('makes its folder, sets a clinic up and tells of it', async () => {
    expect(records.state).toEqual({ kind: 'empty' })
    expect(await records.setUp('Mei', ADMIN)).toMatch(/^(\w{4}-){8}\w{4}$/)
    expect(records.state).toMatchObject({
      kind: 'open',
      user: { name: 'Mei', role: 'admin' },
      damaged: false,
    })
    expect(told).toEqual([records.state])
  })

  it('is locked when the program starts again, and open for whom has the passphrase', async () => {
    await signedInAs('clinician')
    await records.close()
    records = await open()
    const { state } = records
    if (state.kind !== 'locked') throw new Error('expected locked records')
    expect(state.holders.map(({ label }) => label)).toEqual(['Mei', 'Chen'])
    const chen = state.holders[1]?.id ?? ''
    await expect(records.signIn(chen, ADMIN)).rejects.toEqual(code('PASSPHRASE_WRONG'))
    await expect(records.answer('patient:find', { typed: '', limit: 5 })).rejects.toEqual(
      code('STORE_LOCKED'),
    )
    await records.signIn(chen, OTHER)
    expect(await records.answer('patient:find', { typed: '', limit: 5 })).toEqual([])
  })

  it.skipIf(!CAN_LIMIT)(
    'tells that nothing is written any more once the disk has failed, and that it is again',
    async () => {
      await signedInAs('clinician')
      const open = { kind: 'open', user: { name: 'Chen' } }
      expect(records.state).toMatchObject({ ...open, readOnly: false })
      limitFiles(512)
      try {
        await expect(records.answer('patient:add', patientFields('A-1'))).rejects.toEqual(
          code('STORE_READ_ONLY'),
        )
      } finally {
        limitFiles(null)
      }
      expect(told.at(-1)).toMatchObject({ ...open, readOnly: true })
      expect(await records.answer('patient:find', { typed: '', limit: 5 })).toEqual([])
      const { state } = records
      await records.lock()
      if (state.kind === 'open') await records.signIn(state.user.id, OTHER)
      expect(told.at(-1)).toMatchObject({ ...open, readOnly: false })
      await records.answer('patient:add', patientFields('A-1'))
    },
  )

  it('keeps a patient with visit and photo, byte for byte', async () => {
    await signedInAs('clinician')
    const patient = await records.answer('patient:add', { ...patientFields('A-1'), name: '欧阳小梅' })
    const visit = await records.answer('visit:add', {
      patientId: patient.id,
      fields: { ...visitFields, atMs: 1 },
    })
    const bytes = new Uint8Array([1, 2, 3, 255])
    const fields = {
      format: 'jpeg',
      width: 2,
      height: 2,
      view: 'front',
      bodySite: '',
      takenMs: 5,
      device: '',
      exif: {},
      repeats: null,
    } as const
    const { added, patient: owner } = await records.addPhoto({
      visitId: visit.id,
      bytes,
      thumbnail: Uint8Array.of(7),
      fields,
    })
    expect(owner).toBe(patient.id)
    const record = await records.answer('patient:get', { id: patient.id })
    expect(record).toEqual({
      patient,
      visits: [{ ...visit, photos: [{ ...added, quality: null, thumbnail: true, analysis: null }] }],
      merged: [],
      consents: [],
      reminders: [],
    })
    expect(await records.loadThumbnail(added.id)).toEqual(Uint8Array.of(7))
    expect(await records.loadPhoto(added.id)).toEqual({
      bytes,
      record: { patient: patient.id, photo: added.id },
    })
    expect((await records.answer('patient:find', { typed: 'oyxm', limit: 5 })).map(({ id }) => id)).toEqual([
      patient.id,
    ])
  })

  it('keeps the end of the log outside the database without being asked anything more', async () => {
    await signedInAs('clinician')
    for (const number of ['A-1', 'A-2', 'A-3']) await records.answer('patient:add', patientFields(number))
    // Set-up, user, sign-in, three patients.
    await expect.poll(async () => (await readHead(join(folder, 'audit-head.json'))).seq).toBe(6)
  })

  it('leaves no file that another user of the computer can read', async () => {
    await signedInAs('clinician')
    await records.answer('patient:add', patientFields('A-1'))
    // The end of the log goes to its file after the answer: what is being written then has another name a moment later.
    const names = await readdir(folder)
    expect(names).toContain('records.db-wal')
    for (const name of names) {
      const found = await stat(join(folder, name)).catch(() => null)
      if (!name.endsWith('.unfinished')) expect([name, found && found.mode & 0o077]).toEqual([name, 0])
      else expect((found?.mode ?? 0) & 0o077).toBe(0)
    }
  })

  it('says what is wrong with a key file that makes no sense, and leaves it as it is', async () => {
    await records.close()
    await writeFile(join(folder, 'keys.json'), '{"version":1')
    records = await open()
    expect(records.state).toMatchObject({ kind: 'unreadable', error: { code: 'STORE_DAMAGED' } })
    await expect(records.setUp('Mei', ADMIN)).rejects.toThrow()
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe('{"version":1')
  })

  it('leaves a demo also where the clinic’s own records cannot be read', async () => {
    await records.close()
    await writeFile(join(folder, 'keys.json'), '{"version":1')
    records = await open()
    await records.beginDemo(join(folder, '..', 'demo'), 3)
    await records.endFilling()
    expect(records.state).toMatchObject({ kind: 'open', demo: true })
    let removed = false
    await records.leaveDemo(() => {
      removed = true
      return Promise.resolve()
    })
    expect(removed).toBe(true)
    expect(records.state).toMatchObject({ kind: 'unreadable', error: { code: 'STORE_DAMAGED' } })
    // Nothing of the demo can be reached any more.
    await expect(records.answer('patient:find', { typed: '', limit: 9 })).rejects.toThrow()
  })

  it.each(ROLES)('lets a %s through the channels of its permissions and no other', async (role) => {
    await signedInAs(role)
    for (const channel of Object.keys(RECORD_CHANNELS) as RecordChannel[]) {
      const outcome = await records.answer(channel, VALID_REQUESTS[channel] as never).then(
        () => 'done',
        (error: unknown) => (error as { code: string }).code,
      )
      const allowed = may(role, RECORD_CHANNELS[channel].permission)
      expect([channel, outcome === 'ROLE_REFUSED']).toEqual([channel, !allowed])
    }
    const photo = records.loadPhoto('0'.repeat(32))
    await expect(photo).rejects.toEqual(code(may(role, 'patient.read') ? 'RECORD_NOT_FOUND' : 'ROLE_REFUSED'))
  })

  it('makes a new recovery code for an admin only, and the one before opens nothing any more', async () => {
    const first = await records.setUp('Mei', ADMIN)
    const second = await records.renewCode()
    const { id } = await records.addUser({ name: 'Chen', role: 'clinician', passphrase: OTHER })
    await records.signIn(id, OTHER)
    await expect(records.renewCode()).rejects.toEqual(code('ROLE_REFUSED'))
    await records.lock()
    await expect(records.recover(first, id, 'seven quiet lanterns')).rejects.toEqual(code('PASSPHRASE_WRONG'))
    await records.recover(second, id, 'seven quiet lanterns')
    expect(records.state).toMatchObject({ kind: 'open', user: { name: 'Chen' } })
  })

  it('lets an admin read, not write, in an emergency, until the records are locked', async () => {
    await signedInAs('admin')
    await expect(records.openEmergency('short')).rejects.toEqual(code('REASON_TOO_SHORT'))
    await records.openEmergency('the patient has collapsed')
    expect(records.state).toMatchObject({ kind: 'open', emergency: 'the patient has collapsed' })
    expect(await records.answer('patient:find', { typed: '', limit: 5 })).toEqual([])
    await expect(records.answer('patient:add', VALID_REQUESTS['patient:add'])).rejects.toEqual(
      code('ROLE_REFUSED'),
    )
    await records.lock()
    expect(told.at(-1)).toMatchObject({ kind: 'locked' })
  })
})

describe('a demo clinic', () => {
  it('is open for a clinician in a folder of its own, has no key to lend, and gives the clinic back locked', async () => {
    await records.setUp('Mei', ADMIN)
    const demo = join(folder, '..', 'demo')
    await expect(records.beginDemo(demo, 3)).rejects.toEqual(code('RECORD_CONFLICT'))
    await records.lock()
    await records.beginDemo(demo, 3)
    expect(records.state).toEqual({ kind: 'filling', done: 0, total: 3 })
    await records.answer('patient:add', patientFields('DEMO-1'))
    records.demoFilled(2, 3)
    expect(records.state).toEqual({ kind: 'filling', done: 2, total: 3 })
    await records.endFilling()
    expect(records.state).toMatchObject({ kind: 'open', demo: true, user: { role: 'clinician' } })
    const key = new Uint8Array(new SharedArrayBuffer(32))
    await expect(records.lendKey('schedule', key)).rejects.toEqual(code('STORE_LOCKED'))
    expect(key.every((byte) => byte === 0)).toBe(true)
    await records.lock()
    expect(records.state).toMatchObject({ kind: 'locked', demo: true })
    await records.leaveDemo()
    expect(records.state).toMatchObject({ kind: 'locked', demo: false, holders: [{ label: 'Mei' }] })
  })

  it('is not left where there is none: whoever is signed in stays', async () => {
    await records.setUp('Mei', ADMIN)
    await records.leaveDemo()
    expect(records.state).toMatchObject({ kind: 'open', user: { name: 'Mei' } })
  })
})
