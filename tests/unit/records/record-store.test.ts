import { copyFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RecordStore } from '../../../src/main/records/store/record-store.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import {
  actor,
  dataKey,
  patientFields,
  photoBytes,
  photoFields,
  visitFields,
} from '../../torture/made-records.ts'

let folder: string
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-store-'))
  folder = join(root, 'store')
})
afterEach(() => rm(root, { recursive: true }))

const bytes = photoBytes(createRandom(1))

function addPatient(store: RecordStore, number = 'A-1'): string {
  return store.save(
    actor,
    'patient.add',
    (nowMs) => store.patients.add(patientFields(number), nowMs),
    ({ id }) => id,
  ).id
}

function addVisit(store: RecordStore, patientId: string): string {
  return store.save(
    actor,
    'visit.add',
    (nowMs) => store.visits.add(patientId, { atMs: nowMs, ...visitFields }, nowMs),
    ({ id }) => id,
  ).id
}

describe('a store', () => {
  it('gives back after a restart what was put into it', async () => {
    const store = await RecordStore.open(folder, dataKey)
    const patientId = addPatient(store)
    const visitId = addVisit(store, patientId)
    const photo = await store.addPhoto(actor, visitId, { bytes }, photoFields)
    await store.close()

    const again = await RecordStore.open(folder, dataKey)
    expect(again.fault).toBeNull()
    expect(again.check()).toEqual([])
    expect(again.patients.get(patientId).number).toBe('A-1')
    expect(again.visits.ofPatient(patientId)).toMatchObject([{ id: visitId, ...visitFields }])
    expect(again.photos.ofVisit(visitId)).toEqual([photo])
    expect((await again.loadPhoto(photo.id)).equals(bytes)).toBe(true)
    await again.close()
  })

  it('tells the log of each change, and of none that failed', async () => {
    const store = await RecordStore.open(folder, dataKey)
    const patientId = addPatient(store)
    expect(() => addPatient(store)).toThrow(expect.objectContaining({ code: 'RECORD_CONFLICT' }))
    await expect(store.addPhoto(actor, '0'.repeat(32), { bytes }, photoFields)).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    addVisit(store, patientId)
    const lines = store.audit.find({ limit: 9 })
    expect(lines.map(({ action, userId, role }) => ({ action, userId, role }))).toEqual([
      { action: 'visit.add', ...actor },
      { action: 'patient.add', ...actor },
    ])
    expect(store.audit.verify(store.audit.head)).toBeNull()
    await store.close()
  })

  it('keeps no file of a photo whose row could not be saved', async () => {
    const store = await RecordStore.open(folder, dataKey)
    const visitId = addVisit(store, addPatient(store))
    const wrong = { ...photoFields, repeats: '0'.repeat(32) }
    await expect(store.addPhoto(actor, visitId, { bytes }, wrong)).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    expect(await readdir(join(folder, 'vault'))).toEqual([])
    await store.close()
  })

  it('takes a repeat shot of the same visit, view and body site, and of no other', async () => {
    const store = await RecordStore.open(folder, dataKey)
    const patientId = addPatient(store)
    const visitId = addVisit(store, patientId)
    const { id } = await store.addPhoto(actor, visitId, { bytes }, photoFields)
    const shot = { ...photoFields, repeats: id }
    expect((await store.addPhoto(actor, visitId, { bytes }, shot)).repeats).toBe(id)
    const others = [
      [addVisit(store, patientId), shot],
      [visitId, { ...shot, view: 'detail' }],
      [visitId, { ...shot, bodySite: 'nose' }],
    ] as const
    for (const [visit, fields] of others)
      await expect(store.addPhoto(actor, visit, { bytes }, fields)).rejects.toMatchObject({
        code: 'RECORD_CONFLICT',
      })
    expect(await readdir(join(folder, 'vault'))).toHaveLength(2)
    await store.close()
  })

  it('flags an older copy of the database that was put in its place', async () => {
    const store = await RecordStore.open(folder, dataKey)
    addPatient(store)
    await store.close()
    const older = join(root, 'older.db')
    await copyFile(join(folder, 'records.db'), older)
    const later = await RecordStore.open(folder, dataKey)
    addPatient(later, 'A-2')
    await later.close()

    await copyFile(older, join(folder, 'records.db'))
    const rolledBack = await RecordStore.open(folder, dataKey)
    expect(rolledBack.fault).toEqual({ kind: 'shortened', seq: 1, expected: 2 })
    await rolledBack.close()
  })

  it('flags a log of the database whose end was cut off', async () => {
    const store = await RecordStore.open(folder, dataKey)
    addPatient(store)
    await store.settled()
    const before = await readFile(join(folder, 'records.db-wal'))
    addPatient(store, 'A-2')
    await store.settled()
    const copy = join(root, 'copy')
    await cp(folder, copy, { recursive: true })
    await rm(join(copy, 'records.db-shm'))
    await writeFile(join(copy, 'records.db-wal'), before)
    await store.close()

    const cut = await RecordStore.open(copy, dataKey)
    expect(cut.fault).toEqual({ kind: 'shortened', seq: 1, expected: 2 })
    await cut.close()
  })

  it('writes neither names nor notes nor pictures in plain text anywhere', async () => {
    const store = await RecordStore.open(folder, dataKey)
    const marker = 'Marker-of-this-test'
    const patientId = store.save(
      actor,
      'patient.add',
      (nowMs) =>
        store.patients.add({ ...patientFields(marker), name: marker, notes: marker, tags: [marker] }, nowMs),
      ({ id }) => id,
    ).id
    const visitId = addVisit(store, patientId)
    const fields = { ...photoFields, device: marker, exif: { GPSLatitude: marker } }
    await store.addPhoto(actor, visitId, { bytes: Buffer.from(marker.repeat(200)) }, fields)
    await store.settled()
    const names = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = names.filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(3)
    for (const { parentPath, name } of files) {
      expect(name).not.toContain(marker)
      const content = await readFile(join(parentPath, name))
      expect(content.toString('latin1').toLowerCase()).not.toContain(marker.toLowerCase())
      expect(content.includes(Buffer.from(marker, 'utf16le'))).toBe(false)
    }
    await store.close()
  })
})
