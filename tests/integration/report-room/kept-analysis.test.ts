import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AnalysisEngine } from '../../../src/main/analysis/analysis-engine.ts'
import type { DecodedPhoto } from '../../../src/main/decoder/decoder-client.ts'
import { mapLayers } from '../../../src/main/encoder/map-layers.ts'
import { measureDrawn } from '../../../src/main/report-room/drawn-regions.ts'
import { lightPictures } from '../../../src/main/report-room/light-pictures.ts'
import type { PictureServices } from '../../../src/main/report-room/shot-pictures.ts'
import type { AnalysedPhoto } from '../../../src/main/viewing/analysed-photo.ts'
import { OpenPhoto } from '../../../src/main/viewing/open-photo.ts'
import type { PhotoComparison } from '../../../src/shared/imaging/comparability.ts'
import { ellipseOutline } from '../../../src/shared/imaging/outline.ts'
import { photoWithCard } from '../../support/face-with-card.ts'
import { CASTS } from '../../unit/analysis/colour-card/made-scene.ts'

/** A face under a lamp, with a colour card before its chest: analysed, kept, and read again for a report. */
const worker = new URL('../../../src/main/analysis/analysis-worker.ts', import.meta.url)
const { signal } = new AbortController()
const id = '01234567-89ab-4def-8123-456789abcdef'
const image = photoWithCard({ camera: CASTS.tungsten, noise: 2 })
const { width, height } = image
const size = { width, height }

let engine: AnalysisEngine
let computed: OpenPhoto
let analysed: AnalysedPhoto
let layers: readonly { readonly name: string; readonly bytes: Uint8Array }[]

beforeAll(async () => {
  engine = await AnalysisEngine.start({ variant: 'stack-base', worker, threads: 2 })
  const input = { width, height, bits: 8, profile: null, sha256: '0'.repeat(64) } as DecodedPhoto['input']
  computed = await OpenPhoto.of({ photo: { image, input }, decodeMs: 0, id, record: null }, engine, signal)
  analysed = await computed.analyze(() => undefined)
  layers = await Promise.all(
    mapLayers(analysed).map(async ({ name, encode }) => ({ name, bytes: await encode() })),
  )
})
afterAll(async () => {
  await computed.close()
  await engine.close()
})

it('a light of a photo that a card has corrected is that of the screen', async () => {
  const { report } = analysed
  expect(report.colourCard?.correction).not.toBeNull()
  const off = async (of: typeof report): Promise<number> => {
    const lit = { image, layers: new Map(layers.map(({ name, bytes }) => [name, bytes])), report: of }
    const pictures = await lightPictures(
      ['yellow'],
      { ...lit, side: width + height },
      engine.services,
      signal,
    )
    const jpeg = pictures['light-yellow']
    if (!jpeg) throw new Error('expected a light, found none')
    const tile = await computed.tile({
      set: computed.view.set,
      layer: 'light.yellow',
      level: 0,
      column: 0,
      row: 0,
    })
    if (!tile) throw new Error('expected a tile, found none')
    const part = { left: 0, top: 0, width: tile.width, height: tile.height }
    const printed = await sharp(jpeg).extract(part).raw().toBuffer()
    let sum = 0
    for (let at = 0; at < printed.length; at += 1) sum += Math.abs((printed[at] ?? 0) - (tile.data[at] ?? 0))
    return sum / printed.length
  }
  // What is left is what JPEG loses; without the correction the surface is split from other colours.
  const corrected = await off(report)
  expect(corrected).toBeLessThan(2)
  expect(await off({ ...report, colourCard: undefined })).toBeGreaterThan(2 * corrected)
})

it('a drawn region has the numbers of the screen, in both photos where they lie on each other', async () => {
  const services = {
    analysis: engine.services,
    loadLayers: (_photo: string, names: readonly string[]) =>
      Promise.resolve(layers.filter(({ name }) => names.includes(name))),
    signal,
  } as unknown as PictureServices
  const ring = ellipseOutline({ x: 0.4 * width, y: 0.5 * height }, 0.06 * width, 0.05 * height)
  const outside = ellipseOutline({ x: 3, y: 3 }, 2, 2)
  const fields = { photoId: 'a', tool: 'ellipse', createdMs: 1, changedMs: 1 } as const
  const regions = [
    { ...fields, id: 'b', ordinal: 1, name: '', rings: [[...ring]] },
    { ...fields, id: 'c', ordinal: 2, name: '', rings: [[...outside]] },
  ]
  const on = { photo: 'a', report: analysed.report }
  const shifted = { a: 1, b: 0, tx: 30, ty: -20 }
  const comparison = {
    alignment: {
      method: 'texture',
      similarity: shifted,
      refinement: null,
      residual: null,
      reference: size,
      other: size,
    },
  } as unknown as PhotoComparison
  const [drawn, empty] = await measureDrawn(regions, on, { ...on, comparison }, services)
  expect(drawn?.maps).toEqual((await computed.measure([ring]))?.maps)
  const moved = ring.map(({ x, y }) => ({ x: x + 30, y: y - 20 }))
  const there = await computed.measure([moved])
  expect(drawn?.before?.maps?.red.mean).toBeCloseTo(there?.maps.red.mean ?? Number.NaN, 6)
  expect(drawn?.before?.maps?.red.mean).not.toBeCloseTo(drawn?.maps?.red.mean ?? Number.NaN, 4)
  expect(empty?.maps).toBeNull()
  const apart = { alignment: { ...comparison.alignment, method: 'none' } } as unknown as PhotoComparison
  expect((await measureDrawn(regions, on, { ...on, comparison: apart }, services))[0]?.before).toBeNull()
})
