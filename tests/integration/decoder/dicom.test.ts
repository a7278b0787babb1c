import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import {
  dicomFile,
  encapsulated,
  EXPLICIT,
  IMPLICIT,
  JPEG_BASELINE,
  photoElements,
  pixels,
  text,
  us,
} from './made-dicom.ts'
import { difference, openDecoder, raw, scene } from './scenes.ts'

let decoder: PhotoDecoder
beforeAll(() => {
  decoder = openDecoder()
})
afterAll(() => {
  decoder.close()
})

const picture = scene()
const { width, height, data } = picture
const of = (...more: Parameters<typeof photoElements>[2][]) => photoElements(width, height, ...more)

const planar = Uint8Array.from(
  { length: data.length },
  (_, i) => data[3 * (i % (width * height)) + Math.floor(i / (width * height))] ?? 0,
)

/** PS3.3 C.7.6.3.1.2. */
const ybr = Uint8Array.from(data)
for (let at = 0; at < ybr.length; at += 3) {
  const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3)
  ybr.set(
    [
      0.299 * r + 0.587 * g + 0.114 * b,
      128 - 0.168736 * r - 0.331264 * g + 0.5 * b,
      128 + 0.5 * r - 0.418688 * g - 0.081312 * b,
    ].map(Math.round),
    at,
  )
}

describe('a photo in a DICOM file', () => {
  test.each([
    ['explicit VR', dicomFile({ syntax: EXPLICIT, elements: [...of(), pixels(data)] }), 0],
    ['implicit VR', dicomFile({ syntax: IMPLICIT, elements: [...of(), pixels(data)] }), 0],
    ['planes', dicomFile({ elements: [...of(us(0x00280006, 1)), pixels(planar)] }), 0],
    ['YBR_FULL', dicomFile({ elements: [...of(text(0x00280004, 'CS', 'YBR_FULL')), pixels(ybr)] }), 2],
    [
      'a secondary capture',
      dicomFile({
        elements: [...of(text(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.7')), pixels(data)],
      }),
      0,
    ],
  ])('is read from %s', async (_name, bytes, tolerance) => {
    const photo = await decoder.decode(bytes)
    expect(photo.input).toMatchObject({ type: 'dicom', width, height, bits: 8, orientation: 1 })
    expect(difference(photo, data).max).toBeLessThanOrEqual(tolerance)
  })

  test('is read from a JPEG, in one piece or in several, exactly as that JPEG is', async () => {
    const jpeg = await raw(picture).jpeg({ quality: 90 }).toBuffer()
    const alone = await decoder.decode(jpeg)
    const elements = of(text(0x00280004, 'CS', 'YBR_FULL_422'))
    for (const pieces of [[jpeg], [jpeg.subarray(0, 300), jpeg.subarray(300)]]) {
      const bytes = dicomFile({ syntax: JPEG_BASELINE, elements: [...elements, encapsulated(...pieces)] })
      const photo = await decoder.decode(bytes)
      expect(difference(photo, Buffer.from(alone.image.data)).max).toBe(0)
      const { jpeg: place } = photo.input.dicom ?? { jpeg: null }
      if (pieces.length > 1) expect(place).toBeNull()
      else {
        const { at = 0, byteLength = 0 } = place ?? {}
        expect(bytes.subarray(at, at + byteLength).equals(jpeg)).toBe(true)
      }
    }
  })

  test('is not turned by EXIF inside of it: no other reader of DICOM does', async () => {
    const turned = await raw(picture).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const elements = of(text(0x00280004, 'CS', 'YBR_FULL_422'))
    const photo = await decoder.decode(
      dicomFile({ syntax: JPEG_BASELINE, elements: [...elements, encapsulated(turned)] }),
    )
    expect(photo.image).toMatchObject({ width, height })
  })

  test('says whom it names, when it was taken and with what, as a camera does', async () => {
    const { camera, dicom } = (
      await decoder.decode(
        dicomFile({
          elements: [...of(text(0x0008002a, 'DT', '20260504093100.250+0200')), pixels(data)],
        }),
      )
    ).input
    expect(camera).toEqual({
      takenMs: Date.parse('2026-05-04T09:31:00.250+02:00'),
      device: 'Canon EOS R5',
      values: { Make: 'Canon', Model: 'Canon EOS R5' },
    })
    expect(dicom).toMatchObject({
      subject: { number: 'A-17', name: 'Wang^Xiaodong=王^小东', birthDate: '1991-03-08' },
      studyInstance: '2.25.2',
      sopInstance: '2.25.1',
      studyMs: Date.parse('2026-05-04T09:30:12+08:00'),
    })
  })

  test('is read in the character set that it names', async () => {
    const gb = Buffer.from([0xcd, 0xf5, 0x5e, 0xd0, 0xa1]) // 王^小 in GB18030
    const bytes = dicomFile({
      elements: [
        ...of(text(0x00080005, 'CS', 'GB18030'), {
          tag: 0x00100010,
          vr: 'PN',
          value: Buffer.concat([gb, Buffer.from(' ')]),
        }),
        pixels(data),
      ],
    })
    expect((await decoder.decode(bytes)).input.dicom?.subject.name).toBe('王^小')
  })
})

describe('everything else is refused in one sentence', () => {
  const refused = (bytes: Uint8Array) =>
    decoder.decode(bytes).then(
      () => 'decoded',
      (error: unknown) => (error as { code: string }).code,
    )
  test.each([
    ['grey', of(us(0x00280002, 1), text(0x00280004, 'CS', 'MONOCHROME2')), 'IMAGE_GREYSCALE'],
    ['several frames', of(text(0x00280008, 'IS', '2')), 'IMAGE_MULTIFRAME'],
    ['a CT', of(text(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.2')), 'IMAGE_TYPE_UNSUPPORTED'],
    ['16 bits', of(us(0x00280100, 16), us(0x00280101, 16), us(0x00280102, 15)), 'IMAGE_TYPE_UNSUPPORTED'],
    ['signed samples', of(us(0x00280103, 1)), 'IMAGE_TYPE_UNSUPPORTED'],
    ['YBR_PARTIAL', of(text(0x00280004, 'CS', 'YBR_PARTIAL_422')), 'IMAGE_TYPE_UNSUPPORTED'],
  ])('%s', async (_name, elements, code) => {
    expect(await refused(dicomFile({ elements: [...elements, pixels(data)] }))).toBe(code)
  })

  /** Legal pictures, in which there is no colour to separate: refused as such, however they are stored. */
  test.each(
    ['MONOCHROME1', 'MONOCHROME2'].flatMap((photometric) =>
      [8, 16].flatMap((bits) => [
        [photometric, bits, 'as it is', []] as const,
        [
          ...([photometric, bits, 'with a rescale and a window'] as const),
          [text(0x00281050, 'DS', '50'), text(0x00281051, 'DS', '100'), text(0x00281053, 'DS', '0.5')],
        ] as const,
      ]),
    ),
  )('grey: %s of %i bits, %s', async (photometric, bits, _name, more) => {
    const elements = of(
      ...[us(0x00280002, 1), text(0x00280004, 'CS', photometric), ...more],
      ...[us(0x00280100, bits), us(0x00280101, bits), us(0x00280102, bits - 1)],
    )
    const samples = data.subarray(0, (data.byteLength / 3) * (bits / 8))
    expect(await refused(dicomFile({ elements: [...elements, pixels(samples)] }))).toBe('IMAGE_GREYSCALE')
  })

  test.each(['1.2.840.10008.1.2.2', '1.2.840.10008.1.2.4.70', '1.2.840.10008.1.2.4.90', '1.2.3', ''])(
    'the transfer syntax “%s”',
    async (syntax) => {
      expect(await refused(dicomFile({ syntax, elements: [...of(), pixels(data)] }))).toBe(
        'IMAGE_TYPE_UNSUPPORTED',
      )
    },
  )
})
