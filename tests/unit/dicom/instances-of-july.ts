import { documentInstance } from '../../../src/main/dicom/document-instance.ts'
import { mapInstance } from '../../../src/main/dicom/map-instance.ts'
import { numbersInstance } from '../../../src/main/dicom/numbers-instance.ts'
import { photoInstance } from '../../../src/main/dicom/photo-instance.ts'
import { madeAnalysis, madePhoto, madeReport, subject } from '../../integration/dicom/made-record.ts'

/** A visit in summer, and what was made of it in winter. */
export const JULY_MS = Date.UTC(2026, 6, 1, 7, 30)
export const DECEMBER_MS = Date.UTC(2026, 11, 1, 23, 30, 0, 250)

/** What the instances of that visit say, by what they are. */
export async function instancesOfJuly(): Promise<Record<string, Readonly<Record<string, unknown>>>> {
  const original = Buffer.from('no jpeg')
  const photo = madePhoto(original, { format: 'png', takenMs: DECEMBER_MS })
  const visit = { ...subject.visit, atMs: JULY_MS }
  const given = { subject: { ...subject, visit }, photo, number: 1 }
  const made = { ...given, analysis: { ...madeAnalysis, atMs: DECEMBER_MS }, report: madeReport }
  const decode = () => Promise.resolve({ width: 2, height: 1, data: new Uint8Array(6) })
  const pdf = { id: 'a', atMs: DECEMBER_MS, title: 'Report', pdf: new Uint8Array(2) }
  const instances = {
    photo: await photoInstance({ ...given, original, srgb: new Uint8Array(4), decode }),
    map: mapInstance({ ...made, pigment: 'red', width: 2, height: 1, plane: new Uint16Array(2) }),
    numbers: numbersInstance(made),
    report: documentInstance({ ...given, ...pdf }),
  }
  return Object.fromEntries(Object.entries(instances).map(([what, { dataset }]) => [what, dataset]))
}

// As a program: prints them, as a computer of its zone makes them.
if (import.meta.main) process.stdout.write(JSON.stringify(await instancesOfJuly()))
