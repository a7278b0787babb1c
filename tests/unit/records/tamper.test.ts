import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const FLIPS = 400

let root: string
let whole: Buffer
const random = createRandom(6)

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-tamper-'))
  const store = await RecordStore.open(join(root, 'store'), dataKey)
  for (let n = 0; n < 30; n += 1) {
    const visitId = store.save(
      actor,
      'patient.add',
      (nowMs) => {
        const { id } = store.patients.add(patientFields(`A-${n}`), nowMs)
        return store.visits.add(id, { atMs: nowMs, ...visitFields }, nowMs).id
      },
      (id) => id,
    )
    await store.addPhoto(actor, visitId, { bytes: photoBytes(random) }, photoFields)
  }
  await store.close()
  whole = await readFile(join(root, 'store', 'records.db'))
})
afterAll(() => rm(root, { recursive: true }))

/** Whether the store opens and everything in it can be read. */
async function readsWithoutComplaint(folder: string): Promise<boolean> {
  const store = await RecordStore.open(folder, dataKey)
  try {
    if (store.fault !== null || store.check().length > 0) return false
    for (const { id } of store.patients.find('', 100))
      for (const visit of store.visits.ofPatient(id)) store.photos.ofVisit(visit.id)
    return store.audit.verify(store.audit.head) === null
  } finally {
    await store.close()
  }
}

describe('the database’s file', () => {
  it('can be read as it was written', async () => {
    expect(await readsWithoutComplaint(join(root, 'store'))).toBe(true)
  })

  it(`is refused with any one bit of it flipped, ${FLIPS} times`, async () => {
    const folder = join(root, 'flipped')
    const store = await RecordStore.open(folder, dataKey)
    await store.close()
    await copyFile(join(root, 'store', 'audit-head.json'), join(folder, 'audit-head.json'))
    const unnoticed: number[] = []
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const bit = random.integer(0, 8 * whole.length - 1)
      const altered = Buffer.from(whole)
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7))
      await writeFile(join(folder, 'records.db'), altered)
      if (await readsWithoutComplaint(folder).catch(() => false)) unnoticed.push(bit)
    }
    expect(unnoticed).toEqual([])
  }, 60_000)
})
