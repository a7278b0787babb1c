import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { ClinicDesk, code } from './clinic-desk.ts'

let desk: ClinicDesk
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.signIn('clinician')
})
afterEach(async () => {
  await desk.close()
})

const merge = async (keptId: string, mergedId: string): Promise<string> =>
  (await desk.ask('patient:merge', { keptId, mergedId })).merge

/** What the log says of a record, the oldest first. */
async function logOf(id: string): Promise<readonly string[]> {
  await desk.signIn('auditor')
  const { lines } = await desk.ask('audit:find', {
    filter: { ...WHOLE_LOG, objectStart: id },
    beforeSeq: null,
  })
  return lines.map(({ action, outcome }) => `${action} ${outcome}`).toReversed()
}

describe('two records of one person', () => {
  it('are one with all visits, and nothing that was written in the other is lost from sight', async () => {
    const kept = await desk.addPatient('A-1', { allergies: 'Penicillin', notes: 'one', tags: ['laser'] })
    const other = await desk.addPatient('A-2', { allergies: 'Latex', notes: 'two', tags: ['peel'] })
    for (const { id } of [kept, other]) await desk.addVisit(id)
    const id = await merge(kept.id, other.id)
    const record = await desk.ask('patient:get', { id: kept.id })
    expect(record.patient).toEqual(kept)
    expect(record.visits).toHaveLength(2)
    expect(record.merged).toMatchObject([{ merge: id, undoable: true, patient: other }])
    expect(await logOf(other.id)).toEqual(['patient.add done', 'patient.merge done'])
    expect(await logOf(kept.id)).toEqual(['patient.add done', 'patient.merge done', 'patient.look done'])
  })

  it('take nothing more in under the one that was merged, where nobody would see it', async () => {
    const [kept, other] = [await desk.addPatient('A-1'), await desk.addPatient('A-2')]
    await merge(kept.id, other.id)
    for (const patientId of [other.id, '0'.repeat(32)]) {
      const consent = { patientId, purpose: 'record', expiresMs: null, notes: '' } as const
      await expect(desk.ask('consent:give', consent)).rejects.toMatchObject(code('RECORD_NOT_FOUND'))
      await expect(
        desk.ask('reminder:add', { patientId, dueOn: '2027-01-02', text: 'call' }),
      ).rejects.toMatchObject(code('RECORD_NOT_FOUND'))
      await expect(desk.addVisit(patientId)).rejects.toMatchObject(code('RECORD_NOT_FOUND'))
    }
  })

  it('are two again when that was a slip', async () => {
    const kept = await desk.addPatient('A-1')
    const other = await desk.addPatient('A-2', { allergies: 'Latex' })
    await desk.addVisit(other.id)
    const id = await merge(kept.id, other.id)
    expect(await desk.ask('patient:undo-merge', { id })).toEqual({ keptId: kept.id, mergedId: other.id })
    expect(await desk.ask('patient:get', { id: kept.id })).toMatchObject({ visits: [], merged: [] })
    const record = await desk.ask('patient:get', { id: other.id })
    expect(record.patient).toEqual(other)
    expect(record.visits).toHaveLength(1)
    await expect(desk.ask('patient:undo-merge', { id })).rejects.toMatchObject(code('RECORD_NOT_FOUND'))
    expect((await logOf(other.id)).slice(1, 3)).toEqual(['patient.merge done', 'patient.unmerge done'])
  })

  it('are parted in the order in which they became one, so that no visit gets lost between', async () => {
    const [a, b, c] = [await desk.addPatient('A'), await desk.addPatient('B'), await desk.addPatient('C')]
    await desk.addVisit(b.id)
    const first = await merge(a.id, b.id)
    const second = await merge(c.id, a.id)
    expect((await desk.ask('patient:get', { id: c.id })).merged).toMatchObject([
      { merge: second, undoable: true, patient: { number: 'A' } },
      { merge: first, undoable: false, patient: { number: 'B' } },
    ])
    await expect(desk.ask('patient:undo-merge', { id: first })).rejects.toMatchObject(code('RECORD_CONFLICT'))
    expect((await desk.ask('patient:get', { id: c.id })).visits).toHaveLength(1)
    await desk.ask('patient:undo-merge', { id: second })
    await desk.ask('patient:undo-merge', { id: first })
    for (const [{ id }, visits] of [
      [a, 0],
      [b, 1],
      [c, 0],
    ] as const)
      expect(await desk.ask('patient:get', { id })).toMatchObject({
        merged: [],
        visits: Array(visits).fill({}),
      })
  })
})

describe('a patient who is to be erased', () => {
  const born = { birthDate: '1984-03-09' }

  it('is known by number and birthday only, and what goes with them is counted', async () => {
    const kept = await desk.addPatient('A-1', born)
    const other = await desk.addPatient('A-2', { birthDate: '1984-03-09' })
    await desk.addPatient('B-1')
    for (const { id } of [kept, other]) await desk.addVisit(id)
    await merge(kept.id, other.id)
    await desk.signIn('admin')
    expect(await desk.ask('patient:identify', { number: 'A-1', ...born })).toEqual({
      visits: 2,
      photos: 0,
      merged: 1,
    })
    expect(await desk.ask('patient:identify', { number: 'B-1', birthDate: null })).toEqual({
      visits: 0,
      photos: 0,
      merged: 0,
    })
    const wrong = [
      { number: 'A-1', birthDate: null },
      { number: 'A-1', birthDate: '1984-03-08' },
      { number: 'A-2', ...born },
      { number: 'B-1', ...born },
      { number: 'C-1', birthDate: null },
    ]
    for (const identity of wrong) {
      await expect(desk.ask('patient:identify', identity)).rejects.toMatchObject(code('IDENTITY_UNKNOWN'))
      const again = identity.number
      await expect(desk.ask('patient:erase', { ...identity, again })).rejects.toMatchObject(
        code('IDENTITY_UNKNOWN'),
      )
    }
    const { lines } = await desk.ask('audit:find', {
      filter: { ...WHOLE_LOG, action: 'patient.erase' },
      beforeSeq: null,
    })
    expect(lines.map(({ outcome }) => outcome)).toEqual(Array(10).fill('refused'))
  })

  it('is gone with the number typed once more, and the lines of the log stay', async () => {
    const { id } = await desk.addPatient('A-1', born)
    await desk.signIn('admin')
    const request = { number: 'A-1', ...born }
    await expect(desk.ask('patient:erase', { ...request, again: 'A-2' })).rejects.toMatchObject(
      code('IDENTITY_UNKNOWN'),
    )
    expect(await desk.ask('patient:identify', request)).toMatchObject({ visits: 0 })
    expect(await desk.ask('patient:erase', { ...request, again: 'A-1' })).toEqual({ id })
    await expect(desk.ask('patient:identify', request)).rejects.toMatchObject(code('IDENTITY_UNKNOWN'))
    expect(await logOf(id)).toEqual(['patient.add done', 'patient.erase done'])
    await desk.signIn('clinician')
    expect(await desk.ask('patient:find', { typed: '', limit: 5 })).toEqual([])
  })
})
