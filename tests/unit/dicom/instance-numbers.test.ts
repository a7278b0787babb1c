import { describe, expect, it } from 'vitest'
import type { Instance } from '../../../src/main/dicom/dataset.ts'
import { mapInstance } from '../../../src/main/dicom/map-instance.ts'
import { numbersInstance } from '../../../src/main/dicom/numbers-instance.ts'
import { PIGMENTS } from '../../../src/shared/imaging/pigments.ts'
import { madeAnalysis, madePhoto, madeReport, subject } from '../../integration/dicom/made-record.ts'

const placeOf = ({ dataset }: Instance): string =>
  JSON.stringify([dataset['SeriesInstanceUID'], dataset['InstanceNumber']])

describe('the maps and the numbers of the photos of a visit', () => {
  it('each have a number of their own in their series', () => {
    const places = [1, 2, 3].flatMap((number) => {
      const photo = madePhoto(Buffer.from('photo'), { id: String(number).repeat(32) })
      const given = { subject, photo, number, analysis: madeAnalysis, report: madeReport }
      const size = { width: 2, height: 1, plane: new Uint16Array(2) }
      return [
        ...PIGMENTS.map((pigment) => placeOf(mapInstance({ ...given, ...size, pigment }))),
        placeOf(numbersInstance(given)),
      ]
    })
    expect(new Set(places).size).toBe(3 * (PIGMENTS.length + 1))
  })
})
