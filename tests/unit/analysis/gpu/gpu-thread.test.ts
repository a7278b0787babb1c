import { describe, expect, it } from 'vitest'
import { GpuProblem } from '../../../../src/main/analysis/gpu/gpu-problem.ts'
import { gpuTasks } from '../../../../src/main/analysis/gpu/gpu-tasks.ts'
import { GpuThread } from '../../../../src/main/analysis/gpu/gpu-thread.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import { DEFAULT_PARAMETERS } from '../../../../src/shared/imaging/parameters.ts'
import { skinLike } from '../filter/skin-like.ts'

const worker = new URL('./fake-gpu-worker.ts', import.meta.url)

describe('GpuThread', () => {
  it('says that the device is lost when its thread dies, and goes on in a new one', async () => {
    const thread = new GpuThread(worker)
    try {
      const death: unknown = await thread.run('gpuPass', { run: 9 }).catch((error: unknown) => error)
      expect(death).toBeInstanceOf(GpuProblem)
      expect(death).toMatchObject({ fallback: { code: 'DEVICE_LOST' } })
      expect(await thread.run('gpuPass', { run: 1 })).toEqual({ ok: true, value: [1, 1, 1] })
    } finally {
      await thread.close()
    }
  })

  it('takes a cancellation for what it is', async () => {
    const thread = new GpuThread(worker)
    const signal = AbortSignal.abort()
    await expect(thread.run('gpuPass', { run: 1 }, { signal })).rejects.toBeInstanceOf(CancelledError)
    await thread.close()
  })

  it('can be closed unused and twice, and does nothing afterwards', async () => {
    const thread = new GpuThread(worker)
    await thread.close()
    await thread.close()
    await expect(thread.run('gpuPass', { run: 1 })).rejects.toMatchObject({ code: 'POOL_CLOSED' })
  })
})

describe('the tasks of a GPU thread that ends', () => {
  it('begin nothing any more, so that nothing is pending at its end', async () => {
    const tasks = new InlineRunner(gpuTasks)
    await tasks.run('gpuCloseDevice', undefined)
    const lab = skinLike(4, 4)
    const open = { run: 1, expectedDevice: 'GPU', lab, parameters: DEFAULT_PARAMETERS, mask: null }
    await expect(tasks.run('gpuOpenRun', open)).rejects.toMatchObject({ code: 'POOL_CLOSED' })
    await expect(tasks.run('gpuPass', { run: 1 })).rejects.toMatchObject({ code: 'POOL_CLOSED' })
    await tasks.run('gpuCloseRun', { run: 1 })
  })
})
