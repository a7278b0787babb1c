import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ANNOTATION_LIMITS, type AnnotationShape } from '../../../src/shared/domain/annotation.ts'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk, code } from './clinic-desk.ts'

const shape: AnnotationShape = {
  kind: 'ellipse',
  colour: 'green',
  centre: { x: 20, y: 10 },
  rx: 4,
  ry: 2.5,
}
const born = { birthDate: '1984-03-09' }

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
  await desk.close()
})

const add = (text = '', on = photoId) => desk.ask('annotation:add', { photoId: on, shape, text })
const list = (on = photoId) => desk.ask('annotation:list', { photoId: on })

describe('an annotation', () => {
  it('is in the record of its photo, in the order in which it was drawn, and after a new sign-in', async () => {
    const first = await add('one')
    const second = await add('two')
    expect(first).toMatchObject({ photoId, shape, text: 'one' })
    await desk.tasks.lock()
    await desk.signIn('viewer')
    expect(await list()).toEqual([first, second])
  })

  it('can be changed by whoever has seen its last state, and by nobody else', async () => {
    const { id, changedMs } = await add('one')
    const moved = { ...shape, centre: { x: 30, y: 30 } }
    const changed = await desk.ask('annotation:change', { id, shape: moved, text: 'two', seenMs: changedMs })
    expect(changed).toMatchObject({ shape: moved, text: 'two' })
    expect(changed.changedMs).toBeGreaterThan(changedMs)
    await expect(
      desk.ask('annotation:change', { id, shape, text: 'three', seenMs: changedMs }),
    ).rejects.toMatchObject(code('RECORD_CONFLICT'))
    expect(await list()).toEqual([changed])
  })

  it('is gone when it was deleted, and cannot be changed or deleted again', async () => {
    const { id, changedMs } = await add()
    await desk.ask('annotation:delete', { id })
    expect(await list()).toEqual([])
    await expect(desk.ask('annotation:delete', { id })).rejects.toMatchObject(code('RECORD_NOT_FOUND'))
    await expect(
      desk.ask('annotation:change', { id, shape, text: '', seenMs: changedMs }),
    ).rejects.toMatchObject(code('RECORD_NOT_FOUND'))
  })

  it('has a line in the log for all that was done to it, by its photo, without what it says', async () => {
    const { id, changedMs } = await add('Marker-of-this-test')
    await desk.ask('annotation:change', { id, shape, text: 'Marker-of-this-test', seenMs: changedMs })
    await desk.ask('annotation:delete', { id })
    await desk.signIn('auditor')
    const { lines } = await desk.ask('audit:find', {
      filter: { ...WHOLE_LOG, objectStart: photoId },
      beforeSeq: null,
    })
    expect(lines.map(({ action }) => action)).toEqual([
      'annotation.delete',
      'annotation.change',
      'annotation.add',
      'photo.add',
    ])
    expect(JSON.stringify(lines)).not.toContain('Marker')
  })

  it('is of a photo that is there', async () => {
    await expect(add('', '0'.repeat(32))).rejects.toMatchObject(code('RECORD_NOT_FOUND'))
    expect(await list('0'.repeat(32))).toEqual([])
  })

  it('is refused where the photo has as many as it may, until one is deleted', async () => {
    const { id } = await add()
    for (let count = 1; count < ANNOTATION_LIMITS.ofPhoto; count += 1) await add()
    await expect(add()).rejects.toMatchObject(code('RECORD_CONFLICT'))
    await desk.ask('annotation:delete', { id })
    await add()
    expect(await list()).toHaveLength(ANNOTATION_LIMITS.ofPhoto)
  })

  it('goes with its photo when two records become one, and comes back when they are parted', async () => {
    const other = await addPhoto('A-2')
    const drawn = await add('', other.photoId)
    const { merge } = await desk.ask('patient:merge', {
      keptId: patientId,
      mergedId: other.patientId,
    })
    expect(await list(other.photoId)).toEqual([drawn])
    await desk.ask('patient:undo-merge', { id: merge })
    expect(await list(other.photoId)).toEqual([drawn])
  })

  it('is erased with its patient, and nobody else’s is', async () => {
    const other = await addPhoto('A-2')
    await add('one')
    const stays = await add('two', other.photoId)
    await desk.signIn('admin')
    await desk.ask('patient:erase', { number: 'A-1', ...born, again: 'A-1' })
    await desk.signIn('clinician')
    expect(await list()).toEqual([])
    expect(await list(other.photoId)).toEqual([stays])
  })
})
