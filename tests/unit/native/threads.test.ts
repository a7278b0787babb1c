import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

import { describe, expect, it } from 'vitest'

import {
  addon,
  bands,
  deviation,
  newCancelCell,
  referencePlane,
  sharedFloats,
  testPlane,
} from './filter-run.ts'

const [width, height, radius] = [111, 40, 3]
const settings = { radius, sigmaSpatial: 2.5, sigmaRange: 8 }

async function packed(plane: Float32Array): Promise<Float32Array<SharedArrayBuffer>> {
  const strips = sharedFloats(addon.stripPlaneLength(width, height, radius))
  const job = { width, height, ...settings, rowBegin: 0, rowEnd: height, cancel: newCancelCell() }
  await addon.packStrips({ ...job, plane, strips })
  return strips
}

function startWorker(workerData: object): Worker {
  return new Worker(join(import.meta.dirname, 'filter-worker.ts'), { workerData })
}

describe('worker threads', () => {
  it('load the addon side by side and filter bands of one shared plane', async () => {
    const plane = testPlane(width, height, 8)
    const source = await packed(plane)
    const target = sharedFloats(source.length)
    const rowDifference = new Float64Array(new SharedArrayBuffer(height * 8))
    const pass = { width, height, ...settings, source, target, rowDifference, mask: null }
    const workers = bands(height, 10).map((range) => startWorker({ ...pass, ...range }))
    await Promise.all(
      workers.map(async (worker) => {
        const exit = once(worker, 'exit')
        const [simd] = (await once(worker, 'message')) as [string]
        expect(simd).toBe(addon.simd)
        expect(await exit).toEqual([0])
      }),
    )
    const result = sharedFloats(width * height)
    const job = { width, height, ...settings, rowBegin: 0, rowEnd: height, cancel: newCancelCell() }
    await addon.unpackStrips({ ...job, plane: result, strips: target })
    expect(deviation(result, referencePlane(plane, width, height, settings)).max).toBeLessThanOrEqual(1e-4)
    expect(Math.min(...rowDifference)).toBeGreaterThan(0)
  })

  it('may be terminated in the middle of a job', async () => {
    const source = await packed(testPlane(width, height))
    const target = sharedFloats(source.length)
    const rowDifference = new Float64Array(new SharedArrayBuffer(height * 8))
    const range = { rowBegin: 0, rowEnd: height }
    for (let delayMs = 40; delayMs < 120; delayMs += 10) {
      const worker = startWorker({
        width,
        height,
        ...settings,
        ...range,
        source,
        target,
        rowDifference,
        mask: null,
      })
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      await worker.terminate()
    }
  })
})
