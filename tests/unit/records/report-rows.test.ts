import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { photoFields } from '../../torture/made-records.ts'
import { REPORT } from '../viewing/fakes.ts'
import { ClinicDesk, code } from './clinic-desk.ts'

const BYTES = new Uint8Array([37, 80, 68, 70])

let desk: ClinicDesk
let patient: string
let photo: string
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.signIn('clinician')
  ;({ patient, photo } = await patientWithPhoto('A-1'))
  await desk.ask('consent:give', { patientId: patient, purpose: 'record', expiresMs: null, notes: '' })
})
afterEach(async () => {
  await desk.close()
})

async function patientWithPhoto(number: string): Promise<{ patient: string; photo: string }> {
  const { id } = await desk.addPatient(number)
  const visit = await desk.addVisit(id)
  return { patient: id, photo: await photoInVisit(visit.id, number) }
}

async function photoInVisit(visitId: string, name: string): Promise<string> {
  const bytes = Buffer.from(name)
  return (await desk.tasks.addPhoto({ visitId, bytes, thumbnail: bytes, fields: photoFields })).added.id
}

async function lines(action: string): Promise<string[]> {
  await desk.signIn('auditor')
  const found = await desk.ask('audit:find', { filter: { ...WHOLE_LOG, action }, beforeSeq: null })
  return found.lines.map(
    ({ object, outcome }) =>
      `${object === patient ? 'patient' : object === photo ? 'photo' : 'none'} ${outcome}`,
  )
}

const path = (name = 'report.pdf'): string => join(desk.folder, '..', name)
const save = (name?: string) =>
  desk.tasks.saveReport({ patient, photos: [photo], bytes: BYTES, path: path(name) })

describe('what a report says of a patient', () => {
  it('is the record, the newest analysis of each photo, who asks, and the log with the report’s own line', async () => {
    await desk.tasks.addAnalysis({ photoId: photo, report: REPORT, layers: [] })
    const rows = desk.tasks.reportRows({ patient, photos: [photo], pair: null })
    expect(rows.record.patient.number).toBe('A-1')
    expect(rows.reports.get(photo)).toEqual(REPORT)
    expect(rows).toMatchObject({ by: '=clinician', byHand: null })
    expect(rows.auditHead).toMatch(/^[0-9a-f]{64}$/)
    expect(desk.tasks.reportRows({ patient, photos: [photo], pair: null }).auditHead).not.toBe(rows.auditHead)
    expect(await lines('report.make')).toEqual(['patient done', 'patient done'])
  })

  it('says nothing of an analysis where there is none', () => {
    const rows = desk.tasks.reportRows({ patient, photos: [photo], pair: { photo, other: photo } })
    expect(rows.reports.size).toBe(0)
    expect(rows.byHand).toBeNull()
  })

  it('says how the pair was laid by hand, whichever of the two was in hand then', async () => {
    const nudge = { dx: 4, dy: -2.5, rotationDegrees: 0.6, scale: 1.01 }
    const earlier = await photoInVisit((await desk.addVisit(patient)).id, 'earlier')
    const byHand = () =>
      desk.tasks.reportRows({ patient, photos: [photo], pair: { photo, other: earlier } }).byHand
    await desk.ask('photo:set-nudge', { photo: earlier, other: photo, nudge })
    expect(byHand()).toEqual({ laid: 'photo', nudge })
    await desk.ask('photo:set-nudge', { photo, other: earlier, nudge: { ...nudge, dx: 5 } })
    expect(byHand()).toEqual({ laid: 'before', nudge: { ...nudge, dx: 5 } })
  })

  it('holds no photo of somebody else', async () => {
    const other = await patientWithPhoto('B-2')
    expect(() => desk.tasks.reportRows({ patient, photos: [other.photo], pair: null })).toThrow(
      expect.objectContaining(code('RECORD_NOT_FOUND')),
    )
    expect(await lines('report.make')).toEqual([])
  })
})

describe('a report that leaves', () => {
  it('is written, with a line for it and for every photo in it', async () => {
    await save()
    expect(new Uint8Array(await readFile(path()))).toEqual(BYTES)
    expect(await lines('report.save')).toEqual(['patient done'])
    expect(await lines('record.export')).toEqual(['photo done'])
  })

  it('is written whole or not at all, and a failure stands in the log', async () => {
    await mkdir(path('taken.pdf'))
    await expect(save('taken.pdf')).rejects.toMatchObject(code('OUTPUT_NOT_WRITABLE'))
    expect((await readdir(join(desk.folder, '..'))).sort()).toEqual(['clinic', 'taken.pdf'])
    expect(await lines('report.save')).toEqual(['patient failed'])
    expect(await lines('record.export')).toEqual(['photo failed'])
  })

  it('does not leave without the consent to keep photos, and the refusals stand in the log', async () => {
    ;({ patient, photo } = await patientWithPhoto('C-3'))
    const refused = code('CONSENT_MISSING')
    expect(() => {
      desk.tasks.requireReportLeave({ patient })
    }).toThrow(expect.objectContaining(refused))
    await expect(save()).rejects.toMatchObject(refused)
    expect(() => {
      desk.tasks.notePrint({ patient, photos: [] })
    }).toThrow(expect.objectContaining(refused))
    expect(await readdir(join(desk.folder, '..'))).toEqual(['clinic'])
    expect(await lines('record.export')).toEqual(Array(3).fill('patient refused'))
    expect(await lines('report.print')).toEqual([])
  })

  it('stands in the log where it is printed', async () => {
    desk.tasks.notePrint({ patient, photos: [photo] })
    expect(await lines('report.print')).toEqual(['patient done'])
    expect(await lines('record.export')).toEqual(['photo done'])
  })

  it.each(['viewer', 'auditor', 'admin'] as const)(
    'does not leave with the %s, nor is it made',
    async (role) => {
      await desk.signIn(role)
      const refused = expect.objectContaining(code('ROLE_REFUSED')) as Error
      expect(() => desk.tasks.reportRows({ patient, photos: [photo], pair: null })).toThrow(refused)
      expect(() => save()).toThrow(refused)
      expect(() => {
        desk.tasks.notePrint({ patient, photos: [photo] })
      }).toThrow(refused)
      expect(await lines('record.export')).toEqual(Array(3).fill('none refused'))
    },
  )
})
