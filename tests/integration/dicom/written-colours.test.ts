import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { TRANSFER_SYNTAXES } from '../../../src/main/dicom/dataset.ts'
import { photoInstance } from '../../../src/main/dicom/photo-instance.ts'
import { writeInstance } from '../../../src/main/dicom/write-instance.ts'
import { jpegWithExif, type ExifTag } from '../decoder/made-exif.ts'
import { difference, openDecoder, raw, scene } from '../decoder/scenes.ts'
import { madePhoto, srgbProfile, subject } from './made-record.ts'

let decoder: PhotoDecoder
beforeAll(() => {
  decoder = openDecoder()
})
afterAll(() => {
  decoder.close()
})

const SPACE = 0xa001
const R03: ExifTag = [1, 'R03']

it.each([
  ['sRGB', 1, [R03], TRANSFER_SYNTAXES.jpegBaseline],
  ['Adobe RGB by its colour space', 2, [], TRANSFER_SYNTAXES.explicitLittle],
  ['Adobe RGB by the index of DCF', 65535, [R03], TRANSFER_SYNTAXES.explicitLittle],
] as const)(
  'the colours of a JPEG that names %s are those of its DICOM file',
  async (_name, space, interop, syntax) => {
    const jpeg = await raw(scene()).jpeg({ quality: 95 }).toBuffer()
    const original = jpegWithExif(jpeg, [[SPACE, space]], interop)
    const alone = await decoder.decode(original)
    const photo = madePhoto(original)
    const decode = async () => {
      const { width, height, data } = (await decoder.decode(original)).image
      return { width, height, data: new Uint8Array(data) }
    }
    const srgb = await srgbProfile()
    const instance = await photoInstance({ subject, photo, number: 1, original, srgb, decode })
    expect(instance.transferSyntax).toBe(syntax)
    const back = await decoder.decode(writeInstance(instance))
    expect(difference(back, alone.image.data).max).toBeLessThanOrEqual(1)
  },
)
