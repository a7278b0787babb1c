import type { PatientFields } from '../../shared/domain/patient.ts'

/** Days between the visits of a demo patient; the last one is today. */
export const DEMO_DAYS_BETWEEN = 10
export const DEMO_VISITS = 4

/** Somebody who does not exist: what the record says, and the seed that the face is rendered from. */
export interface DemoPatient {
  readonly seed: number
  readonly fields: Omit<PatientFields, 'notes' | 'allergies'>
  readonly reason: string
  readonly procedure: { readonly name: string; readonly dose: string }
}

export const DEMO_PATIENTS: readonly DemoPatient[] = [
  {
    seed: 7001,
    fields: {
      number: 'DEMO-001',
      name: 'Rosa Example',
      birthDate: '1988-05-14',
      sex: 'female',
      skinType: 2,
      tags: ['demo'],
    },
    reason: 'Freckles and redness of both cheeks',
    procedure: { name: 'Pulsed light', dose: '560 nm, 12 J/cm²' },
  },
  {
    seed: 7002,
    fields: {
      number: 'DEMO-002',
      name: '林小样',
      birthDate: '1979-11-02',
      sex: 'male',
      skinType: 4,
      tags: ['demo'],
    },
    reason: 'Brown patches after the summer',
    procedure: { name: 'Peeling', dose: 'Glycolic acid 30 %, 3 min' },
  },
  {
    seed: 7003,
    fields: {
      number: 'DEMO-003',
      name: 'Ada Sample',
      birthDate: '1951-02-27',
      sex: 'female',
      skinType: 6,
      tags: ['demo'],
    },
    reason: 'Lines around the eyes',
    procedure: { name: 'Fractional laser', dose: '1550 nm, 20 mJ' },
  },
]

/** Of a visit's photo, in `resources/demo`. */
export const demoPhotoName = ({ fields }: DemoPatient, visit: number): string =>
  `${fields.number.toLowerCase()}-visit-${visit}.jpg`
