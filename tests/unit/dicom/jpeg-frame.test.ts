import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readJpegFrame } from '../../../src/main/dicom/jpeg-frame.ts'
import { jpegWithExif, type ExifTag } from '../../integration/decoder/made-exif.ts'

const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: 180, g: 130, b: 110 } } })

const TAKEN = { IFD0: { Make: 'Canon' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 48/1' } }

describe('a JPEG in a DICOM file', () => {
  it('stands there as it is', async () => {
    const jpeg = await picture()
      .withExif({ IFD0: { Make: 'Canon' } })
      .jpeg()
      .toBuffer()
    const frame = readJpegFrame(jpeg)
    expect(frame).toMatchObject({ width: 40, height: 30, orientation: 1, profile: null, placeLeftOut: false })
    expect(Buffer.compare(frame?.bytes ?? new Uint8Array(), jpeg)).toBe(0)
  })

  it('is named by how its colours are stored', async () => {
    const of = async (chromaSubsampling: string) =>
      readJpegFrame(await picture().jpeg({ chromaSubsampling }).toBuffer())?.photometric
    expect(await of('4:2:0')).toBe('YBR_FULL_422')
    expect(await of('4:4:4')).toBe('YBR_FULL')
  })

  it('says how it is turned, and its profile', async () => {
    const jpeg = await picture().withMetadata({ orientation: 6 }).withIccProfile('p3').jpeg().toBuffer()
    const frame = readJpegFrame(jpeg)
    expect(frame?.orientation).toBe(6)
    expect(
      Buffer.compare(
        frame?.profile ?? new Uint8Array(),
        (await sharp(jpeg).metadata()).icc ?? Buffer.alloc(0),
      ),
    ).toBe(0)
  })

  it('says that its colours are Adobe RGB by EXIF as the decoder believes it, and where it has a profile not', async () => {
    const R03: ExifTag = [1, 'R03']
    const jpeg = await picture().jpeg().toBuffer()
    const says = (space: number, ...interop: ExifTag[]) =>
      readJpegFrame(jpegWithExif(jpeg, [[0xa001, space]], interop))?.adobeRgb
    expect([says(2), says(65535, R03), says(2, [1, 'R98'])]).toEqual([true, true, true])
    expect([says(1), says(1, R03), says(65535), says(65535, [1, 'R98'])]).toEqual(Array(4).fill(false))
    expect(readJpegFrame(jpeg)?.adobeRgb).toBe(false)
    const profiled = await picture().withIccProfile('p3').jpeg().toBuffer()
    expect(readJpegFrame(jpegWithExif(profiled, [[0xa001, 2]], []))?.adobeRgb).toBe(false)
  })

  it('never tells where it was taken; its pixels stay to the last bit', async () => {
    const jpeg = await picture().withExif(TAKEN).jpeg().toBuffer()
    const frame = readJpegFrame(jpeg)
    expect(frame?.placeLeftOut).toBe(true)
    const kept = frame?.bytes ?? new Uint8Array()
    expect((await sharp(kept).metadata()).exif).toBeUndefined()
    expect((await sharp(kept).raw().toBuffer()).equals(await sharp(jpeg).raw().toBuffer())).toBe(true)
  })

  it('is without what a camera puts behind it', async () => {
    const jpeg = await picture().jpeg().toBuffer()
    const frame = readJpegFrame(Buffer.concat([jpeg, Buffer.from('a film of three seconds')]))
    expect(Buffer.compare(frame?.bytes ?? new Uint8Array(), jpeg)).toBe(0)
  })

  it('is no progressive one, no grey one, and not one that was cut anywhere', async () => {
    const jpeg = await picture().jpeg().toBuffer()
    expect(readJpegFrame(await picture().jpeg({ progressive: true }).toBuffer())).toBeNull()
    expect(readJpegFrame(await picture().toColourspace('b-w').jpeg().toBuffer())).toBeNull()
    for (let cut = 0; cut < jpeg.byteLength - 1; cut += 1)
      expect(readJpegFrame(jpeg.subarray(0, cut))).toBeNull()
  })
})
