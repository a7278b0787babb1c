/**
 * A piece of a clinic's day, for a process that may be killed, cut off or failed by its disk at any moment:
 * `node clinic-day.ts FOLDER ACKS SEED PHOTOS`. Every change that the store has confirmed is written to ACKS, one JSON
 * line each; every one that it has refused as well. Ends with status 0 whatever the store says.
 */
import { createHash } from 'node:crypto'
import { openSync, writeSync } from 'node:fs'
import { RecordStore } from '../../src/main/records/store/record-store.ts'
import { REPORT } from '../unit/viewing/fakes.ts'
import { createRandom } from '../../src/main/simulator/random.ts'
import {
  actor,
  dataKey,
  patientFields,
  patientNumber,
  photoBytes,
  photoFields,
  visitFields,
} from './made-records.ts'

const [folder = '', acksPath = '', seed = '1', photos = '20'] = process.argv.slice(2)
const acks = openSync(acksPath, 'a')
const acknowledge = (line: object): void => {
  writeSync(acks, `${JSON.stringify(line)}\n`)
}

async function attempt(work: () => unknown): Promise<void> {
  try {
    await work()
  } catch (error) {
    acknowledge({ kind: 'refused', code: (error as { code?: unknown }).code ?? String(error) })
  }
}

await attempt(async () => {
  const store = await RecordStore.open(folder, dataKey)
  const random = createRandom(Number(seed))
  acknowledge({ kind: 'open' })
  for (let n = 0; n < Number(photos); n += 1)
    await attempt(async () => {
      const number = patientNumber(seed, Math.floor(n / 3))
      const known = store.patients.find(number, 1)[0]?.id
      const patientId = known ?? addPatient(store, number)
      const visit = store.save(
        actor,
        'visit.add',
        (nowMs) => store.visits.add(patientId, { atMs: nowMs, ...visitFields }, nowMs),
        ({ id }) => id,
      )
      acknowledge({ kind: 'visit', id: visit.id, patientId })
      const bytes = photoBytes(random)
      const thumbnail = n % 3 === 0 ? photoBytes(random) : null
      const { id } = await store.addPhoto(actor, visit.id, { bytes, thumbnail }, photoFields)
      acknowledge({ kind: 'photo', id, sha256: sha256Of(bytes), thumbnail: thumbnail !== null })
      if (n % 6 === 1) {
        const layers = [{ name: 'red', bytes: photoBytes(random) }]
        const analysis = await store.addAnalysis(actor, id, REPORT, layers)
        acknowledge({ kind: 'analysis', id: analysis?.id, layer: sha256Of(layers[0]?.bytes) })
      }
      if (n % 3 === 2) {
        const notes = `changed ${n}`
        changeNotes(store, patientId, notes)
        acknowledge({ kind: 'patient', id: patientId, number, notes })
      }
      await store.settled()
      acknowledge({ kind: 'head', seq: store.audit.head.seq })
    })
  await store.close()
})

function sha256Of(bytes: Uint8Array = new Uint8Array()): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function addPatient(store: RecordStore, number: string): string {
  const { id, notes } = store.save(
    actor,
    'patient.add',
    (nowMs) => store.patients.add(patientFields(number), nowMs),
    (patient) => patient.id,
  )
  acknowledge({ kind: 'patient', id, number, notes })
  return id
}

function changeNotes(store: RecordStore, id: string, notes: string): void {
  const { number, changedMs } = store.patients.get(id)
  store.save(
    actor,
    'patient.change',
    (nowMs) => store.patients.change(id, { ...patientFields(number), notes }, changedMs, nowMs),
    () => id,
  )
}
