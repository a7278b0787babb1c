import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RecordStore } from '../../../src/main/records/store/record-store.ts'
import { consentState, type Consent } from '../../../src/shared/domain/consent.ts'
import { may, PERMISSIONS, ROLES, type Permission } from '../../../src/shared/domain/user.ts'
import { dataKey, patientFields } from '../../torture/made-records.ts'

let root: string
let store: RecordStore
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-people-'))
  store = await RecordStore.open(join(root, 'store'), dataKey)
})
afterEach(async () => {
  await store.close()
  await rm(root, { recursive: true })
})

const conflict = expect.objectContaining({ code: 'RECORD_CONFLICT' }) as unknown as Error

describe('roles', () => {
  it('may do what the table says, and nobody anything else', () => {
    const allowed = Object.keys(PERMISSIONS).flatMap((permission) =>
      ROLES.filter((role) => may(role, permission as Permission)).map((role) => `${role} ${permission}`),
    )
    expect(allowed).toEqual([
      'viewer patient.read',
      'clinician patient.read',
      'clinician patient.write',
      'clinician patient.merge',
      'admin patient.erase',
      'clinician record.export',
      'clinician consent.write',
      'admin clinic.write',
      'admin clinic.export',
      'admin clinic.import',
      'admin user.write',
      'admin backup.run',
      'admin backup.restore',
      'admin audit.read',
      'auditor audit.read',
    ])
  })
})

describe('users', () => {
  it('are listed by name, those who may not sign in last', () => {
    const mei = store.users.add({ name: 'Mei', role: 'admin' }, 1)
    const tom = store.users.add({ name: 'Tom', role: 'clinician' }, 2)
    const ada = store.users.add({ name: 'Ada', role: 'viewer' }, 3)
    store.users.disable(ada.id, 4)
    expect(store.users.list().map(({ id }) => id)).toEqual([mei.id, tom.id, ada.id])
    expect(store.users.disable(ada.id, 9).disabledMs).toBe(4)
    expect(store.users.change(tom.id, { name: 'Tom B', role: 'auditor' })).toMatchObject({
      name: 'Tom B',
      role: 'auditor',
    })
  })

  it('always leave an admin', () => {
    const mei = store.users.add({ name: 'Mei', role: 'admin' }, 1)
    const actor = { userId: mei.id, role: 'admin' }
    const save = (work: () => unknown): unknown => store.save(actor, 'user.change', work, () => mei.id)
    expect(() => save(() => store.users.disable(mei.id, 2))).toThrow(conflict)
    expect(() => save(() => store.users.change(mei.id, { name: 'Mei', role: 'viewer' }))).toThrow(conflict)
    expect(store.users.get(mei.id)).toMatchObject({ role: 'admin', disabledMs: null })
  })
})

describe('consent', () => {
  it('is given and withdrawn, and the record shows both', () => {
    const { id: patientId } = store.patients.add(patientFields('A-1'), 1)
    const given = store.consents.give({ patientId, purpose: 'teaching', expiresMs: 900, notes: '' }, 100)
    expect(store.consents.withdraw(given.id, 200)).toEqual({ ...given, withdrawnMs: 200 })
    expect(() => store.consents.withdraw(given.id, 300)).toThrow(conflict)
    store.consents.give({ patientId, purpose: 'teaching', expiresMs: null, notes: 'again' }, 400)
    expect(store.consents.ofPatient(patientId).map(({ givenMs }) => givenMs)).toEqual([400, 100])
  })

  it.each<[string, readonly Partial<Consent>[], number, string]>([
    ['nothing was said', [], 0, 'none'],
    ['it was said of another purpose', [{ purpose: 'research' }], 0, 'none'],
    ['it was given', [{}], 150, 'given'],
    ['it ran out', [{ expiresMs: 150 }], 150, 'expired'],
    ['it was withdrawn', [{ withdrawnMs: 150 }], 150, 'withdrawn'],
    ['it was withdrawn and given again', [{ withdrawnMs: 150 }, { givenMs: 160 }], 170, 'given'],
    [
      'an older one holds and the last was withdrawn',
      [{}, { givenMs: 160, withdrawnMs: 165 }],
      170,
      'withdrawn',
    ],
    [
      'an older one was withdrawn after another was given, as in merged records',
      [{ withdrawnMs: 165 }, { givenMs: 160 }],
      170,
      'withdrawn',
    ],
  ])('where %s', (_what, consents, nowMs, state) => {
    const whole = consents.map((changes): Consent => ({
      id: '0'.repeat(32),
      patientId: '0'.repeat(32),
      purpose: 'teaching',
      givenMs: 100,
      expiresMs: null,
      withdrawnMs: null,
      notes: '',
      ...changes,
    }))
    expect(consentState(whole, 'teaching', nowMs)).toBe(state)
  })
})

describe('reminders', () => {
  it('are due by a day until they are done', () => {
    const { id: patientId } = store.patients.add(patientFields('A-1'), 1)
    const [late, soon] = ['2027-01-09', '2027-01-02'].map((dueOn) =>
      store.reminders.add({ patientId, dueOn, text: '30-day photo' }),
    )
    const due = (day: string): readonly string[] => store.reminders.dueBy(day, 9).map(({ id }) => id)
    expect(due('2027-01-01')).toEqual([])
    expect(due('2027-01-09')).toEqual([soon?.id, late?.id])
    store.reminders.setDone(soon?.id ?? '', 5)
    expect(due('2027-01-09')).toEqual([late?.id])
    store.reminders.setDone(soon?.id ?? '', null)
    expect(due('2027-01-09')).toEqual([soon?.id, late?.id])
  })

  it('of the week are among those that are shown, however many were never ticked off', () => {
    const { id: patientId } = store.patients.add(patientFields('A-1'), 1)
    const [, second, today] = ['2026-03-01', '2026-05-01', '2027-01-02'].map((dueOn) =>
      store.reminders.add({ patientId, dueOn, text: '30-day photo' }),
    )
    expect(store.reminders.dueBy('2027-01-09', 2).map(({ id }) => id)).toEqual([second?.id, today?.id])
  })
})
