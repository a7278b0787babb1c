import type { Random } from '../../src/main/simulator/random.ts'
import type { Actor } from '../../src/main/records/store/record-store.ts'
import type { PatientFields } from '../../src/shared/domain/patient.ts'
import type { PhotoFields } from '../../src/shared/domain/photo.ts'
import type { VisitFields } from '../../src/shared/domain/visit.ts'

export const dataKey = Buffer.alloc(32, 42)
export const actor: Actor = { userId: 'a'.repeat(32), role: 'clinician' }

export const patientNumber = (day: string, n: number): string => `D${day}-${n}`

export const patientFields = (number: string): PatientFields => ({
  number,
  name: `Patient ${number}`,
  birthDate: null,
  sex: null,
  skinType: null,
  notes: 'as it was',
  allergies: '',
  tags: ['a', 'b'],
})

export const visitFields: Omit<VisitFields, 'atMs'> = {
  reason: 'control',
  skinState: 'clean',
  notes: '',
  treatments: [{ kind: 'product', name: 'cream', brand: '', dose: '', lot: '', notes: '' }],
}

export const photoFields: PhotoFields = {
  format: 'jpeg',
  width: 40,
  height: 30,
  view: 'front',
  bodySite: '',
  takenMs: 1_800_000_000_000,
  device: '',
  exif: {},
  repeats: null,
}

/** Some kilobytes: several sectors, so that a file can be torn. */
export function photoBytes(random: Random): Buffer {
  return Buffer.from(Uint8Array.from({ length: random.integer(700, 5000) }, () => random.integer(0, 255)))
}
