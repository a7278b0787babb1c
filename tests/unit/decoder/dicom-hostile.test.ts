import { beforeAll, describe, expect, it } from 'vitest'
import { openDicomPhoto } from '../../../src/main/decoder/dicom/open-dicom-photo.ts'
import { PHOTO_LIMITS } from '../../../src/shared/imaging/photo-limits.ts'
import {
  DEFLATED,
  dicomFile,
  element,
  encapsulated,
  IMPLICIT,
  JPEG_BASELINE,
  photoElements,
  pixels,
  RLE,
  text,
  us,
  type MadeElement,
} from '../../integration/decoder/made-dicom.ts'
import { raw, scene } from '../../integration/decoder/scenes.ts'
import { mutated, outcomeOf } from './mutate-dicom.ts'

const picture = scene(32, 24)
const { width, height, data } = picture
const of = (...more: readonly MadeElement[]) => [...photoElements(width, height, ...more)]
const ul = (tag: number, value: number): MadeElement => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return { tag, vr: 'UL', value: bytes }
}

/** What is said of a file: `decoded`, or the code of the refusal. Whatever else is thrown fails the test. */
const outcome = (bytes: Uint8Array): Promise<string> => outcomeOf(openDicomPhoto(bytes, PHOTO_LIMITS))

const whole = dicomFile({ elements: [...of(), pixels(data)] })

describe('the classes of faults that other readers of DICOM had', () => {
  it('CVE-2026-5442: rows and columns of a kind with more bits are refused', async () => {
    for (const tag of [0x00280010, 0x00280011]) {
      const elements = [...of().filter((one) => one.tag !== tag), ul(tag, 0x10001), pixels(data)]
      expect(await outcome(dicomFile({ elements }))).toBe('IMAGE_CORRUPT')
      expect(await outcome(dicomFile({ syntax: IMPLICIT, elements }))).toBe('IMAGE_CORRUPT')
    }
  })

  it.each([
    ['CVE-2026-5443: a palette whose size runs over', 'PALETTE COLOR', 65535],
    ['CVE-2026-5445: a palette whose indices lie beyond it', 'PALETTE COLOR', 1],
  ])('%s is refused before it is read', async (_name, photometric, entries) => {
    const descriptor = Buffer.alloc(6)
    descriptor.writeUInt16LE(entries)
    const elements = [
      ...of(us(0x00280002, 1), text(0x00280004, 'CS', photometric)),
      { tag: 0x00281101, vr: 'US', value: descriptor },
      pixels(data.subarray(0, width * height)),
    ]
    expect(await outcome(dicomFile({ elements }))).toBe('IMAGE_TYPE_UNSUPPORTED')
  })

  it('CVE-2026-5444: a PAM instead of a JPEG is not even looked at', async () => {
    const pam = Buffer.from('P7\nWIDTH 4294967295\nHEIGHT 4294967295\nDEPTH 3\nMAXVAL 255\nENDHDR\n')
    const elements = [...of(), encapsulated(pam)]
    expect(await outcome(dicomFile({ syntax: JPEG_BASELINE, elements }))).toBe('IMAGE_CORRUPT')
  })

  it('CVE-2026-5441: run-length encoding is refused', async () => {
    const elements = [...of(), encapsulated(Buffer.alloc(64, 0xff))]
    expect(await outcome(dicomFile({ syntax: RLE, elements }))).toBe('IMAGE_TYPE_UNSUPPORTED')
  })

  it('CVE-2026-5437: a file that ends anywhere, in its head or behind it, is refused', async () => {
    for (let cut = 132; cut < whole.byteLength; cut += cut < 1200 ? 1 : 97)
      expect(await outcome(whole.subarray(0, cut)), `cut at ${cut}`).toMatch(/^IMAGE_/)
  })

  it('CVE-2026-5438, -5439: a deflated file is refused, and not inflated', async () => {
    const bomb = dicomFile({ syntax: DEFLATED, elements: [...of(), pixels(Buffer.alloc(2 ** 24))] })
    expect(bomb.byteLength).toBeLessThan(2 ** 16)
    expect(await outcome(bomb)).toBe('IMAGE_TYPE_UNSUPPORTED')
  })

  it('CVE-2026-5440: a length beyond the file takes no memory', async () => {
    for (const length of [data.length + 2, 0x7fffffff, 0xfffffffe]) {
      const elements = [...of(), { ...pixels(data), length }]
      expect(await outcome(dicomFile({ elements })), `length ${length}`).toBe('IMAGE_CORRUPT')
    }
  })
})

describe('more that a file can do', () => {
  it('hides no program before its magic (CVE-2019-11687)', async () => {
    for (const magic of ['MZ', '\x7fELF', '#!/bin/sh\n']) {
      const preamble = Buffer.alloc(128)
      preamble.write(magic, 'latin1')
      expect(await outcome(dicomFile({ preamble, elements: [...of(), pixels(data)] }))).toBe('IMAGE_CORRUPT')
    }
  })

  it('has no end of sequences in sequences', async () => {
    const open = Buffer.concat([
      Buffer.from([0x08, 0x00, 0x40, 0x11]),
      Buffer.from('SQ\0\0'),
      Buffer.from([0xff, 0xff, 0xff, 0xff, 0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff]),
    ])
    const behind = Buffer.concat(Array.from({ length: 10_000 }, () => open))
    const elements = [text(0x00080005, 'CS', 'ISO_IR 192')]
    expect(await outcome(dicomFile({ elements, behind }))).toBe('IMAGE_CORRUPT')
  })

  it('has a million attributes', async () => {
    const many = Buffer.concat(
      Array.from({ length: 0x10000 }, (_, i) =>
        element({ tag: 0x00110000 + (i % 0x10000), vr: 'LO', value: Buffer.alloc(0) }),
      ),
    )
    const elements = of().filter(({ tag }) => tag < 0x00110000)
    expect(await outcome(dicomFile({ elements, behind: many }))).toBe('IMAGE_CORRUPT')
  })

  it.each([
    ['zeros to its end', Buffer.alloc(4096)],
    ['the same attribute again', element(us(0x00280103, 0))],
    ['an attribute of an unknown kind', element({ tag: 0x00281000, vr: 'ZZ', value: Buffer.alloc(2) })],
  ])('has %s instead of pixels', async (_name, behind) => {
    expect(await outcome(dicomFile({ elements: of(), behind }))).toBe('IMAGE_CORRUPT')
  })

  it('has zeros behind its pixels: nothing is read there', async () => {
    const elements = [...of(), pixels(data)]
    expect(await outcome(dicomFile({ elements, behind: Buffer.alloc(512) }))).toBe('decoded')
  })

  it('says another size than its JPEG has', async () => {
    const jpeg = await raw(picture).jpeg().toBuffer()
    const elements = [...of(us(0x00280010, height + 8)), encapsulated(jpeg)]
    expect(await outcome(dicomFile({ syntax: JPEG_BASELINE, elements }))).toBe('IMAGE_CORRUPT')
  })

  it('is as large as sixty thousand by sixty thousand, it says', async () => {
    const elements = [...of(us(0x00280010, 60_000), us(0x00280011, 60_000)), pixels(data)]
    expect(await outcome(dicomFile({ elements }))).toBe('IMAGE_TOO_LARGE')
  })
})

describe('mutated files', () => {
  /** More by the environment: BASALIS_DICOM_MUTANTS=200000. */
  const count = Number(process.env['BASALIS_DICOM_MUTANTS'] ?? 3000)
  let seeds: readonly Buffer[] = []
  beforeAll(async () => {
    const jpeg = await raw(picture).jpeg().toBuffer()
    const sequence = Buffer.concat([
      Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff]),
      element(text(0x00080104, 'LO', 'Face')),
      Buffer.from([0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0, 0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]),
    ])
    const region: MadeElement = { tag: 0x00082218, vr: 'SQ', value: sequence, length: 0xffffffff }
    seeds = [
      dicomFile({ elements: [...of(region), pixels(data)] }),
      dicomFile({ syntax: IMPLICIT, elements: [...of(), pixels(data)] }),
      dicomFile({ syntax: JPEG_BASELINE, elements: [...of(region), encapsulated(jpeg)] }),
    ]
  })

  it(`${count} of them are each decoded or refused, and none does anything else`, async () => {
    const outcomes = new Map<string, number>()
    for (let n = 0; n < count; n += 1) {
      const found = await outcome(mutated(seeds[n % seeds.length] ?? whole, n))
      outcomes.set(found, (outcomes.get(found) ?? 0) + 1)
    }
    expect([...outcomes.keys()].every((one) => one === 'decoded' || one.startsWith('IMAGE_'))).toBe(true)
    expect(outcomes.get('IMAGE_CORRUPT')).toBeGreaterThan(count / 20)
  })
})
