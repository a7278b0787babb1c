import ExifReader from 'exifreader'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openHeicPicture } from '../../../src/main/decoder/heic-picture.ts'
import { DEFAULT_DECODER_LIMITS } from '../../../src/main/decoder/limits.ts'
import { removePlace } from '../../../src/main/bundle/place/remove-place.ts'
import { heicWith } from './made-heic.ts'

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

  it('has no XMP any more that stands without the element which need not be round it', async () => {
    const rdf = XMP.replace(/<\/?x:xmpmeta[^>]*>/g, '')
    const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>${rdf}<?xpacket end="w"?>`
    const photo = await picture().withXmp(packet)[format]().toBuffer()
    const cleaned = removePlace(photo)
    expect(Buffer.from(cleaned).toString('latin1')).not.toMatch(/Shanghai|31,13\.8N/)
    expect(cleaned.length).toBe(photo.length)
    const strict = { failOn: 'warning' } as const
    expect(await sharp(cleaned, strict).raw().toBuffer()).toEqual(await sharp(photo, strict).raw().toBuffer())
    expect(ExifReader.load(Buffer.from(cleaned)).Model?.description).toBe('A camera')
  })

  it('does not write into what it was given', async () => {
    const photo = await picture()[format]().toBuffer()
    const copy = Buffer.from(photo)
    removePlace(photo)
    expect(photo).toEqual(copy)
  })
})

/** Exif as sharp writes it, from its TIFF header on. */
async function tiffOf(): Promise<Buffer> {
  const webp = await picture().webp().toBuffer()
  const at = webp.indexOf('EXIF')
  const chunk = webp.subarray(at + 8, at + 8 + webp.readUInt32LE(at + 4))
  return chunk.subarray(chunk.indexOf('Exif\0\0') === 0 ? 6 : 0)
}

const lead = (offset: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(offset)
  return bytes
}

describe('a HEIC without its place', () => {
  const pixelsOf = async (heic: Uint8Array): Promise<Uint8Array> => {
    const { data } = await openHeicPicture(heic, DEFAULT_DECODER_LIMITS).decode()
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  }

  it.each([
    ['with the mark that phones write', (tiff: Buffer) => [lead(6), Buffer.from('Exif\0\0'), tiff]],
    ['without any mark', (tiff: Buffer) => [lead(0), tiff]],
  ])('says nothing of where it was taken, and keeps the rest: %s', async (_what, exif) => {
    const rdf = XMP.replace(/<\/?x:xmpmeta[^>]*>/g, '')
    const photo = heicWith([
      { type: 'Exif', bytes: Buffer.concat(exif(await tiffOf())) },
      { type: 'mime', contentType: 'application/rdf+xml', bytes: Buffer.from(rdf) },
    ])
    const before = ExifReader.load(photo)
    expect([before.Model?.description, typeof before.GPSLatitudeRef]).toEqual(['A camera', 'object'])
    const cleaned = Buffer.from(removePlace(photo))
    const tags = ExifReader.load(cleaned)
    expect(Object.keys(tags).filter((name) => /GPS|City/.test(name))).toEqual([])
    expect(cleaned.toString('latin1')).not.toMatch(/Shanghai|31,13\.8N|park behind/)
    expect(tags.Model?.description).toBe('A camera')
    expect(tags.DateTimeOriginal?.description).toBe('2026:03:09 14:05:07')
    expect(cleaned.length).toBe(photo.length)
    expect(await pixelsOf(cleaned)).toEqual(await pixelsOf(photo))
  })

  it('whose Exif lies in pieces has none of it any more', async () => {
    const bytes = Buffer.concat([lead(0), await tiffOf()])
    const photo = heicWith([{ type: 'Exif', bytes }], 2)
    const cleaned = Buffer.from(removePlace(photo))
    expect(cleaned.subarray(-bytes.length).every((byte) => byte === 0)).toBe(true)
    expect(cleaned.subarray(0, -bytes.length)).toEqual(photo.subarray(0, -bytes.length))
  })

  it('does not leave where its list of items cannot be read', async () => {
    const photo = heicWith([{ type: 'Exif', bytes: Buffer.concat([lead(0), await tiffOf()]) }])
    const at = photo.indexOf('iloc')
    for (const [place, value] of [
      [at, 0x78],
      [at + 8, 0x33],
    ] as const) {
      const broken = Buffer.from(photo)
      broken.writeUInt8(value, place)
      expect(() => removePlace(broken)).toThrow(expect.objectContaining({ code: 'PLACE_NOT_REMOVABLE' }))
    }
  })

  it('has nothing to lose where the camera wrote nothing', () => {
    const photo = heicWith([])
    expect(Buffer.from(removePlace(photo))).toEqual(photo)
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
