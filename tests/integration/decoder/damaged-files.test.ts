import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { spawnChildProcess } from '../../../src/main/decoder/spawn-child-process.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { difference, fixture, raw, scene } from './scenes.ts'

let spawned = 0
let decoder: PhotoDecoder
beforeAll(() => {
  decoder = new PhotoDecoder({
    limits: { timeoutMs: 5000, maxResidentBytes: 512 * 2 ** 20 },
    spawn: (options) => {
      spawned += 1
      return spawnChildProcess(options)
    },
  })
})
afterAll(() => {
  decoder.close()
})

const picture = scene(320, 240)
const FORMATS: [string, () => Promise<Buffer>][] = [
  ['JPEG', () => raw(picture).jpeg({ quality: 95 }).toBuffer()],
  ['progressive JPEG', () => raw(picture).jpeg({ quality: 95, progressive: true }).toBuffer()],
  ['PNG', () => raw(picture).png().toBuffer()],
  ['interlaced PNG', () => raw(picture).png({ progressive: true }).toBuffer()],
  ['WebP', () => raw(picture).webp().toBuffer()],
  ['lossless WebP', () => raw(picture).webp({ lossless: true }).toBuffer()],
  ['HEIC', () => Promise.resolve(fixture('upright.heic'))],
]

describe('a file that was cut off is refused at every place, never half a picture', () => {
  test.each(FORMATS)('%s', async (_, make) => {
    const bytes = await make()
    const cuts = Array.from({ length: 63 }, (_unused, i) => Math.floor((bytes.length * (i + 1)) / 64))
    cuts.push(bytes.length - 1)
    for (const cut of cuts) {
      const error: unknown = await decoder.decode(bytes.subarray(0, cut)).catch((e: unknown) => e)
      expect(error, `cut at ${cut} of ${bytes.length}`).toBeInstanceOf(BasalisError)
      if (cut > 64) expect(error, `cut at ${cut} of ${bytes.length}`).toMatchObject({ code: 'IMAGE_CORRUPT' })
    }
  })

  test('a JPEG that was cut and given an end again', async () => {
    const bytes = await raw(picture).jpeg({ quality: 95 }).toBuffer()
    const mended = Buffer.concat([bytes.subarray(0, bytes.length / 2), Buffer.from([0xff, 0xd9])])
    await expect(decoder.decode(mended)).rejects.toMatchObject({ code: 'IMAGE_CORRUPT' })
  })
})

describe('odd files as cameras write them still open, with every pixel', () => {
  const START_OF_SCAN = Buffer.from([0xff, 0xda])
  const oddities: [string, (jpeg: Buffer) => Buffer][] = [
    ['bytes after the end', (jpeg) => Buffer.concat([jpeg, Buffer.alloc(4000, 0xa5)])],
    ['a second JPEG after the first (multi-picture)', (jpeg) => Buffer.concat([jpeg, jpeg])],
    [
      'a video after the end (motion photo)',
      (jpeg) => Buffer.concat([jpeg, Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0'), Buffer.alloc(2000)]),
    ],
    [
      'an unknown segment',
      (jpeg) =>
        Buffer.concat([
          jpeg.subarray(0, 2),
          Buffer.from([0xff, 0xeb, 0, 8, 1, 2, 3, 4, 5, 6]),
          jpeg.subarray(2),
        ]),
    ],
    [
      'stray bytes between two segments',
      (jpeg) => {
        const scan = jpeg.indexOf(START_OF_SCAN)
        return Buffer.concat([jpeg.subarray(0, scan), Buffer.alloc(5), jpeg.subarray(scan)])
      },
    ],
    [
      'the scan header of some Samsung phones',
      (jpeg) => {
        const odd = Buffer.from(jpeg)
        odd[jpeg.indexOf(START_OF_SCAN) + 12] = 0
        return odd
      },
    ],
    [
      'padding before the end',
      (jpeg) => Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(16, 0xff), jpeg.subarray(-2)]),
    ],
  ]
  test.each(oddities)('%s', async (_, change) => {
    const bytes = await raw(picture).jpeg({ quality: 95 }).toBuffer()
    const plain = await decoder.decode(bytes)
    const odd = change(bytes)
    expect(odd.equals(bytes)).toBe(false)
    expect(difference(await decoder.decode(odd), plain.image.data).max).toBe(0)
  })
})

describe('seeded mutants', () => {
  test.each(FORMATS)(
    'of a %s: a picture within the limits or a refusal, on a process that lives',
    async (_, make) => {
      const seed = await make()
      const random = mulberry32(seed.length)
      const untouched = await decoder.decode(seed)
      let refused = 0
      for (let mutant = 0; mutant < 60; mutant += 1) {
        const bytes = mutate(seed, random)
        try {
          const { image } = await decoder.decode(bytes)
          expect(image.data.length).toBe(image.width * image.height * 3)
          expect(Math.max(image.width, image.height)).toBeLessThanOrEqual(12_000)
        } catch (error) {
          expect(error).toBeInstanceOf(BasalisError)
          // Neither a hang nor a crash: those would be DECODER_… codes.
          expect((error as BasalisError).code).toMatch(/^IMAGE_/)
          refused += 1
        }
      }
      expect(refused).toBeGreaterThan(0)
      expect(difference(await decoder.decode(seed), untouched.image.data).max).toBe(0)
    },
  )

  test('the process was only replaced for its age', () => {
    // Seven formats: 64 cuts and 62 mutants each, less the cuts that are refused before they reach the process.
    expect(spawned).toBeLessThanOrEqual(Math.ceil((7 * (64 + 62) + 20) / 50) + 1)
  })
})

/** One to eight changes, most of them in the first 256 bytes, where the structure of a file is. */
function mutate(seed: Buffer, random: () => number): Buffer {
  const bytes = Buffer.from(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const count = 1 + below(8)
  for (let i = 0; i < count; i += 1) {
    const at = 12 + below((random() < 0.7 ? Math.min(256, bytes.length) : bytes.length) - 12)
    const choice = below(4)
    bytes[at] =
      choice === 0 ? 0 : choice === 1 ? 0xff : choice === 2 ? below(256) : (bytes[at] ?? 0) ^ (1 << below(8))
  }
  return bytes
}

/** A small seeded generator of numbers from 0 to 1. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
