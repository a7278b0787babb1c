import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import type { Patient } from '../../../src/shared/domain/patient.ts'
import { patientFields, photoFields } from '../../torture/made-records.ts'
import { ClinicDesk } from './clinic-desk.ts'

const archive = { url: 'https://pacs.example/', access: 'none', user: '', ca: '' } as const

let desk: ClinicDesk
let patient: Patient
let visitId: string
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.ask('archive:change-settings', { fields: archive, secret: null })
  await desk.signIn('clinician')
  patient = await addPatient('A-1')
  visitId = (await desk.addVisit(patient.id)).id
  await desk.ask('archive:send', { photos: [await addPhoto(visitId, 'first')] })
  expect(await sendAll()).toEqual(['A-1'])
})
afterEach(() => desk.close())

async function addPatient(number: string): Promise<Patient> {
  const added = await desk.addPatient(number)
  await desk.ask('consent:give', { patientId: added.id, purpose: 'record', expiresMs: null, notes: '' })
  return added
}

async function addPhoto(to: string, name: string): Promise<string> {
  const bytes = Buffer.from(name)
  const given = { visitId: to, bytes, thumbnail: bytes, fields: photoFields }
  return (await desk.tasks.addPhoto(given)).added.id
}

const correctNumber = (number: string) =>
  desk.ask('patient:change', {
    ...{ id: patient.id, seenMs: patient.changedMs },
    fields: patientFields(number),
  })

/** All that waits goes to an archive that takes it; the numbers under which it went. */
async function sendAll(): Promise<readonly string[]> {
  const numbers: string[] = []
  for (let next = await desk.tasks.beginSending(); next; next = await desk.tasks.beginSending()) {
    numbers.push(next.patient.number)
    desk.tasks.finishSending({ entry: next.entry, outcome: { kind: 'sent' } })
  }
  return numbers
}

const states = async (of = patient.id): Promise<readonly string[]> =>
  (await desk.ask('archive:get-state', { patientId: of })).outbox.map(({ state, reason }) =>
    `${state} ${reason}`.trim(),
  )

describe('a visit that the archive has under another number', () => {
  it('gets nothing under the corrected one, until staff say that the archive was corrected', async () => {
    await correctNumber('A-2')
    const photos = [await addPhoto(visitId, 'second')]
    for (let again = 0; again < 2; again += 1) {
      await desk.ask('archive:send', { photos })
      expect(await sendAll()).toEqual([])
      expect(await states()).toEqual(['sent', 'failed ARCHIVE_OTHER_NUMBER'])
    }
    await desk.ask('archive:send', { photos, corrected: true })
    expect(await sendAll()).toEqual(['A-2'])
    await desk.ask('archive:send', { photos: [await addPhoto(visitId, 'third')] })
    expect(await sendAll()).toEqual(['A-2'])
    expect(await states()).toEqual(['sent', 'sent', 'sent'])
  })

  it('gets what is left once the number is as it was', async () => {
    const { changedMs } = await correctNumber('A-2')
    const photos = [await addPhoto(visitId, 'second')]
    await desk.ask('archive:send', { photos })
    await sendAll()
    patient = { ...patient, changedMs }
    await correctNumber('A-1')
    await desk.ask('archive:send', { photos })
    expect(await sendAll()).toEqual(['A-1'])
  })

  it('gets nothing of a report or after a merge either, and no log names the number', async () => {
    const kept = await addPatient('B-9')
    await desk.ask('patient:merge', { keptId: kept.id, mergedId: patient.id })
    const photo = await addPhoto(visitId, 'second')
    const report = { patient: kept.id, photos: [photo], photo, title: 'Report', madeMs: 5 }
    desk.tasks.queueReport({ ...report, bytes: Buffer.from('%PDF') })
    await desk.ask('archive:send', { photos: [photo] })
    expect(await sendAll()).toEqual([])
    expect(await states(kept.id)).toEqual([
      'sent',
      'failed ARCHIVE_OTHER_NUMBER',
      'failed ARCHIVE_OTHER_NUMBER',
    ])
    await desk.signIn('auditor')
    const { lines } = await desk.ask('audit:find', {
      ...{ filter: { ...WHOLE_LOG, action: 'archive.send' }, beforeSeq: null },
    })
    expect(lines.map(({ reason }) => reason)).toEqual(['ARCHIVE_OTHER_NUMBER', 'ARCHIVE_OTHER_NUMBER', null])
    await desk.signIn('clinician')
    expect(await desk.ask('archive:send', { photos: [photo], corrected: true })).toEqual({
      ...{ queued: 1, reports: 1 },
    })
    expect(await sendAll()).toEqual(['B-9', 'B-9'])
  })

  it('gets nothing where its photos came from there under that number', async () => {
    const photo = { bytes: Buffer.from('there'), thumbnail: Buffer.from('s'), sopInstance: '2.25.1' }
    const filed = await desk.tasks.fileFetched({
      ...{ patientId: patient.id, studyInstance: '1.2.3', atMs: 5, reason: 'Control' },
      photos: [{ ...photo, fields: photoFields }],
    })
    await correctNumber('A-2')
    const photos = [await addPhoto(filed.visitId ?? '', 'second')]
    await desk.ask('archive:send', { photos })
    expect(await sendAll()).toEqual([])
    await desk.ask('archive:send', { photos, corrected: true })
    expect(await sendAll()).toEqual(['A-2'])
  })

  it('is one: other visits of the patient go under the corrected number, and all go to another archive', async () => {
    await correctNumber('A-2')
    const { id: later } = await desk.addVisit(patient.id)
    await desk.ask('archive:send', { photos: [await addPhoto(later, 'later')] })
    expect(await sendAll()).toEqual(['A-2'])
    await desk.ask('archive:send', { photos: [await addPhoto(visitId, 'second')] })
    expect(await sendAll()).toEqual([])
    await desk.signIn('admin')
    await desk.ask('archive:change-settings', {
      ...{ fields: { ...archive, url: 'https://other.example/' }, secret: null },
    })
    expect(await sendAll()).toEqual(['A-2'])
  })
})
