import { describe, expect, it } from 'vitest'
import { readDicomFile } from '../../../src/main/decoder/dicom/dicom-elements.ts'
import { readDicomFacts } from '../../../src/main/decoder/dicom/read-dicom-facts.ts'
import { writeInstance } from '../../../src/main/dicom/write-instance.ts'
import { photoInstance } from '../../../src/main/dicom/photo-instance.ts'
import { placeOfPhoto } from '../../../src/main/pacs/place-of-photo.ts'
import type { PhotoFields } from '../../../src/shared/domain/photo.ts'
import { madePhoto, subject } from '../../integration/dicom/made-record.ts'
import { scene } from '../../integration/decoder/scenes.ts'

type Place = Pick<PhotoFields, 'view' | 'bodySite'>

/** Where a photo of ours is filed that goes to an archive and comes back. */
async function thereAndBack(place: Place): Promise<Place> {
  const original = Buffer.from('no jpeg')
  const photo = madePhoto(original, { ...place, format: 'png' })
  const decode = () => Promise.resolve(scene())
  const given = { subject, photo, number: 1, original, srgb: new Uint8Array(4), decode }
  const bytes = writeInstance(await photoInstance(given))
  return placeOfPhoto(readDicomFacts(readDicomFile(bytes), bytes))
}

describe('where a photo from an archive is filed', () => {
  it.each([
    { view: 'front', bodySite: '' },
    { view: 'left', bodySite: '' },
    { view: 'right', bodySite: '' },
    { view: 'detail', bodySite: 'left forearm' },
    { view: 'detail', bodySite: '脸' },
  ] as const)('is where it was, of one of ours: $view $bodySite', async (place) => {
    expect(await thereAndBack(place)).toEqual(place)
  })

  it.each(['', 'CHEST', 'HEAD'])('is a detail seen from the front, of a file that names “%s”', (bodyPart) => {
    const facts = { orientation: 'L\\F', bodyPart, comments: 'chest' }
    expect(placeOfPhoto(facts)).toEqual({ view: 'detail', bodySite: 'chest' })
  })

  it('is a detail of the face where nobody says from where it is seen', () => {
    const facts = { orientation: '', bodyPart: 'FACE', comments: 'chin' }
    expect(placeOfPhoto(facts)).toEqual({ view: 'detail', bodySite: 'chin' })
  })
})
