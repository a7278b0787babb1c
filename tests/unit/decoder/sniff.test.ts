import { describe, expect, test } from 'vitest'
import { photoTypeOf, sniff } from '../../../src/main/decoder/sniff.ts'

const latin1 = (text: string): Uint8Array => Buffer.from(text.padEnd(160, '\x01'), 'latin1')
const brands = (major: string, ...compatible: string[]): Uint8Array => {
  const box = `ftyp${major}\0\0\0\0${compatible.join('')}`
  const length = Buffer.alloc(4)
  length.writeUInt32BE(box.length + 4)
  return Buffer.concat([length, Buffer.from(box, 'latin1'), Buffer.from('\0\0\0\x08free')])
}

describe('photos are known by their first bytes', () => {
  test.each([
    ['jpeg', latin1('\xff\xd8\xff\xe1')],
    ['png', latin1('\x89PNG\r\n\x1a\n')],
    ['webp', latin1('RIFF\x10\0\0\0WEBPVP8 ')],
    ['heic', brands('heic', 'mif1', 'heic')],
    ['heic', brands('heix', 'mif1')],
    ['heic', brands('mif1', 'miaf', 'heic')],
  ])('%s', (type, bytes) => {
    expect(photoTypeOf(bytes)).toBe(type)
  })
})

describe('anything else is refused by name', () => {
  test.each([
    ['a TIFF or raw camera file', latin1('II*\0')],
    ['a TIFF or raw camera file', latin1('MM\0*')],
    ['a raw camera file (CR2)', latin1('II*\0\x10\0\0\0CR')],
    ['a raw camera file (CR3)', brands('crx ', 'isom')],
    ['a raw camera file (RAF)', latin1('FUJIFILMCCD-RAW ')],
    ['a raw camera file (RW2)', latin1('IIU\0')],
    ['a raw camera file (ORF)', latin1('IIRO')],
    ['a GIF file', latin1('GIF89a')],
    ['a BMP file', latin1('BM\x10\x20\0\0\0\0\0\0')],
    ['a PDF file', latin1('%PDF-1.7')],
    ['an SVG file', latin1('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['an SVG file', latin1('\xef\xbb\xbf\n<?xml version="1.0"?><svg >')],
    ['an AVIF file', brands('avif', 'mif1')],
    ['an AVIF file', brands('mif1', 'avif')],
    ['a video file', brands('isom', 'mp42')],
    ['an audio or video file', latin1('RIFF\x10\0\0\0AVI LIST')],
    ['a Photoshop file', latin1('8BPS')],
    ['a ZIP archive', latin1('PK\x03\x04')],
    ['a text file', Buffer.from('Consent form\nName: …')],
    ['a file of an unknown type', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8])],
    ['a file of an unknown type', Buffer.from([0xff, 0xd8, 0x00])],
  ])('%s', (found, bytes) => {
    expect(() => photoTypeOf(bytes)).toThrow(
      expect.objectContaining({
        code: 'IMAGE_TYPE_UNSUPPORTED',
        message: `expected a JPEG, PNG, WebP, HEIC or DICOM photo; found ${found}`,
      }),
    )
  })

  test('an empty file has a code of its own', () => {
    expect(() => photoTypeOf(new Uint8Array())).toThrow(expect.objectContaining({ code: 'IMAGE_EMPTY' }))
  })

  test('a HEIC sequence counts as several pictures', () => {
    expect(() => photoTypeOf(brands('hevc', 'msf1', 'heic'))).toThrow(
      expect.objectContaining({ code: 'IMAGE_MULTIFRAME' }),
    )
  })

  test('every prefix of a signature is survived', () => {
    const bytes = brands('mif1', 'miaf', 'heic')
    for (let length = 0; length <= bytes.length; length += 1)
      expect(sniff(bytes.subarray(0, length))).toBeDefined()
  })

  test('a box that claims any length is read no further than the file', () => {
    const bytes = Buffer.from(brands('mif1', 'miaf'))
    bytes.writeUInt32BE(0xffffffff)
    expect(sniff(bytes)).toEqual({ found: 'heifOther' })
  })
})
