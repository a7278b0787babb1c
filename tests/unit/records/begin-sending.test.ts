import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { STORE_FILES } from '../../../src/main/records/store/record-store.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk } from './clinic-desk.ts'

const archive = { url: 'https://pacs.example/', access: 'none', user: '', ca: '' } as const

let desk: ClinicDesk
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.ask('archive:change-settings', { fields: archive, secret: null })
  await desk.signIn('clinician')
})
afterEach(() => desk.close())

/** What a disk says that cannot be read: no fault that anybody foresaw. */
async function spoilFiles(): Promise<void> {
  const folder = join(desk.folder, STORE_FILES.vault)
  for (const name of await readdir(folder)) {
    await rm(join(folder, name))
    await mkdir(join(folder, name))
  }
}

describe('what cannot be read to be sent', () => {
  it('is told as the bug it is and given up, and what waits behind it is sent', async () => {
    const { id: patientId } = await desk.addPatient('A-1')
    await desk.ask('consent:give', { patientId, purpose: 'record', expiresMs: null, notes: '' })
    const visit = await desk.addVisit(patientId)
    const bytes = Buffer.from('photo')
    const given = { visitId: visit.id, bytes, thumbnail: bytes, fields: photoFields }
    const photo = (await desk.tasks.addPhoto(given)).added.id
    await desk.ask('archive:send', { photos: [photo] })
    desk.tasks.queueReport({
      ...{
        patient: patientId,
        photos: [photo],
        photo,
        title: 'Report',
        madeMs: 5,
        bytes: Buffer.from('%PDF'),
      },
    })
    await spoilFiles()
    await expect(desk.tasks.beginSending()).rejects.toThrow('EISDIR')
    const { outbox } = await desk.ask('archive:get-state', { patientId })
    expect(outbox.map(({ part, state, reason }) => [part, state, reason])).toEqual([
      ['photo', 'failed', 'BUG'],
      ['report', 'queued', ''],
    ])
    expect((await desk.tasks.beginSending())?.entry.part).toBe('report')
  })
})
