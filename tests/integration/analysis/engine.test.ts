import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AnalysisEngine } from '../../../src/main/analysis/analysis-engine.ts'
import type { AnalysisProgress, AnalysisRequest } from '../../../src/main/analysis/analysis-request.ts'
import { renderLight } from '../../../src/main/analysis/lights/render-light.ts'
import { loadVerifiedModel } from '../../../src/main/analysis/net/manifest.ts'
import { referenceColour } from '../../../src/main/analysis/net/net-images.ts'
import { tileInput } from '../../../src/main/analysis/net/tile-input.ts'
import { TILE_CORE } from '../../../src/main/analysis/net/tiles.ts'
import { StageClock } from '../../../src/main/analysis/stage-clock.ts'
import { modelsFolder } from '../../../src/main/project-root.ts'
import { renderFace } from '../../../src/main/simulator/face/render-face.ts'
import { renderPatch } from '../../../src/main/simulator/render.ts'
import { CancelledError } from '../../../src/shared/contract/errors.ts'
import { DEFAULT_PARAMETERS } from '../../../src/shared/imaging/parameters.ts'
import { MAP_FULL } from '../../../src/shared/imaging/pigments.ts'
import { createLabImage, type RgbImage } from '../../../src/shared/imaging/pixels.ts'
import { InferenceSession, Tensor } from 'onnxruntime-node'

const worker = new URL('../../../src/main/analysis/analysis-worker.ts', import.meta.url)

let engine: AnalysisEngine

beforeAll(async () => {
  engine = await AnalysisEngine.start({ variant: 'stack-base', worker, threads: 2 })
})

afterAll(() => engine.close())

function request(image: RgbImage, extra: Partial<AnalysisRequest> = {}): AnalysisRequest {
  const { width, height, bits } = image
  return {
    image,
    input: { width, height, bits, profile: null, sha256: '0'.repeat(64) },
    region: 'patch',
    parameters: DEFAULT_PARAMETERS,
    clock: new StageClock(),
    ...extra,
  }
}

/** A patch repeated until it is large enough that every stage takes a while. */
function large(width: number, height: number): RgbImage {
  const { rgb } = renderPatch(7, { width: 160, height: 160 })
  const data = new Uint8Array(new SharedArrayBuffer(width * height * 3))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let c = 0; c < 3; c += 1)
        data[(y * width + x) * 3 + c] = rgb.data[((y % 160) * 160 + (x % 160)) * 3 + c] ?? 0
  return { width, height, bits: 8, data }
}

describe('AnalysisEngine', () => {
  it.each([
    [16, 16],
    [17, 301],
    [640, 19],
    [601, 530],
  ])('analyses a photo of %d×%d px into maps of its size without a hole', async (width, height) => {
    const { maps, diffuse } = await engine.analyze(request(large(width, height)))
    expect([maps.width, maps.height]).toEqual([width, height])
    expect(maps.data).toHaveLength(width * height * 3)
    expect(diffuse.data.every(Number.isFinite)).toBe(true)
  })

  it('gives a 16-bit photo the same analysis as the same photo in 8 bits', async () => {
    const eight = large(80, 60)
    const data = new Uint16Array(new SharedArrayBuffer(eight.data.length * 2))
    eight.data.forEach((value, i) => (data[i] = value * 257))
    const a = await engine.analyze(request(eight))
    const b = await engine.analyze(request({ ...eight, bits: 16, data }))
    expect(Math.max(...a.maps.data.map((value, i) => Math.abs(value - (b.maps.data[i] ?? 0))))).toBeLessThan(
      0.01 * MAP_FULL,
    )
  })

  it('lets the net see a face of few pixels a millimetre larger, and gives its maps at the size of the photo', async () => {
    const { rgb } = renderFace(5, { skinType: 2, pxPerMm: 1.2, setting: 'clinic' })
    const image = { ...rgb, bits: 8 } as const
    const { maps, confidence, skin, report } = await engine.analyze(request(image, { region: 'face' }))
    expect(report.region.used).toBe('face')
    // The whole first, then the parts of the face that can be seen.
    const parts = Object.keys(report.region.outlines ?? {})
    expect(parts).toEqual(expect.arrayContaining(['forehead', 'cheek-right', 'cheek-left', 'nose']))
    for (const numbers of [report.metrics, report.skin, report.confidence?.regions])
      expect(Object.keys(numbers ?? {})).toEqual(['face', ...parts])
    expect(report.scale.enlarged).toBe(2)
    for (const plane of [maps, confidence]) {
      expect([plane.width, plane.height]).toEqual([rgb.width, rgb.height])
      expect(plane.data).toHaveLength(3 * rgb.width * rgb.height)
    }
    expect(maps.data.some((value) => value > 0.1 * MAP_FULL)).toBe(true)
    skin.data.forEach((value, i) => {
      if (value === 0) expect(maps.data[i]).toBe(0)
    })
  })

  it('shows no seams: tiles agree with the net run on the whole image at once', async () => {
    const width = 1101
    const height = 555
    const levels = [0, 1, 2, 3].map((k) => {
      const level = createLabImage({ width: Math.ceil(width / 2 ** k), height: Math.ceil(height / 2 ** k) })
      let state = 5 + k
      level.data.forEach((_, i) => {
        state = (state * 1103515245 + 12345) % 2147483648
        level.data[i] = (state / 2147483648 - 0.5) * 6
      })
      return level
    })
    const base = createLabImage(levels[3] ?? { width: 1, height: 1 })
    base.data.forEach((_, i) => (base.data[i] = 30 + 20 * Math.sin(i / 900)))
    const images = [...levels, base, referenceColour(base)]
    const tiled = await engine.services.net.mapsOf(images)
    const { bytes, entry } = await loadVerifiedModel(modelsFolder(), 'stack-base')
    const session = await InferenceSession.create(new Uint8Array(bytes))
    const padded = { width: 1104, height: 560 }
    const input = tileInput(images, { width, height }, { x: 0, y: 0, ...padded })
    const { [entry.outputs[0].name]: whole } = await session.run({
      [entry.inputs[0].name]: new Tensor('float32', input, [1, 18, padded.height, padded.width]),
    })
    const expected = whole?.data as Float32Array
    let worst = 0
    for (let plane = 0; plane < 3; plane += 1)
      for (let y = 0; y < height; y += 1)
        for (let x = 0; x < width; x += 1) {
          const found = (tiled.data[(plane * height + y) * width + x] ?? 0) / MAP_FULL
          const wanted = expected[(plane * padded.height + y) * padded.width + x] ?? 0
          worst = Math.max(worst, Math.abs(found - wanted))
        }
    expect(worst).toBeLessThanOrEqual(1e-3)
    await session.release()
  })

  it.each(['filter', 'stack', 'inference'] as const)(
    'stops when cancelled during the stage %s, and works again',
    async (stage) => {
      const controller = new AbortController()
      const seen: AnalysisProgress['stage'][] = []
      const onProgress = (progress: AnalysisProgress): void => {
        seen.push(progress.stage)
        if (progress.stage === stage) controller.abort()
      }
      const work = engine.analyze(request(large(700, 600), { signal: controller.signal, onProgress }))
      await expect(work).rejects.toBeInstanceOf(CancelledError)
      expect(seen.at(-1)).toBe(stage)
      expect((await engine.analyze(request(large(32, 32)))).maps.width).toBe(32)
    },
  )

  it('reports every pass and every tile', async () => {
    const seen: AnalysisProgress[] = []
    const [width, height] = [600, 540]
    const tiles = Math.ceil(width / TILE_CORE) * Math.ceil(height / TILE_CORE)
    const { report } = await engine.analyze(
      request(large(width, height), { onProgress: (progress) => seen.push(progress) }),
    )
    expect(seen.filter(({ stage }) => stage === 'filter').map(({ done }) => done)).toEqual(
      Array.from({ length: report.iterations.count }, (_, i) => i + 1),
    )
    expect(seen.filter(({ stage }) => stage === 'inference').at(-1)).toEqual({
      stage: 'inference',
      done: tiles,
      total: tiles,
    })
  })

  it('analyses several photos at once as it does one by one', async () => {
    const image = large(200, 150)
    const alone = await engine.analyze(request(image))
    const together = await Promise.all([1, 2, 3].map(() => engine.analyze(request(image))))
    for (const { maps } of together) expect(maps.data).toEqual(alone.maps.data)
  })
})

describe('AnalysisEngine with other numbers of threads', () => {
  it('gives bit-identical results', async () => {
    const single = await AnalysisEngine.start({ variant: 'stack-base', worker, threads: 1 })
    try {
      const image = large(400, 820)
      const one = await single.analyze(request(image))
      const two = await engine.analyze(request(image))
      expect(one.diffuse.data).toEqual(two.diffuse.data)
      expect(one.maps.data).toEqual(two.maps.data)
      expect(one.report.iterations).toEqual(two.report.iterations)
      const light = await renderLight('blue', one.maps, one.specular, single.services.runner)
      expect(light).toEqual(await renderLight('blue', two.maps, two.specular, engine.services.runner))
    } finally {
      await single.close()
    }
  })
})
