import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import type { KeepKnown } from '../../../src/shared/domain/known-photo.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk, code } from './clinic-desk.ts'

const bytes = Buffer.from('the bytes of a photo')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const SAME_PERSON: KeepKnown = { whose: 'other', reason: 'same-person', note: 'two records of hers' }

let desk: ClinicDesk
/** Of the first and of the second patient. */
let visits: readonly [string, string]
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.signIn('clinician')
  const [first, second] = [await desk.addPatient('A-1'), await desk.addPatient('A-2')]
  visits = [(await desk.addVisit(first.id)).id, (await desk.addVisit(second.id)).id]
})
afterEach(() => desk.close())

const add = (visitId: string, known: KeepKnown | null) =>
  desk.tasks.addPhoto({ visitId, bytes, thumbnail: bytes, fields: photoFields, known })

const photoLines = async () => {
  await desk.signIn('auditor')
  const { lines } = await desk.ask('audit:find', { filter: WHOLE_LOG, beforeSeq: null })
  return lines.filter(({ action }) => action.startsWith('photo.')).reverse()
}

describe('bytes that a record holds already', () => {
  it('are in no record at first', () => {
    expect(desk.tasks.findKnown({ visitId: visits[0], sha256 })).toBeNull()
  })

  it('are found in the same patient’s record with visit and view, and not kept again unasked', async () => {
    await add(visits[0], null)
    const { view, bodySite } = photoFields
    const known = { whose: 'same', visitAtMs: 1, view, bodySite }
    expect(desk.tasks.findKnown({ visitId: visits[0], sha256 })).toEqual(known)
    await expect(add(visits[0], null)).rejects.toMatchObject(code('RECORD_CONFLICT'))
    await add(visits[0], { whose: 'same' })
    expect((await photoLines()).map(({ action, reason }) => [action, reason])).toEqual([
      ['photo.add', null],
      ['photo.known', null],
      ['photo.add', null],
    ])
  })

  it('are found in another patient’s record by the clinic’s number alone, which is a line in the log', async () => {
    const { added } = await add(visits[0], null)
    expect(desk.tasks.findKnown({ visitId: visits[1], sha256 })).toEqual({ whose: 'other', number: 'A-1' })
    const [, line] = await photoLines()
    expect(line).toMatchObject({ action: 'photo.known', outcome: 'refused', object: added.id, reason: null })
  })

  it('go into another patient’s record for a reason only, which the log keeps', async () => {
    await add(visits[0], null)
    await expect(add(visits[1], null)).rejects.toMatchObject(code('RECORD_CONFLICT'))
    await expect(add(visits[1], { whose: 'same' })).rejects.toMatchObject(code('RECORD_CONFLICT'))
    const { added } = await add(visits[1], SAME_PERSON)
    const line = { action: 'photo.known', outcome: 'done', object: added.id }
    expect(await photoLines()).toContainEqual(
      expect.objectContaining({ ...line, reason: 'same-person: two records of hers' }),
    )
  })

  it('are the other patient’s first where both records hold them, and one patient’s after a merge', async () => {
    await add(visits[0], null)
    await add(visits[1], SAME_PERSON)
    expect(desk.tasks.findKnown({ visitId: visits[1], sha256 })).toMatchObject({ whose: 'other' })
    const [keep, merge] = await desk.ask('patient:find', { typed: 'A-', limit: 2 })
    await desk.ask('patient:merge', { keptId: keep?.id ?? '', mergedId: merge?.id ?? '' })
    expect(desk.tasks.findKnown({ visitId: visits[1], sha256 })).toMatchObject({ whose: 'same' })
  })
})
