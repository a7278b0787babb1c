import { afterAll, beforeAll, expect, it } from 'vitest'
import { AnalysisEngine } from '../../../src/main/analysis/analysis-engine.ts'
import type { DecodedPhoto } from '../../../src/main/decoder/decoder-client.ts'
import { mapLayers } from '../../../src/main/encoder/map-layers.ts'
import type { AnalysedPhoto } from '../../../src/main/viewing/analysed-photo.ts'
import { OpenPhoto } from '../../../src/main/viewing/open-photo.ts'
import { renderFace } from '../../../src/main/simulator/face/render-face.ts'
import { LAYERS } from '../../../src/shared/imaging/layers.ts'

const worker = new URL('../../../src/main/analysis/analysis-worker.ts', import.meta.url)
const { signal } = new AbortController()
const id = '01234567-89ab-4def-8123-456789abcdef'

let engine: AnalysisEngine
let photo: DecodedPhoto
let computed: OpenPhoto
let analysed: AnalysedPhoto
beforeAll(async () => {
  engine = await AnalysisEngine.start({ variant: 'stack-base', worker, threads: 2 })
  const { rgb } = renderFace(5, { skinType: 2, pxPerMm: 2, setting: 'clinic' })
  const { width, height } = rgb
  const input = { width, height, bits: 8, profile: null, sha256: '0'.repeat(64) }
  photo = { image: { ...rgb, bits: 8 }, input: input as DecodedPhoto['input'] }
  computed = await open()
  analysed = await computed.analyze(() => undefined)
})
afterAll(async () => {
  await computed.close()
  await engine.close()
})

const open = (): Promise<OpenPhoto> => OpenPhoto.of({ photo, decodeMs: 0, id, record: null }, engine, signal)

it('a photo that is read from the record shows and measures what its analysis did, to the last bit', async () => {
  expect(analysed.report.region.used).toBe('face')
  const layers: { name: string; bytes: Uint8Array }[] = []
  for (const { name, encode } of mapLayers(analysed)) layers.push({ name, bytes: await encode() })
  const restored = await open()
  const steps = new Set<string>()
  const given = await restored.restore({ report: analysed.report, layers }, (step) => steps.add(step))
  expect(given?.report).toBe(analysed.report)
  expect([...steps]).toEqual(['kept', 'filter', 'layers'])
  for (const layer of LAYERS)
    for (const level of [0, 1]) {
      const tile = { layer, level, column: 0, row: 0 }
      const [one, two] = await Promise.all([
        computed.tile({ set: computed.view.set, ...tile }),
        restored.tile({ set: restored.view.set, ...tile }),
      ])
      expect(one?.data.length, layer).toBeGreaterThan(0)
      expect(Buffer.compare(one?.data ?? Buffer.of(0), two?.data ?? Buffer.of(1)), layer).toBe(0)
    }
  const outline = analysed.report.region.outlines?.['cheek-right'] ?? []
  expect(outline.length).toBeGreaterThan(2)
  expect(await restored.measure([outline])).toEqual(await computed.measure([outline]))
  await restored.close()
})
