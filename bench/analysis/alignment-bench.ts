import sharp from 'sharp'
import { alignPhotos } from '../../src/main/analysis/alignment/align-photos.ts'
import { changeMap } from '../../src/main/analysis/alignment/change-map.ts'
import type { AnalysisTasks } from '../../src/main/analysis/analysis-tasks.ts'
import { FRESH_PLANES } from '../../src/main/analysis/plane-memory.ts'
import { WorkerPool } from '../../src/main/pool/worker-pool.ts'
import { renderFace } from '../../src/main/simulator/face/render-face.ts'
import { renderPatch } from '../../src/main/simulator/render.ts'
import type { ImageSize, RgbImage } from '../../src/shared/imaging/pixels.ts'

const GOAL_MS = 1500
const RUNS = 5

async function enlarged({ width, height, data }: RgbImage, size: ImageSize): Promise<RgbImage> {
  const pixels = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ ...size, fit: 'fill' })
    .raw()
    .toBuffer()
  const shared = new Uint8Array(new SharedArrayBuffer(pixels.length))
  shared.set(pixels)
  return { ...size, bits: 8, data: shared }
}

/** Two 12 MP photos laid on each other, by a face and by skin alone, and a map of change between them. */
export async function benchAlignment(): Promise<void> {
  const worker = new URL('../../src/main/analysis/analysis-worker.ts', import.meta.url)
  const pool = new WorkerPool<AnalysisTasks>({ worker })
  try {
    console.log(
      `\nAligning two photos of 12 MP, ${pool.concurrency} threads (the first run loads the face nets)`,
    )
    const portrait = { width: 3000, height: 4000 }
    const face = (visit: number): Promise<RgbImage> =>
      enlarged(renderFace(11, { pxPerMm: 4, skinType: 2, visit }).rgb, portrait)
    const skin = (capture: number): Promise<RgbImage> =>
      enlarged(renderPatch(21, { width: 1600, height: 1200, pxPerMm: 10, capture }).rgb, {
        width: 4000,
        height: 3000,
      })
    await timePair('a face', [await face(0), await face(1)], pool)
    await timePair('skin without a face', [await skin(0), await skin(1)], pool)
  } finally {
    await pool.close()
  }
}

async function timePair(
  name: string,
  [reference, other]: readonly [RgbImage, RgbImage],
  runner: WorkerPool<AnalysisTasks>,
): Promise<void> {
  const times: number[] = []
  let alignment = await alignPhotos(reference, other, { runner })
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now()
    alignment = await alignPhotos(reference, other, { runner })
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const median = times[RUNS >> 1] ?? NaN
  const { method, residual } = alignment
  console.log(
    `  ${name.padEnd(20)} ${method}: median ${median.toFixed(0)} ms, fastest ${(times[0] ?? NaN).toFixed(0)} ms; goal: at most ${GOAL_MS} ms: ${median <= GOAL_MS ? 'met' : 'MISSED'}; residual ${(residual?.medianPx ?? NaN).toFixed(2)} px`,
  )
  const pixels = reference.width * reference.height
  const mapOf = ({ width, height }: ImageSize) => ({
    width,
    height,
    map: FRESH_PLANES.words(pixels),
    skin: FRESH_PLANES.bytes(pixels).fill(255),
  })
  const input = { reference: mapOf(reference), other: mapOf(other), alignment, noiseFloor: 0.05 }
  const started = performance.now()
  await changeMap(input, { runner, planes: FRESH_PLANES })
  console.log(`  ${''.padEnd(20)} change of one map: ${(performance.now() - started).toFixed(0)} ms`)
}

if (import.meta.main) await benchAlignment()
