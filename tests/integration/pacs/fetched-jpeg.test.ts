import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { ArchiveFetch, type ArchiveFetchOptions } from '../../../src/main/pacs/archive-fetch.ts'
import type { Fetched } from '../../../src/main/records/service/file-fetched.ts'
import { beginParts, endParts, FakeArchive, sendPart } from '../../unit/pacs/fake-archive.ts'
import { dicomFile, encapsulated, JPEG_BASELINE, photoElements, text } from '../decoder/made-dicom.ts'
import { openDecoder, raw, scene } from '../decoder/scenes.ts'

let decoder: PhotoDecoder
beforeAll(() => {
  decoder = openDecoder()
})
afterAll(() => {
  decoder.close()
})

const picture = scene()
const { width, height } = picture

/** What is kept of a photo that the archive has as this file. */
async function keptOf(file: Buffer): Promise<Fetched['photos'][number]> {
  const archive = await FakeArchive.start((_asked, response) => {
    beginParts(response)
    sendPart(response, file)
    endParts(response)
  })
  const filed: Fetched[] = []
  const patient = { number: 'A-17', name: '王小东', birthDate: '1991-03-08' }
  const records = (name: string, input: unknown): Promise<unknown> => {
    if (name === 'seek')
      return Promise.resolve({ archive: archive.settings, patient, photos: [], visits: [], received: [] })
    filed.push(input as Fetched)
    return Promise.resolve({ visitId: 'v', photos: [{}], known: 0 })
  }
  const fetch = new ArchiveFetch({
    records: { forArchive: records as ArchiveFetchOptions['records']['forArchive'] },
    decode: (bytes, signal) => decoder.decode(bytes, { signal }),
    thumbnail: () => Promise.resolve(new Uint8Array([1])),
  })
  try {
    const run = { signal: new AbortController().signal, onCome: () => undefined }
    await fetch.fetch({ patientId: 'p', studyInstance: '2.25.17', seen: [] }, run)
  } finally {
    await archive.close()
  }
  const [photo] = filed[0]?.photos ?? []
  if (!photo) throw new Error('expected a photo to be filed, found none')
  return photo
}

const fileOf = (jpeg: Buffer, ...more: Parameters<typeof photoElements>[2][]): Buffer =>
  dicomFile({
    syntax: JPEG_BASELINE,
    elements: [
      ...photoElements(width, height, text(0x00280004, 'CS', 'YBR_FULL_422'), ...more),
      encapsulated(jpeg),
    ],
  })

const pixelsOf = async (bytes: Uint8Array): Promise<Buffer> =>
  Buffer.from((await decoder.decode(bytes)).image.data)

it('a JPEG that is the whole photo is taken out of its file, to the last bit', async () => {
  const jpeg = await raw(picture).jpeg({ quality: 90 }).toBuffer()
  const { bytes, fields } = await keptOf(fileOf(jpeg))
  expect(fields.format).toBe('jpeg')
  expect(Buffer.from(bytes).equals(jpeg)).toBe(true)
})

it('one whose colours stand outside it is kept in its file, and shows those colours', async () => {
  const jpeg = await raw(picture).jpeg({ quality: 90 }).toBuffer()
  const { icc } = await sharp(await raw(picture).withIccProfile('p3').png().toBuffer()).metadata()
  if (!icc) throw new Error('expected a profile, found none')
  const value = icc.byteLength % 2 ? Buffer.concat([icc, Buffer.alloc(1)]) : icc
  const file = fileOf(jpeg, { tag: 0x00282000, vr: 'OB', value })
  const { bytes, fields } = await keptOf(file)
  expect(fields.format).toBe('dicom')
  expect((await pixelsOf(bytes)).equals(await pixelsOf(file))).toBe(true)
  expect((await pixelsOf(bytes)).equals(await pixelsOf(jpeg))).toBe(false)
})

it('one that EXIF would turn by itself is kept in its file, upright as the archive has it', async () => {
  const turned = await raw(picture).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { bytes, fields } = await keptOf(fileOf(turned))
  expect(fields).toMatchObject({ format: 'dicom', width, height })
  expect((await decoder.decode(bytes)).image).toMatchObject({ width, height })
})
