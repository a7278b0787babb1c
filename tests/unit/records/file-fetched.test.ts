import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uidOf } from '../../../src/main/dicom/uids.ts'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk, code } from './clinic-desk.ts'

let desk: ClinicDesk
let patientId: string
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.signIn('clinician')
  patientId = (await desk.addPatient('A-1')).id
})
afterEach(() => desk.close())

const photoOf = (name: string, fields: object = {}) => ({
  ...{
    bytes: Buffer.from(name),
    thumbnail: Buffer.from(`small ${name}`),
    sopInstance: `2.25.${name.length}`,
  },
  fields: { ...photoFields, ...fields },
})
const file = (photos: readonly ReturnType<typeof photoOf>[], studyInstance = '1.2.3') =>
  desk.tasks.fileFetched({ patientId, studyInstance, atMs: 5, reason: 'Control', photos })
const visits = async () => (await desk.ask('patient:get', { id: patientId })).visits
const filesInVault = async (): Promise<number> => (await readdir(join(desk.folder, 'vault'))).length

async function log(action: string): Promise<number> {
  await desk.signIn('auditor')
  const found = await desk.ask('audit:find', { filter: { ...WHOLE_LOG, action }, beforeSeq: null })
  await desk.signIn('clinician')
  return found.lines.length
}

describe('photos of a study from the archive', () => {
  it('are filed in one visit, with a line in the log for it and for each photo', async () => {
    const { visitId, photos } = await file([photoOf('one'), photoOf('other')])
    expect((await visits()).map(({ id, atMs, reason, photos: of }) => [id, atMs, reason, of.length])).toEqual(
      [[visitId, 5, 'Control', 2]],
    )
    expect(photos).toHaveLength(2)
    expect([await log('visit.add'), await log('archive.fetch')]).toEqual([1, 2])
    const again = await file([photoOf('a third')])
    expect(again.visitId).toBe(visitId)
    expect(await log('visit.add')).toBe(1)
  })

  it('are filed in the visit that the study is, where it began here', async () => {
    const { id } = await desk.addVisit(patientId)
    expect((await file([photoOf('one')], uidOf('study', id))).visitId).toBe(id)
    expect(await visits()).toHaveLength(1)
  })

  const addByHand = async (patient: string, name: string) => {
    const { id: visitId } = await desk.addVisit(patient)
    const bytes = Buffer.from(name)
    return (await desk.tasks.addPhoto({ visitId, bytes, thumbnail: bytes, fields: photoFields })).added.id
  }

  it('are not filed again where the patient’s record holds their bytes, however those came', async () => {
    await addByHand(patientId, 'by hand')
    const filed = await file([
      photoOf('by hand'),
      photoOf('one'),
      { ...photoOf('one'), sopInstance: '2.25.9' },
    ])
    expect([filed.photos.length, filed.known]).toEqual([1, 2])
    const before = await visits()
    expect(await file([photoOf('by hand')])).toEqual({ visitId: null, photos: [], known: 1 })
    expect(await visits()).toEqual(before)
  })

  it('are refused, all of them, where another patient’s record holds the bytes of one, which is a line in the log', async () => {
    const other = await addByHand((await desk.addPatient('B-1')).id, 'of another')
    const before = await filesInVault()
    await expect(file([photoOf('one'), photoOf('of another')])).rejects.toMatchObject(
      code('ARCHIVE_KNOWN_ELSEWHERE'),
    )
    expect(await visits()).toEqual([])
    expect(await filesInVault()).toBe(before)
    await desk.signIn('auditor')
    const filter = { ...WHOLE_LOG, action: 'photo.known' }
    const { lines } = await desk.ask('audit:find', { filter, beforeSeq: null })
    expect(lines).toEqual([expect.objectContaining({ outcome: 'refused', object: other })])
  })

  it('are filed all or none: no visit, no photo, no file and no line are left of some', async () => {
    const before = await filesInVault()
    const wrong = photoOf('other', { repeats: 'f'.repeat(32) })
    await expect(file([photoOf('one'), wrong])).rejects.toMatchObject(code('RECORD_NOT_FOUND'))
    expect(await visits()).toEqual([])
    expect(await filesInVault()).toBe(before)
    expect([await log('visit.add'), await log('archive.fetch')]).toEqual([0, 0])
  })
})
