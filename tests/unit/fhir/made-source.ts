import type { FhirSource } from '../../../src/main/fhir/fhir-source.ts'
import { REPORT } from '../viewing/fakes.ts'

const map = { mean: 0.123456789, sd: 0.1, cv: 0.8, area: 0.0345, spots: 7 }
const doubt = { mean: 0.9, low: 0.04 }

/** Two regions, measured. */
export const MEASURED: FhirSource['analyses'][number]['report'] = {
  ...REPORT,
  metrics: {
    face: { red: map, brown: { ...map, mean: 0.2 }, gray: { ...map, spots: 0 } },
    'cheek-left': { red: map, brown: map, gray: map },
  },
  skin: { face: { itaDegrees: 31.5, roughness: 0.7 } },
  confidence: {
    errorBound: 0.1,
    regions: { face: { red: doubt, brown: doubt, gray: doubt } },
  },
}

const id = (digit: string): string => digit.repeat(32)
const DAY_MS = 24 * 60 * 60 * 1000
const FIRST_MS = Date.UTC(2026, 2, 9, 10, 30)

const visit = (visitId: string, atMs: number): FhirSource['visits'][number] => ({
  id: visitId,
  patientId: id('a'),
  atMs,
  reason: 'redness <b>& more</b>',
  skinState: 'clean',
  notes: 'notes that stay',
  treatments: [
    { kind: 'treatment', name: 'Peeling', brand: '', dose: 'Glycolic acid 30 %, 3 min', lot: '', notes: '' },
    { kind: 'product', name: '防晒霜', brand: 'Sun', dose: '', lot: 'L-7', notes: 'every morning' },
  ],
  createdMs: atMs,
  changedMs: atMs,
})

const photo = (photoId: string, visitId: string): FhirSource['photos'][number] => ({
  photo: {
    id: photoId,
    visitId,
    sha256: '0f'.repeat(32),
    bytes: 4_000_000,
    format: 'jpeg',
    width: 4000,
    height: 3000,
    view: 'front',
    bodySite: 'face',
    takenMs: FIRST_MS + 60_000,
    device: 'Nikon Z 6',
    exif: {},
    repeats: null,
  },
  path: `photos/${photoId}.jpg`,
})

/** A patient of a clinic with two visits, of which the first was measured. */
export const madeSource = (): FhirSource => ({
  clinic: { name: '春和皮肤科', address: '12 Long Lane\nLowtown', contact: '+44 20 7946 0000' },
  version: '0.1.0',
  nowMs: FIRST_MS + 40 * DAY_MS,
  patient: {
    id: id('a'),
    number: '2026-0001',
    name: '林小雨',
    birthDate: '1984-03-09',
    sex: 'female',
    skinType: 3,
    notes: 'notes that stay',
    allergies: 'latex that stays',
    tags: [],
    createdMs: FIRST_MS,
    changedMs: FIRST_MS,
  },
  visits: [visit(id('b'), FIRST_MS), visit(id('c'), FIRST_MS + 30 * DAY_MS)],
  photos: [photo(id('d'), id('b')), photo(id('e'), id('c'))],
  analyses: [
    {
      analysis: {
        id: id('f'),
        photoId: id('d'),
        atMs: FIRST_MS + 120_000,
        pipelineVersion: REPORT.pipelineVersion,
        modelId: REPORT.model.id,
        modelVersion: REPORT.model.version,
      },
      report: MEASURED,
    },
  ],
})
