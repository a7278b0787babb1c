import { describe, expect, it } from 'vitest'
import type { RecordsPage } from '../../../../../src/renderer/features/records/RecordsRoom.tsx'
import { pageFor, roomOf, roomsFor } from '../../../../../src/renderer/features/records/rooms.ts'
import type { ClinicState } from '../../../../../src/shared/contract/clinic-state.ts'
import { ROLES, type Role, type User } from '../../../../../src/shared/domain/user.ts'

const user = (role: Role): User => ({
  id: 'a'.repeat(32),
  name: 'Chen',
  role,
  createdMs: 1,
  disabledMs: null,
})
const open = (role: Role): ClinicState => ({
  kind: 'open',
  user: user(role),
  emergency: null,
  damaged: false,
  readOnly: false,
  demo: false,
})
const patient: RecordsPage = { kind: 'patient', id: 'b'.repeat(32) }

describe('the rooms', () => {
  it('are those of whoever is at the desk', () => {
    expect(roomsFor({ kind: 'empty' })).toEqual(['patients', 'photo'])
    expect(roomsFor(open('viewer'))).toEqual(['patients', 'photo'])
    expect(roomsFor(open('clinician'))).toEqual(['patients', 'photo'])
    expect(roomsFor(open('auditor'))).toEqual(['patients', 'photo', 'log'])
    expect(roomsFor(open('admin'))).toEqual(['patients', 'photo', 'people', 'log', 'backup'])
  })
})

describe('somebody who takes over', () => {
  it.each([
    ['clinician', patient, patient],
    ['viewer', patient, patient],
    ['viewer', { kind: 'new' }, { kind: 'list' }],
    ['viewer', { kind: 'merge', id: 'c' }, { kind: 'patient', id: 'c' }],
    ['clinician', { kind: 'capture', id: 'c', visit: 'v' }, { kind: 'patient', id: 'c' }],
    ['auditor', { kind: 'capture', id: 'c', visit: 'v' }, { kind: 'log' }],
    ['clinician', { kind: 'people' }, { kind: 'list' }],
    ['clinician', { kind: 'log' }, { kind: 'list' }],
    ['auditor', patient, { kind: 'log' }],
    ['auditor', { kind: 'people' }, { kind: 'log' }],
    ['admin', patient, { kind: 'people' }],
    ['admin', { kind: 'log' }, { kind: 'log' }],
  ] as const)('as %s on the page %j goes on at %j', (role, page, expected) => {
    expect(pageFor(user(role), page)).toEqual(expected)
  })

  it('begins in a room of their own', () => {
    for (const role of ROLES)
      expect(roomsFor(open(role))).toContain(roomOf(pageFor(user(role), { kind: 'list' })))
  })
})
