import { describe, expect, it } from 'vitest'
import { loadVerifiedModel } from '../../../src/main/analysis/net/manifest.ts'
import { PigmentNet } from '../../../src/main/analysis/net/pigment-net.ts'
import { WorkerPool } from '../../../src/main/pool/worker-pool.ts'
import { modelsFolder } from '../../../src/main/project-root.ts'
import { createLabImage } from '../../../src/shared/imaging/pixels.ts'
import type { mortalTasks } from './mortal-worker.ts'

describe('a worker that dies after it has used the addon and the inference runtime', () => {
  it('is replaced time and again, and the next one gives the same maps', async () => {
    const worker = new URL('./mortal-worker.ts', import.meta.url)
    const pool = new WorkerPool<typeof mortalTasks>({ worker, threads: 2 })
    try {
      const net = new PigmentNet(await loadVerifiedModel(modelsFolder(), 'stack'), pool)
      const levels = [0, 1, 2, 3].map((k) => createLabImage({ width: 800 >> k, height: 400 >> k }))
      levels.forEach(({ data }, k) => {
        data.forEach((_, i) => (data[i] = Math.sin(i / (7 + k)) * 4))
      })
      const expected = await net.mapsOf(levels)
      for (let round = 0; round < 3; round += 1) {
        const deaths = [1, 2].map(() => pool.run('die', undefined as never))
        for (const death of await Promise.allSettled(deaths))
          expect(death).toMatchObject({ status: 'rejected', reason: { code: 'WORKER_DIED' } })
        expect((await net.mapsOf(levels)).data).toEqual(expected.data)
      }
    } finally {
      await pool.close()
    }
  })

  it('lets an inference that waited behind it go on in the next worker', async () => {
    const worker = new URL('./mortal-worker.ts', import.meta.url)
    const pool = new WorkerPool<typeof mortalTasks>({ worker, threads: 1 })
    try {
      const net = new PigmentNet(await loadVerifiedModel(modelsFolder(), 'stack'), pool)
      const levels = [0, 1, 2, 3].map((k) => createLabImage({ width: 64 >> k, height: 64 >> k }))
      const dying = pool.run('die', undefined)
      const maps = net.mapsOf(levels)
      await expect(dying).rejects.toMatchObject({ code: 'WORKER_DIED' })
      expect((await maps).width).toBe(64)
    } finally {
      await pool.close()
    }
  })
})
