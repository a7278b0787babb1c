import ExifReader from 'exifreader'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { removePlace } from '../../../src/main/bundle/place/remove-place.ts'

const EXIF = {
  IFD0: { Make: 'A maker', Model: 'A camera' },
  IFD2: { DateTimeOriginal: '2026:03:09 14:05:07', ISOSpeedRatings: '100' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '31/1 13/1 50/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '121/1 28/1 25/1',
    GPSAreaInformation: 'the park behind the house',
  },
}
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" exif:GPSLatitude="31,13.8N" photoshop:City="Shanghai"/></rdf:RDF></x:xmpmeta>`

const picture = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#b07a5a' } })
    .withExif(EXIF)
    .withXmp(XMP)

const FORMATS = ['jpeg', 'png', 'webp'] as const

describe.each(FORMATS)('a photo as %s without its place', (format) => {
  it('says nothing any more of where it was taken, and keeps what the camera wrote else', async () => {
    const photo = await picture()[format]().toBuffer()
    const before = ExifReader.load(photo)
    expect(before.GPSLatitude?.description).toBeTruthy()
    const cleaned = removePlace(photo)
    const tags = ExifReader.load(Buffer.from(cleaned))
    expect(Object.keys(tags).filter((name) => /GPS|City/.test(name))).toEqual([])
    expect(Buffer.from(cleaned).toString('latin1')).not.toMatch(/Shanghai|31,13\.8N|park behind/)
    expect(tags.Model?.description).toBe('A camera')
    expect(tags.DateTimeOriginal?.description).toBe('2026:03:09 14:05:07')
  })

  it('has the same pixels and the same length, and is a sound file', async () => {
    const photo = await picture()[format]().toBuffer()
    const cleaned = removePlace(photo)
    expect(cleaned.length).toBe(photo.length)
    const strict = { failOn: 'warning' } as const
    expect(await sharp(cleaned, strict).raw().toBuffer()).toEqual(await sharp(photo, strict).raw().toBuffer())
  })

  it('does not write into what it was given', async () => {
    const photo = await picture()[format]().toBuffer()
    const copy = Buffer.from(photo)
    removePlace(photo)
    expect(photo).toEqual(copy)
  })
})

describe('a photo without a place', () => {
  it('stays as it is, bit for bit', async () => {
    for (const format of FORMATS) {
      const plain = sharp({ create: { width: 64, height: 48, channels: 3, background: '#b07a5a' } })
      const photo = await plain[format]().toBuffer()
      expect(Buffer.from(removePlace(photo))).toEqual(photo)
    }
  })

  it('may be no photo at all, or one whose data point beyond its end', () => {
    for (const text of [
      '',
      'x',
      'Exif\0\0',
      'Exif\0\0II*\0\xff\xff\xff\x7f',
      'Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25',
    ])
      expect(removePlace(Buffer.from(text, 'latin1')).length).toBe(text.length)
  })
})
