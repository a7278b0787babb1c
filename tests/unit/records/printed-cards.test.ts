import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import type { PrintFields } from '../../../src/shared/domain/printed-card.ts'
import { photoFields } from '../../torture/made-records.ts'
import { PRINT_FIELDS } from '../ipc/card-requests.ts'
import { ClinicDesk } from './clinic-desk.ts'

let desk: ClinicDesk
beforeEach(async () => {
  desk = await ClinicDesk.open()
})
afterEach(() => desk.close())

const at = (day: string, hour: number): number =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:30`).getTime()
const add = (fields: Partial<PrintFields>) => desk.ask('card:add-print', { ...PRINT_FIELDS, ...fields })

describe('prints of the colour card', () => {
  it('are listed with the newest first, and go when they are removed', async () => {
    const old = await add({ sinceDay: '2026-01-05' })
    const next = await add({ sinceDay: '2026-03-09', expected: null })
    expect(await desk.ask('card:list-prints', undefined)).toEqual([next, old])
    await desk.ask('card:remove-print', { id: next.id })
    expect(await desk.ask('card:list-prints', undefined)).toEqual([old])
    await expect(desk.ask('card:remove-print', { id: next.id })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
  })

  it('are of no concern to whoever does not look after the clinic', async () => {
    await desk.signIn('clinician')
    for (const ask of [add({}), desk.ask('card:list-prints', undefined)])
      await expect(ask).rejects.toMatchObject({ code: 'ROLE_REFUSED' })
  })

  it('count from their day on, by this computer’s calendar, until the next one does', async () => {
    const old = await add({ sinceDay: '2026-01-05' })
    const next = await add({ sinceDay: '2026-03-09', expected: null })
    await desk.signIn('clinician')
    const of = (takenMs: number) => desk.tasks.printOf({ photoId: null, takenMs })
    expect(of(at('2026-01-04', 23))).toBeNull()
    expect(of(at('2026-01-05', 0))).toEqual({
      card: 'basalis-print',
      patches: PRINT_FIELDS.patches,
      print: { id: old.id, isTrue: true },
    })
    expect(of(at('2026-03-08', 23))?.print?.id).toBe(old.id)
    expect(of(at('2026-03-09', 0))?.print).toEqual({ id: next.id, isTrue: false })
    expect(desk.tasks.printOf({ photoId: null, takenMs: null })?.print?.id).toBe(next.id)
  })

  it('count for a photo that is nobody’s whoever is signed in, and that is no try to read records', async () => {
    const { id } = await add({ sinceDay: '2026-01-05' })
    for (const role of ['admin', 'auditor', 'viewer'] as const) {
      await desk.signIn(role)
      expect(desk.tasks.printOf({ photoId: null, takenMs: at('2026-01-05', 9) })?.print?.id).toBe(id)
    }
    await desk.signIn('auditor')
    const { lines } = await desk.ask('audit:find', { filter: WHOLE_LOG, beforeSeq: null })
    expect(lines.filter(({ outcome }) => outcome === 'refused')).toEqual([])
    await desk.tasks.lock()
    expect(desk.tasks.printOf({ photoId: null, takenMs: at('2026-01-05', 9) })).toBeNull()
    await desk.signIn('admin')
    expect(() => desk.tasks.printOf({ photoId: '0'.repeat(32), takenMs: null })).toThrow()
  })

  it('are those of the day that a photo’s record says', async () => {
    await add({ sinceDay: '2026-03-09' })
    await desk.signIn('clinician')
    const { id: patientId } = await desk.addPatient('A-1')
    await desk.ask('consent:give', { patientId, purpose: 'record', expiresMs: null, notes: '' })
    const visit = await desk.addVisit(patientId)
    const photoOn = async (day: string) => {
      const bytes = Buffer.from(day)
      const fields = { ...photoFields, takenMs: at(day, 10) }
      const { added } = await desk.tasks.addPhoto({ visitId: visit.id, bytes, thumbnail: bytes, fields })
      return desk.tasks.printOf({ photoId: added.id, takenMs: at('2026-06-01', 9) })
    }
    expect(await photoOn('2026-03-01')).toBeNull()
    expect(await photoOn('2026-03-10')).not.toBeNull()
  })
})
