import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodeFrame, FILM_BYTES, frameSide } from '../../../../src/main/viewing/film/encode-frame.ts'
import type { MapLayer } from '../../../../src/shared/imaging/layers.ts'
import { MAX_FRAMES, type FilmLayer } from '../../../../src/shared/contract/film-state.ts'

const size = { width: 200, height: 150 }
/** What no JPEG makes small. */
const noise = Uint8Array.from(
  { length: 3 * 200 * 150 },
  (_, index) => (index * 48_271 + (index % 97) ** 3) % 256,
)
const layers = new Map<FilmLayer, Uint8Array>([
  ['photo', noise],
  ['map.red', noise.toReversed()],
])
const NONE = new Map<MapLayer, Uint8Array>()
const bytesOf = (pictures: ReadonlyMap<unknown, Uint8Array>): number =>
  [...pictures.values()].reduce((sum, { length }) => sum + length, 0)

describe('the pictures of a frame', () => {
  it('are JPEGs of their layers', async () => {
    const pictures = await encodeFrame(layers, NONE, size, Infinity)
    expect([...pictures.keys()]).toEqual(['photo', 'map.red'])
    expect(await sharp(pictures.get('photo')).metadata()).toMatchObject({ format: 'jpeg', ...size })
  })

  it('are the values of maps as well, of which nothing is lost', async () => {
    const percents = Uint8Array.from({ length: 200 * 150 }, (_, at) => (at % 102 > 100 ? 255 : at % 102))
    const pictures = await encodeFrame(layers, new Map([['map.red', percents]]), size, 0)
    expect([...pictures.keys()]).toEqual(['photo', 'map.red', 'map.red~values'])
    const { data, info } = await sharp(pictures.get('map.red~values'))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject({ ...size, channels: 1 })
    expect(Buffer.compare(data, percents)).toBe(0)
  })

  it('become coarser until they fit into their share', async () => {
    const free = bytesOf(await encodeFrame(layers, NONE, size, Infinity))
    const pressed = bytesOf(await encodeFrame(layers, NONE, size, 0.7 * free))
    expect(pressed).toBeLessThanOrEqual(0.7 * free)
    expect(bytesOf(await encodeFrame(layers, NONE, size, 0))).toBeLessThan(pressed)
  })

  it('are smaller where there are many, so that a whole film fits', () => {
    expect(frameSide(1)).toBe(1280)
    expect(frameSide(24)).toBe(1280)
    expect(frameSide(MAX_FRAMES)).toBeLessThan(frameSide(40))
    // Half a byte a pixel is more than skin takes at the coarsest quality.
    const side = frameSide(MAX_FRAMES)
    expect(MAX_FRAMES * 4 * side * side * 0.75 * 0.5).toBeLessThan(FILM_BYTES * 1.2)
  })
})
