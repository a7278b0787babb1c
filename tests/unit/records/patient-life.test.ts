import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
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

let root: string
let folder: string
let store: RecordStore
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-life-'))
  folder = join(root, 'store')
  store = await RecordStore.open(folder, dataKey)
})
afterEach(async () => {
  await store.close()
  await rm(root, { recursive: true })
})

const bytes = photoBytes(createRandom(2))
const itself = (id: string): string => id

/** A patient with a visit, a photo, a consent and a reminder. */
async function addWhole(number: string): Promise<{ id: string; visitId: string; photoId: string }> {
  const ids = store.save(
    actor,
    'patient.add',
    (nowMs) => {
      const { id } = store.patients.add(patientFields(number), nowMs)
      const { id: visitId } = store.visits.add(id, { atMs: nowMs, ...visitFields }, nowMs)
      store.consents.give({ patientId: id, purpose: 'record', expiresMs: null, notes: '' }, nowMs)
      store.reminders.add({ patientId: id, dueOn: '2027-01-05', text: '30-day photo' })
      return { id, visitId }
    },
    ({ id }) => id,
  )
  const { id: photoId } = await store.addPhoto(actor, ids.visitId, { bytes }, photoFields)
  return { ...ids, photoId }
}

const countsOf = (id: string): readonly number[] =>
  [store.visits.ofPatient(id), store.consents.ofPatient(id), store.reminders.ofPatient(id)].map(
    (rows) => rows.length,
  )

const merge = (keptId: string, mergedId: string): string =>
  store.save(actor, 'patient.merge', (nowMs) => store.merges.merge(keptId, mergedId, nowMs), itself)
const undo = (id: string): void => {
  store.save(
    actor,
    'patient.unmerge',
    (nowMs) => {
      store.merges.undo(id, nowMs)
    },
    () => id,
  )
}

describe('two patients that are one', () => {
  it('become one with everything that both had, and photos still open', async () => {
    const kept = await addWhole('A-1')
    const merged = await addWhole('A-2')
    merge(kept.id, merged.id)
    expect(countsOf(kept.id)).toEqual([2, 2, 2])
    expect(() => store.patients.get(merged.id)).toThrow(expect.objectContaining({ code: 'RECORD_NOT_FOUND' }))
    expect(store.patients.find('', 9).map(({ number }) => number)).toEqual(['A-1'])
    expect(store.patients.find('a-2', 9)).toEqual([])
    expect((await store.loadPhoto(merged.photoId)).equals(bytes)).toBe(true)
    expect(store.check()).toEqual([])
  })

  it('become two again, each with what was theirs, and with what came since with the one who got it', async () => {
    const kept = await addWhole('A-1')
    const merged = await addWhole('A-2')
    const id = merge(kept.id, merged.id)
    store.save(
      actor,
      'visit.add',
      (nowMs) => store.visits.add(kept.id, { atMs: nowMs, ...visitFields }, nowMs),
      (visit) => visit.id,
    )
    undo(id)
    expect(countsOf(kept.id)).toEqual([2, 1, 1])
    expect(countsOf(merged.id)).toEqual([1, 1, 1])
    expect(store.patients.find('a-2', 9).map((line) => line.id)).toEqual([merged.id])
    expect(() => {
      undo(id)
    }).toThrow(expect.objectContaining({ code: 'RECORD_NOT_FOUND' }))
  })

  it('stay one where the number has been given away, and where there is only one', async () => {
    const kept = await addWhole('A-1')
    const merged = await addWhole('A-2')
    const id = merge(kept.id, merged.id)
    await addWhole('A-2')
    expect(() => {
      undo(id)
    }).toThrow(expect.objectContaining({ code: 'RECORD_CONFLICT' }))
    expect(countsOf(kept.id)).toEqual([2, 2, 2])
    expect(() => merge(kept.id, kept.id)).toThrow(expect.objectContaining({ code: 'RECORD_CONFLICT' }))
    expect(() => merge(kept.id, merged.id)).toThrow(expect.objectContaining({ code: 'RECORD_NOT_FOUND' }))
  })
})

describe('a patient who is erased', () => {
  it('is gone with all that was theirs and whoever was merged into them, and nobody else is', async () => {
    const erased = await addWhole('A-1')
    const merged = await addWhole('A-2')
    const other = await addWhole('B-1')
    merge(erased.id, merged.id)
    const entry = store.photos.entryOf(erased.photoId)
    const copy = await readFile(join(folder, 'vault', `${entry.id}.bin`))
    await store.erasePatient(actor, erased.id)

    expect(store.patients.find('', 9).map(({ id }) => id)).toEqual([other.id])
    expect(store.patients.find('a-1', 9)).toEqual([])
    for (const id of [erased.id, merged.id]) expect(countsOf(id)).toEqual([0, 0, 0])
    expect(await readdir(join(folder, 'vault'))).toHaveLength(1)
    expect((await store.loadPhoto(other.photoId)).equals(bytes)).toBe(true)
    expect(store.check()).toEqual([])
    const [line] = store.audit.find({ limit: 1 })
    expect(line).toMatchObject({ action: 'patient.erase', object: erased.id })
    // A copy of the file that somebody kept is noise now: nothing in the store opens it.
    for (const left of store.photos.entries()) expect(left.wrappedKey).not.toEqual(entry.wrappedKey)
    expect(copy.length).toBeGreaterThan(bytes.length)
    expect(() => store.photos.entryOf(erased.photoId)).toThrow(
      expect.objectContaining({ code: 'RECORD_NOT_FOUND' }),
    )
  })

  it('is gone also where a file cannot be removed, which nothing opens any more', async () => {
    const first = await addWhole('A-1')
    const entry = store.photos.entryOf(first.photoId)
    const stuck = join(folder, 'vault', `${entry.id}.bin`)
    await rm(stuck)
    await mkdir(stuck)
    await store.erasePatient(actor, first.id)
    expect(store.patients.find('', 9)).toEqual([])
    expect(store.audit.find({ limit: 1 })).toMatchObject([{ action: 'patient.erase', outcome: 'done' }])
    expect(await readdir(join(folder, 'vault'))).toEqual([`${entry.id}.bin`])
    await store.erasePatient(actor, (await addWhole('A-2')).id)
    expect(await readdir(join(folder, 'vault'))).toHaveLength(1)
  })

  it('leaves no page of the database’s log behind', async () => {
    const { id } = await addWhole('A-1')
    await store.erasePatient(actor, id)
    expect(await readFile(join(folder, 'records.db-wal'))).toHaveLength(0)
  })

  it('must be there', async () => {
    await expect(store.erasePatient(actor, '0'.repeat(32))).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    expect(store.audit.find({ limit: 9 })).toEqual([])
  })
})
