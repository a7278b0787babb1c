import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodeGrey16Png, encodeGrey8Png, encodeRgb8Png } from '../../../src/main/encoder/png.ts'
import { encodeMapJpeg } from '../../../src/main/reports/map-picture.ts'
import { COLOUR_SCALES } from '../../../src/shared/imaging/colour-scales.ts'
import { MAP_FULL } from '../../../src/shared/imaging/pigments.ts'

const SIZE = { width: 40, height: 24 }
const PIXELS = SIZE.width * SIZE.height
const AT = { left: [8, 12], right: [32, 12] } as const

/** Left half and right half of a plane. */
const halves = (left: number, right: number) => (_: unknown, at: number) =>
  at % SIZE.width < SIZE.width / 2 ? left : right
const grey = (left: number, right = left): Promise<Buffer> =>
  encodeGrey8Png(Uint8Array.from({ length: PIXELS }, halves(left, right)), SIZE)
const map = (left: number, right = left): Promise<Buffer> =>
  encodeGrey16Png(Uint16Array.from({ length: PIXELS }, halves(left * MAP_FULL, right * MAP_FULL)), SIZE)

async function colours(jpeg: Buffer): Promise<(place: readonly [x: number, y: number]) => number[]> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  return ([x, y]) => [...data.subarray(3 * (y * info.width + x), 3 * (y * info.width + x) + 3)]
}

const near = (found: readonly number[], expected: readonly number[]): void => {
  for (const [at, value] of expected.entries())
    expect(Math.abs((found[at] ?? -99) - value)).toBeLessThanOrEqual(4)
}
const scaleAt = (share: number): number[] => {
  const step = Math.floor((share * MAP_FULL) / 256)
  return [...COLOUR_SCALES.brown.subarray(3 * step, 3 * step + 3)]
}

describe('encodeMapJpeg', () => {
  it('has the scale’s colours for the values of a map of 16 bits', async () => {
    const source = {
      pigment: 'brown' as const,
      map: await map(0.25, 0.75),
      confidence: null,
      skin: null,
      photo: null,
    }
    const at = await colours(await encodeMapJpeg(source, SIZE))
    near(at(AT.left), scaleAt(0.25))
    near(at(AT.right), scaleAt(0.75))
  })

  it('is the photo in faint grey where there is no skin, plain grey without a photo', async () => {
    const black = await encodeRgb8Png(new Uint8Array(3 * PIXELS), SIZE)
    const source = {
      pigment: 'brown' as const,
      map: await map(1),
      confidence: null,
      skin: await grey(255, 0),
    }
    const withPhoto = await colours(await encodeMapJpeg({ ...source, photo: black }, SIZE))
    near(withPhoto(AT.left), scaleAt(1))
    near(withPhoto(AT.right), [182, 182, 182])
    const without = await colours(await encodeMapJpeg({ ...source, photo: null }, SIZE))
    near(without(AT.right), [214, 214, 214])
  })

  it('is hatched where it is uncertain, and only there', async () => {
    const source = {
      pigment: 'brown' as const,
      map: await map(0),
      confidence: await grey(255, 20),
      skin: null,
      photo: null,
    }
    const at = await colours(await encodeMapJpeg(source, SIZE))
    const lightness = (from: number): number[] =>
      Array.from({ length: 10 }, (_, step) => at([from + step, 12])[0] ?? 0)
    const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
    expect(spread(lightness(4))).toBeLessThan(6)
    expect(spread(lightness(26))).toBeGreaterThan(60)
  })

  it('is as small as a pixel where that is asked for', async () => {
    const source = { pigment: 'red' as const, map: await map(0.5), confidence: null, skin: null, photo: null }
    const made = await encodeMapJpeg(source, { width: 1, height: 1 })
    expect(await sharp(made).metadata()).toMatchObject({ width: 1, height: 1, format: 'jpeg' })
  })
})
