import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { REGION_LIMITS, type DrawnRegionFields } from '../../../src/shared/domain/drawn-region.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk, code } from './clinic-desk.ts'
import { CAN_LIMIT, limitFiles } from './file-limit.ts'

const born = { birthDate: '1984-03-09' }
const rings = [
  [
    { x: 2, y: 3 },
    { x: 9.5, y: 3 },
    { x: 9.5, y: 8.25 },
  ],
]
const fields = (ordinal: number, name = ''): DrawnRegionFields => ({ ordinal, name, tool: 'brush', rings })

let desk: ClinicDesk
let patientId: string
let photoId: string

async function addPhoto(number: string): Promise<{ readonly patientId: string; readonly photoId: string }> {
  const { id } = await desk.addPatient(number, born)
  const visit = await desk.addVisit(id)
  const bytes = Buffer.from(`the photo of ${number}`)
  const { added } = await desk.tasks.addPhoto({
    visitId: visit.id,
    bytes,
    thumbnail: bytes,
    fields: photoFields,
  })
  return { patientId: id, photoId: added.id }
}

beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.signIn('clinician')
  ;({ patientId, photoId } = await addPhoto('A-1'))
})
afterEach(async () => {
  limitFiles(null)
  await desk.close()
})

const add = (number: number, name = '', on = photoId) =>
  desk.ask('region:add', { photoId: on, ...fields(number, name) })
const list = (on = photoId) => desk.ask('region:list', { photoId: on })

describe('a drawn region', () => {
  it('is in the record of its photo, in the order of numbers, and after a new sign-in', async () => {
    const second = await add(2, 'Cheek')
    const first = await add(1)
    expect(second).toMatchObject({ photoId, ...fields(2, 'Cheek') })
    await desk.tasks.lock()
    await desk.signIn('viewer')
    expect(await list()).toEqual([first, second])
  })

  it('is kept by whoever may write, and by nobody else', async () => {
    await desk.signIn('viewer')
    await expect(add(1)).rejects.toMatchObject(code('ROLE_REFUSED'))
    await desk.signIn('auditor')
    await expect(list()).rejects.toMatchObject(code('ROLE_REFUSED'))
  })

  it('gets another name from whoever has seen its last state, and from nobody else', async () => {
    const { id, changedMs } = await add(1)
    const changed = await desk.ask('region:change', { id, ...fields(1, 'Chin'), seenMs: changedMs })
    expect(changed).toMatchObject({ name: 'Chin', rings })
    expect(changed.changedMs).toBeGreaterThan(changedMs)
    await expect(
      desk.ask('region:change', { id, ...fields(1, 'Nose'), seenMs: changedMs }),
    ).rejects.toMatchObject(code('RECORD_CONFLICT'))
    expect(await list()).toEqual([changed])
  })

  it('is gone when it was deleted, and cannot be changed or deleted again', async () => {
    const { id, changedMs } = await add(1)
    await desk.ask('region:delete', { id })
    expect(await list()).toEqual([])
    await expect(desk.ask('region:delete', { id })).rejects.toMatchObject(code('RECORD_NOT_FOUND'))
    await expect(desk.ask('region:change', { id, ...fields(1), seenMs: changedMs })).rejects.toMatchObject(
      code('RECORD_NOT_FOUND'),
    )
  })

  it('has a line in the log for all that was done to it, by its photo, without its name', async () => {
    const { id, changedMs } = await add(1, 'Marker-of-this-test')
    await desk.ask('region:change', { id, ...fields(1, 'Marker-of-this-test 2'), seenMs: changedMs })
    await desk.ask('region:delete', { id })
    await desk.signIn('auditor')
    const { lines } = await desk.ask('audit:find', {
      filter: { ...WHOLE_LOG, objectStart: photoId },
      beforeSeq: null,
    })
    expect(lines.map(({ action }) => action)).toEqual([
      'region.delete',
      'region.change',
      'region.add',
      'photo.add',
    ])
    expect(JSON.stringify(lines)).not.toContain('Marker')
  })

  it('is of a photo that is there', async () => {
    await expect(add(1, '', '0'.repeat(32))).rejects.toMatchObject(code('RECORD_NOT_FOUND'))
    expect(await list('0'.repeat(32))).toEqual([])
  })

  it('is refused where the photo has as many as it may, until one is deleted', async () => {
    const { id } = await add(1)
    for (let number = 2; number <= REGION_LIMITS.ofPhoto; number += 1) await add(number)
    await expect(add(REGION_LIMITS.ofPhoto + 1)).rejects.toMatchObject(code('RECORD_CONFLICT'))
    await desk.ask('region:delete', { id })
    await add(1)
    expect(await list()).toHaveLength(REGION_LIMITS.ofPhoto)
  })

  it('goes with its photo when two records become one, and comes back when they are parted', async () => {
    const other = await addPhoto('A-2')
    const drawn = await add(1, '', other.photoId)
    const { merge } = await desk.ask('patient:merge', { keptId: patientId, mergedId: other.patientId })
    expect(await list(other.photoId)).toEqual([drawn])
    await desk.ask('patient:undo-merge', { id: merge })
    expect(await list(other.photoId)).toEqual([drawn])
  })

  it('is erased with its patient, and nobody else’s is', async () => {
    const other = await addPhoto('A-2')
    await add(1)
    const stays = await add(2, '', other.photoId)
    await desk.signIn('admin')
    await desk.ask('patient:erase', { number: 'A-1', ...born, again: 'A-1' })
    await desk.signIn('clinician')
    expect(await list()).toEqual([])
    expect(await list(other.photoId)).toEqual([stays])
  })

  it.skipIf(!CAN_LIMIT)(
    'is refused by a disk that takes nothing, and those that are there are read on',
    async () => {
      const kept = await add(1)
      limitFiles(512)
      await expect(add(2)).rejects.toMatchObject(code('STORE_READ_ONLY'))
      limitFiles(null)
      await expect(desk.ask('region:delete', { id: kept.id })).rejects.toMatchObject(code('STORE_READ_ONLY'))
      expect(await list()).toEqual([kept])
    },
  )
})
