import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isDiskFault } from '../../../src/main/records/files/disk-fault.ts'
import { WriteGuard } from '../../../src/main/records/store/write-guard.ts'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import type { PhotoFields } from '../../../src/shared/domain/photo.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk, passphraseOf } from './clinic-desk.ts'
import { CAN_LIMIT, limitFiles } from './file-limit.ts'

const readOnly = expect.objectContaining({ code: 'STORE_READ_ONLY' }) as Error
const failed = (code: string): Error => Object.assign(new Error('the disk'), { code })

describe('a fault of the disk', () => {
  it.each(['SQLITE_FULL', 'SQLITE_IOERR_FSYNC', 'SQLITE_READONLY', 'ENOSPC', 'EIO', 'EROFS', 'EDQUOT'])(
    'is %s',
    (code) => {
      expect(isDiskFault(failed(code))).toBe(true)
    },
  )

  it.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_BUSY', 'ENOENT', 'RECORD_CONFLICT'])('is not %s', (code) => {
    expect(isDiskFault(failed(code))).toBe(false)
    expect(isDiskFault(code)).toBe(false)
  })
})

describe('a guard of writing', () => {
  it('lets write until the disk fails it once, and does nothing from then on', async () => {
    const guard = new WriteGuard()
    const fault = failed('SQLITE_IOERR_FSYNC')
    expect(guard.write(() => 7)).toBe(7)
    expect(() =>
      guard.write(() => {
        throw fault
      }),
    ).toThrow(expect.objectContaining({ code: 'STORE_READ_ONLY', cause: fault }))
    expect(guard.closed).toBe(true)
    let done = 0
    const work = (): number => (done += 1)
    expect(() => guard.write(work)).toThrow(readOnly)
    await expect(guard.writeAsync(() => Promise.resolve(work()))).rejects.toThrow(readOnly)
    expect(() => {
      guard.require()
    }).toThrow(readOnly)
    expect(done).toBe(0)
  })

  it('passes on what is no fault of the disk, and lets write on', async () => {
    const guard = new WriteGuard()
    const conflict = failed('SQLITE_CONSTRAINT')
    await expect(guard.writeAsync(() => Promise.reject(conflict))).rejects.toBe(conflict)
    expect(guard.closed).toBe(false)
    expect(guard.write(() => 7)).toBe(7)
  })
})

/** Each of these lets the disk be full for a while: it takes nothing beyond the first bytes of a file. */
describe.skipIf(!CAN_LIMIT)('records on a full disk', () => {
  let desk: ClinicDesk
  let patientId: string
  let visitId: string
  beforeEach(async () => {
    desk = await ClinicDesk.open()
    await desk.signIn('clinician')
    patientId = (await desk.addPatient('A-1')).id
    visitId = (await desk.addVisit(patientId)).id
  })
  afterEach(async () => {
    limitFiles(null)
    await desk.close()
  })

  const addPhoto = (fields: PhotoFields = photoFields) =>
    desk.tasks.addPhoto({
      visitId,
      bytes: new Uint8Array(5000),
      thumbnail: new Uint8Array(3),
      fields,
    })
  const isReadOnly = (): boolean => {
    const state = desk.tasks.state()
    return state.kind === 'open' && state.readOnly
  }
  const full = async <T>(work: () => Promise<T>): Promise<T> => {
    limitFiles(512)
    try {
      return await work()
    } finally {
      limitFiles(null)
    }
  }

  it('refuse the change that failed and every later one, also when there is room again', async () => {
    await expect(full(() => desk.addVisit(patientId))).rejects.toThrow(readOnly)
    expect(isReadOnly()).toBe(true)
    await expect(desk.addVisit(patientId)).rejects.toThrow(readOnly)
    await expect(addPhoto()).rejects.toThrow(readOnly)
    const passphrase = passphraseOf('clinician')
    await expect(desk.tasks.changePassphrase({ old: passphrase, next: `${passphrase}!` })).rejects.toThrow(
      readOnly,
    )
    expect((await desk.ask('patient:get', { id: patientId })).visits).toHaveLength(1)
  })

  it('keep nothing of a photo that the vault did not take', async () => {
    await expect(full(() => addPhoto())).rejects.toThrow(readOnly)
    expect(await readdir(join(desk.folder, 'vault'))).toEqual([])
    expect(isReadOnly()).toBe(true)
    expect((await desk.ask('patient:get', { id: patientId })).visits[0]?.photos).toEqual([])
  })

  it('are read on, and what the log could not take meanwhile stands in it after the next opening', async () => {
    const { added } = await addPhoto()
    const record = await full(() => desk.ask('patient:get', { id: patientId }))
    expect(record.visits).toHaveLength(1)
    expect(isReadOnly()).toBe(true)
    expect((await desk.tasks.loadPhoto({ id: added.id })).bytes).toHaveLength(5000)
    await desk.tasks.lock()
    await desk.signIn('clinician')
    expect(isReadOnly()).toBe(false)
    await desk.addVisit(patientId)
    await desk.signIn('auditor')
    const { lines } = await desk.ask('audit:find', {
      filter: {
        fromMs: null,
        untilMs: null,
        userId: desk.users.clinician ?? null,
        action: null,
        outcome: null,
        objectStart: null,
      },
      beforeSeq: null,
    })
    expect(lines.map(({ action }) => action).slice(0, 4)).toEqual([
      'visit.add',
      'user.sign-in',
      'photo.look',
      'patient.look',
    ])
    expect((await desk.ask('audit:verify', undefined)).fault).toBeNull()
  })

  it('let nothing out whose line the log does not take', async () => {
    const photos = [(await addPhoto()).added.id]
    await desk.ask('consent:give', { patientId, purpose: 'record', expiresMs: null, notes: '' })
    await expect(full(() => desk.addVisit(patientId))).rejects.toThrow(readOnly)
    const out = { photos, purpose: 'own-copy', patient: patientId, bytes: new Uint8Array(3) } as const
    const path = join(desk.folder, '..', 'left')
    const ask = { patientId, purpose: 'own-copy', masked: false, visitId: null } as const
    for (const leave of [
      () => desk.tasks.exportView({ ...out, path }),
      () => desk.tasks.saveReport({ ...out, path }),
      () => {
        desk.tasks.noteExport({ ...out, outcome: 'done' })
      },
      () => {
        desk.tasks.notePrint(out)
      },
      () => {
        const { grant } = desk.tasks.beginLeaving(ask)
        desk.tasks.noteLeaving({ grant, clinic: false, outcome: 'done', heldBack: null })
      },
    ])
      await expect(Promise.resolve().then(leave)).rejects.toThrow(readOnly)
    await desk.signIn('auditor')
    await expect(desk.tasks.exportLog({ filter: WHOLE_LOG, path })).rejects.toThrow(readOnly)
    expect(await readdir(join(desk.folder, '..'))).toEqual(['clinic'])
    await desk.tasks.lock()
    await desk.signIn('auditor')
    const { lines } = await desk.ask('audit:find', { filter: WHOLE_LOG, beforeSeq: null })
    expect(lines.filter(({ action, outcome }) => /export|report/.test(action) && outcome === 'done')).toEqual(
      [],
    )
  })

  it('are opened in no emergency whose reason the log does not take', async () => {
    await desk.signIn('admin')
    await expect(
      full(
        async () =>
          await Promise.resolve().then(() =>
            desk.tasks.openEmergency({ reason: 'the patient has collapsed' }),
          ),
      ),
    ).rejects.toThrow(readOnly)
    await expect(desk.ask('patient:get', { id: patientId })).rejects.toMatchObject({ code: 'ROLE_REFUSED' })
  })

  it('say on opening that the disk cannot be written, and open when it can', async () => {
    await desk.tasks.lock()
    limitFiles(0)
    await expect(desk.signIn('clinician')).rejects.toThrow(readOnly)
    limitFiles(null)
    expect(desk.tasks.state().kind).toBe('locked')
    await desk.signIn('clinician')
    expect(isReadOnly()).toBe(false)
  })
})
