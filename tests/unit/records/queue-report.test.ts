import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SendOutcome } from '../../../src/main/records/archive/outbox-repository.ts'
import { RecordStore } from '../../../src/main/records/store/record-store.ts'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { dataKey, patientFields, photoFields, visitFields } from '../../torture/made-records.ts'
import { ClinicDesk, code } from './clinic-desk.ts'

const PDF = Buffer.from('%PDF-1.7\nthe very file\n%%EOF')
const archive = { url: 'https://pacs.example/', access: 'none', user: '', ca: '' } as const

let desk: ClinicDesk
let patient: string
let photo: string
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.ask('archive:change-settings', { fields: archive, secret: null })
  await desk.signIn('clinician')
  ;({ patient, photo } = await patientWithPhoto('A-1'))
  await give()
})
afterEach(() => desk.close())

const give = () =>
  desk.ask('consent:give', { patientId: patient, purpose: 'record', expiresMs: null, notes: '' })

async function patientWithPhoto(number: string): Promise<{ patient: string; photo: string }> {
  const { id } = await desk.addPatient(number)
  const visit = await desk.addVisit(id)
  const bytes = Buffer.from(number)
  const { added } = await desk.tasks.addPhoto({
    ...{ visitId: visit.id, bytes, thumbnail: bytes, fields: photoFields },
  })
  return { patient: id, photo: added.id }
}

const queue = (given: Partial<Parameters<typeof desk.tasks.queueReport>[0]> = {}): string =>
  desk.tasks.queueReport({
    ...{ patient, photos: [photo], photo, title: '报告 Report', madeMs: 5, bytes: PDF },
    ...given,
  })
const outbox = async () => (await desk.ask('archive:get-state', { patientId: patient })).outbox

/** One that is sent; the archive says this of it. */
async function send(outcome: SendOutcome) {
  const outgoing = await desk.tasks.beginSending()
  if (!outgoing) throw new Error('expected something to send, found nothing')
  desk.tasks.finishSending({ entry: outgoing.entry, outcome })
  return outgoing
}

async function log(action: string) {
  await desk.signIn('auditor')
  const { lines } = await desk.ask('audit:find', { filter: { ...WHOLE_LOG, action }, beforeSeq: null })
  await desk.signIn('clinician')
  return lines.map(({ object, outcome, reason }) => ({ object, outcome, reason }))
}

describe('a report for the archive', () => {
  it('waits as the very PDF, with its visit and title, and with a line for it and for each photo in it', async () => {
    const line = queue()
    expect(await outbox()).toEqual([
      expect.objectContaining({ id: line, photoId: null, part: 'report', state: 'queued', ofMs: 5 }),
    ])
    const outgoing = await send({ kind: 'again', reason: 'ARCHIVE_UNREACHABLE', nextMs: 0 })
    expect(outgoing).toMatchObject({
      document: { title: '报告 Report', madeMs: 5 },
      ...{ number: 1, study: null, patient: { number: 'A-1' } },
    })
    expect(Buffer.from(outgoing.bytes ?? []).equals(PDF)).toBe(true)
    expect(await log('report.archive')).toEqual([{ object: patient, outcome: 'done', reason: null }])
    expect(await log('archive.queue')).toEqual([{ object: photo, outcome: 'done', reason: null }])
  })

  it('is one however often it is sent; other bytes are another', async () => {
    const line = queue()
    expect(queue()).toBe(line)
    expect(queue({ bytes: Buffer.from('%PDF-1.7\nanother\n%%EOF') })).not.toBe(line)
    expect(await outbox()).toHaveLength(2)
    await send({ kind: 'sent' })
    expect(queue()).toBe(line)
    const waiting = (await outbox()).filter(({ state }) => state === 'queued')
    expect(waiting).toHaveLength(1)
    expect((await desk.tasks.beginSending())?.number).toBe(2)
  })

  it('is not sent again once the archive has it', async () => {
    queue()
    await send({ kind: 'sent' })
    expect((await outbox()).map(({ state }) => state)).toEqual(['sent'])
    expect(await log('archive.send')).toEqual([{ object: patient, outcome: 'done', reason: null }])
  })

  it('that was given up begins anew when the patient’s photos are sent', async () => {
    queue()
    await send({ kind: 'failed', reason: 'DICOM_A900' })
    expect(await log('archive.send')).toEqual([{ object: patient, outcome: 'failed', reason: 'DICOM_A900' }])
    expect(await desk.tasks.beginSending()).toBeNull()
    expect(await desk.ask('archive:send', { photos: [photo] })).toEqual({ queued: 1, reports: 1 })
    const states = (await outbox()).map(({ part, state, attempts }) => [part, state, attempts])
    expect(states).toContainEqual(['report', 'queued', 0])
    expect(await log('report.archive')).toHaveLength(2)
    expect(await desk.ask('archive:send', { photos: [photo] })).toEqual({ queued: 1, reports: 0 })
  })

  it('is not taken without the consent, and not sent once that was withdrawn', async () => {
    const other = await patientWithPhoto('B-2')
    expect(() => queue({ patient: other.patient, photos: [other.photo], photo: other.photo })).toThrow(
      expect.objectContaining(code('CONSENT_MISSING')),
    )
    queue()
    const { consents } = await desk.ask('patient:get', { id: patient })
    await desk.ask('consent:withdraw', { id: consents[0]?.id ?? '' })
    expect(await desk.tasks.beginSending()).toBeNull()
    expect(await outbox()).toEqual([expect.objectContaining({ state: 'failed', reason: 'CONSENT_MISSING' })])
  })

  it('that was given up for how the archive is reached begins anew once an administrator has changed that', async () => {
    queue()
    await send({ kind: 'failed', reason: 'ARCHIVE_REFUSED' })
    const change = async (url: string) => {
      await desk.signIn('admin')
      await desk.ask('archive:change-settings', { fields: { ...archive, url }, secret: null })
      await desk.signIn('clinician')
      return (await outbox()).map(({ state, reason }) => `${state} ${reason}`.trim())
    }
    expect(await change('')).toEqual(['failed ARCHIVE_REFUSED'])
    expect(await change('https://pacs.example/dicom-web/')).toEqual(['queued'])
  })

  it('is not taken with a photo of somebody else, by whom may not, or where there is no archive', async () => {
    const other = await patientWithPhoto('B-2')
    expect(() => queue({ photo: other.photo })).toThrow(expect.objectContaining(code('RECORD_NOT_FOUND')))
    await desk.signIn('viewer')
    expect(() => queue()).toThrow(expect.objectContaining(code('ROLE_REFUSED')))
    await desk.signIn('admin')
    await desk.ask('archive:change-settings', { fields: { ...archive, url: '' }, secret: null })
    await desk.signIn('clinician')
    expect(() => queue()).toThrow(expect.objectContaining(code('ARCHIVE_NOT_SET')))
    expect(await outbox()).toEqual([])
  })

  it('goes with its patient, on its way or there', async () => {
    queue()
    await send({ kind: 'sent' })
    queue({ bytes: Buffer.from('%PDF-1.7\nanother\n%%EOF') })
    const outgoing = await desk.tasks.beginSending()
    await desk.signIn('admin')
    await desk.ask('patient:erase', { number: 'A-1', birthDate: null, again: 'A-1' })
    // What was under way ends later, and finds nothing.
    if (outgoing) desk.tasks.finishSending({ entry: outgoing.entry, outcome: { kind: 'sent' } })
    expect(await desk.tasks.beginSending()).toBeNull()
  })
})

it('the bytes of a report lie in the encrypted database until the archive has it, and no longer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'basalis-documents-'))
  const store = await RecordStore.open(folder, dataKey)
  try {
    const id = store.write((nowMs) => {
      const of = store.patients.add(patientFields('A-1'), nowMs).id
      const visitId = store.visits.add(of, { atMs: nowMs, ...visitFields }, nowMs).id
      return store.documents.add({ visitId, title: 'Report', madeMs: nowMs }, PDF)
    })
    expect(Buffer.from(store.documents.bytesOf(id)).equals(PDF)).toBe(true)
    store.write(() => {
      store.documents.letGo(id)
    })
    expect(() => store.documents.bytesOf(id)).toThrow(expect.objectContaining(code('RECORD_NOT_FOUND')))
    expect(store.documents.find(id)).toMatchObject({ title: 'Report' })
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
})
