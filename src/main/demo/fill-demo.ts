import type { AnalysedPhoto } from '../viewing/analysed-photo.ts'
import type { MeasuredPhoto } from '../ipc/kept-photos.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import { CancelledError } from '../../shared/contract/errors.ts'
import {
  DEMO_DAYS_BETWEEN,
  DEMO_PATIENTS,
  DEMO_VISITS,
  type DemoPatient,
  demoPhotoName,
} from './demo-patients.ts'

const DAY_MS = 86_400_000

export interface DemoTools {
  readonly records: RecordsService
  /** The bytes of a photo in `resources/demo`. */
  readonly readPhoto: (name: string) => Promise<Uint8Array>
  readonly measure: (bytes: Uint8Array) => Promise<MeasuredPhoto>
  readonly analyse: (bytes: Uint8Array, signal: AbortSignal) => Promise<AnalysedPhoto>
  /** Puts an analysis into the record of the photo. */
  readonly keep: (patient: string, photo: string, analysed: AnalysedPhoto) => Promise<unknown>
  readonly nowMs: number
}

export const DEMO_PHOTOS = DEMO_PATIENTS.length * DEMO_VISITS

/** Writes the made-up patients with thirty days of visits into open records. Fails with CancelledError. */
export async function fillDemo(
  tools: DemoTools,
  signal: AbortSignal,
  onPhoto: (done: number, total: number) => void,
): Promise<void> {
  let done = 0
  for (const patient of DEMO_PATIENTS) {
    const id = await addPatient(tools, patient)
    for (let visit = 0; visit < DEMO_VISITS; visit += 1) {
      if (signal.aborted) throw new CancelledError()
      await addVisit(tools, patient, id, visit, signal)
      onPhoto((done += 1), DEMO_PHOTOS)
    }
  }
}

async function addPatient({ records, nowMs }: DemoTools, { fields }: DemoPatient): Promise<string> {
  const { id } = await records.answer('patient:add', { ...fields, notes: '', allergies: '' })
  for (const purpose of ['record', 'analysis'] as const)
    await records.answer('consent:give', { patientId: id, purpose, expiresMs: null, notes: '' })
  const dueOn = new Date(nowMs + DEMO_DAYS_BETWEEN * DAY_MS).toISOString().slice(0, 10)
  await records.answer('reminder:add', { patientId: id, dueOn, text: 'Photo for comparison' })
  return id
}

async function addVisit(
  { records, readPhoto, measure, analyse, keep, nowMs }: DemoTools,
  patient: DemoPatient,
  patientId: string,
  visit: number,
  signal: AbortSignal,
): Promise<void> {
  const atMs = nowMs - (DEMO_VISITS - 1 - visit) * DEMO_DAYS_BETWEEN * DAY_MS
  const { name, dose } = patient.procedure
  const { id: visitId } = await records.answer('visit:add', {
    patientId,
    fields: {
      atMs,
      reason: visit === 0 ? patient.reason : '',
      skinState: 'clean',
      notes: '',
      treatments: [{ kind: 'treatment', name, brand: '', dose, lot: '', notes: '' }],
    },
  })
  const bytes = await readPhoto(demoPhotoName(patient, visit))
  const { thumbnail, ...measured } = await measure(bytes)
  const fields = { ...measured, view: 'front', bodySite: '', takenMs: atMs, repeats: null } as const
  const { added } = await records.addPhoto({ visitId, bytes, thumbnail, fields })
  const analysed = await analyse(bytes, signal)
  if (signal.aborted) throw new CancelledError()
  await keep(patientId, added.id, analysed)
}
