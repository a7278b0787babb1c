import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SendOutcome } from '../../../src/main/records/archive/outbox-repository.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk } from './clinic-desk.ts'

const PDF = Buffer.from('%PDF-1.7\nthe very file\n%%EOF')

let desk: ClinicDesk
let patient: string
let visitId: string
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await archiveIs('https://one.example/')
  patient = (await desk.addPatient('A-1')).id
  await desk.ask('consent:give', { patientId: patient, purpose: 'record', expiresMs: null, notes: '' })
  visitId = (await desk.addVisit(patient)).id
})
afterEach(() => desk.close())

async function archiveIs(url: string): Promise<void> {
  await desk.signIn('admin')
  await desk.ask('archive:change-settings', {
    fields: { url, access: 'none', user: '', ca: '' },
    secret: null,
  })
  await desk.signIn('clinician')
}

async function addPhoto(name: string): Promise<string> {
  const bytes = Buffer.from(name)
  return (await desk.tasks.addPhoto({ visitId, bytes, thumbnail: bytes, fields: photoFields })).added.id
}

/** All that waits is sent; the archive says this of each. The addresses it went to. */
async function sendAll(outcome: SendOutcome = { kind: 'sent' }): Promise<readonly string[]> {
  const sent: string[] = []
  for (let next = await desk.tasks.beginSending(); next; next = await desk.tasks.beginSending()) {
    sent.push(next.archive.url)
    desk.tasks.finishSending({ entry: next.entry, outcome })
  }
  return sent
}

const states = async (): Promise<readonly string[]> =>
  (await desk.ask('archive:get-state', { patientId: patient })).outbox.map(
    ({ part, state }) => `${part} ${state}`,
  )

describe('an archive at another address', () => {
  it('has nothing of what the one before has, and gets it when staff send it', async () => {
    const photos = [await addPhoto('one'), await addPhoto('other')]
    await desk.ask('archive:send', { photos })
    await sendAll()
    expect(await states()).toEqual(['photo sent', 'photo sent'])
    await archiveIs('https://two.example/')
    expect(await states()).toEqual([])
    expect(await sendAll()).toEqual([])
    await desk.ask('archive:send', { photos: photos.slice(0, 1) })
    expect(await states()).toEqual(['photo queued'])
    expect(await sendAll()).toEqual(['https://two.example/'])
    expect(await states()).toEqual(['photo sent'])
    await desk.ask('archive:send', { photos: photos.slice(0, 1) })
    expect(await sendAll()).toEqual([])
  })

  it('gets no photos that came from the one before, which may be the same at a new address', async () => {
    const photo = { bytes: Buffer.from('from there'), thumbnail: Buffer.from('s'), sopInstance: '2.25.1' }
    const { photos } = await desk.tasks.fileFetched({
      ...{ patientId: patient, studyInstance: '1.2.3', atMs: 5, reason: 'Control' },
      photos: [{ ...photo, fields: photoFields }],
    })
    expect(await desk.ask('archive:send', { photos: [...photos] })).toEqual({ queued: 0, reports: 0 })
    await archiveIs('https://two.example/')
    expect(await desk.ask('archive:send', { photos: [...photos] })).toEqual({ queued: 0, reports: 0 })
  })

  it('gets a report only as its very bytes, which are held until it has them', async () => {
    const photo = await addPhoto('one')
    const report = { patient, photos: [photo], photo, title: 'Report', madeMs: 5, bytes: PDF }
    const line = desk.tasks.queueReport(report)
    await sendAll()
    await archiveIs('https://two.example/')
    expect(await desk.ask('archive:send', { photos: [photo] })).toEqual({ queued: 1, reports: 0 })
    await sendAll()
    expect(await states()).toEqual(['photo sent'])
    expect(desk.tasks.queueReport(report)).toBe(line)
    const next = await desk.tasks.beginSending()
    expect(Buffer.from(next?.bytes ?? []).equals(PDF)).toBe(true)
  })
})
