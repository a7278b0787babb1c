import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WorkerPool } from '../../../src/main/pool/worker-pool.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'
import type { testTasks } from './test-worker.ts'

const worker = new URL('./test-worker.ts', import.meta.url)
const sharedList = (length: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer(length * 4))

let pool: WorkerPool<typeof testTasks>

beforeEach(() => {
  pool = new WorkerPool({ worker, threads: 1, maxWaiting: 3 })
})

afterEach(() => pool.close())

describe('WorkerPool', () => {
  it('runs a task in another thread and gives its result', async () => {
    expect(await pool.run('double', 21)).toBe(42)
  })

  it('shares memory with the worker instead of copying it', async () => {
    const target = sharedList(4)
    await pool.run('fill', { target, value: 9 })
    expect([...target]).toEqual([9, 9, 9, 9])
  })

  it('lets waiting tasks of a higher priority start first', async () => {
    const list = sharedList(5)
    const mark = (id: number, ms: number, priority: 'interactive' | 'normal' | 'background') =>
      pool.run('mark', { list, id, ms }, { priority })
    await Promise.all([
      mark(1, 100, 'normal'),
      mark(2, 0, 'background'),
      mark(3, 0, 'normal'),
      mark(4, 0, 'interactive'),
    ])
    expect([...list].slice(1)).toEqual([1, 4, 3, 2])
  })

  it('refuses a task when too many wait, with POOL_FULL', async () => {
    await pool.run('double', 1)
    const running = pool.run('spin', 300)
    const waiting = [1, 2, 3].map((value) => pool.run('double', value))
    await expect(pool.run('double', 4)).rejects.toMatchObject({ code: 'POOL_FULL' })
    expect(await running).toBe('done')
    expect(await Promise.all(waiting)).toEqual([2, 4, 6])
  })

  it('stops a running task within 200 ms of its cancellation, and the waiting ones too', async () => {
    const controller = new AbortController()
    const running = pool.run('spin', 60_000, { signal: controller.signal })
    const waiting = pool.run('spin', 60_000, { signal: controller.signal })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const cancelledAt = performance.now()
    controller.abort()
    for (const outcome of await Promise.allSettled([running, waiting]))
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(CancelledError) as unknown })
    expect(performance.now() - cancelledAt).toBeLessThan(200)
    expect(await pool.run('double', 2)).toBe(4)
  })

  it('ends a waiting task at once when it is cancelled, while another job keeps the worker busy', async () => {
    const controller = new AbortController()
    await pool.run('double', 1)
    const busy = pool.run('spin', 600)
    const list = sharedList(2)
    const waiting = [0, 1, 2].map(() =>
      pool.run('mark', { list, id: 1, ms: 0 }, { signal: controller.signal }),
    )
    const outcomes = Promise.allSettled(waiting)
    const cancelledAt = performance.now()
    controller.abort()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(performance.now() - cancelledAt).toBeLessThan(200)
    const instead = [1, 2, 3].map((value) => pool.run('double', value))
    expect(await busy).toBe('done')
    expect(await Promise.all(instead)).toEqual([2, 4, 6])
    expect(list[0]).toBe(0)
  })

  it('starts tasks of one priority in the order in which they came', async () => {
    const patient = new WorkerPool<typeof testTasks>({ worker, threads: 1, maxWaiting: 20 })
    try {
      const list = sharedList(9)
      await Promise.all(
        [1, 2, 3, 4, 5, 6, 7, 8].map((id) => patient.run('mark', { list, id, ms: id === 1 ? 50 : 0 })),
      )
      expect([...list].slice(1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    } finally {
      await patient.close()
    }
  })

  it('does not start a task whose caller had already given up', async () => {
    const list = sharedList(2)
    await expect(
      pool.run('mark', { list, id: 1, ms: 0 }, { signal: AbortSignal.abort() }),
    ).rejects.toBeInstanceOf(CancelledError)
    expect(list[0]).toBe(0)
  })

  it('keeps the code of an expected error across the thread boundary', async () => {
    const failure = await pool.run('refuse', undefined as never).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(BasalisError)
    expect(failure).toMatchObject({ code: 'IMAGE_EMPTY', message: 'expected a photo, found 0 bytes' })
  })

  it('reports a bug in a task as an ordinary error', async () => {
    await expect(pool.run('break', undefined as never)).rejects.toThrow('a bug')
  })

  it('fails the task of a worker that dies with WORKER_DIED, and replaces the worker', async () => {
    await expect(pool.run('die', undefined as never)).rejects.toMatchObject({ code: 'WORKER_DIED' })
    expect(await pool.run('double', 3)).toBe(6)
    expect(pool.size).toBe(1)
  })

  it('loses no waiting task when a worker dies', async () => {
    const dying = pool.run('die', undefined)
    const waiting = [5, 6].map((value) => pool.run('double', value))
    await expect(dying).rejects.toMatchObject({ code: 'WORKER_DIED' })
    expect(await Promise.all(waiting)).toEqual([10, 12])
  })

  it('gives abandoned shared memory back after releaseMemory', async () => {
    const size = 300e6
    await pool.run('abandon', size)
    const before = await pool.run('residentBytes', null as never)
    pool.releaseMemory()
    // The collector sweeps in the background: the memory may be gone a moment later.
    await expect.poll(() => pool.run('residentBytes', null as never)).toBeLessThan(before - size / 2)
  })

  it('gives it back in threads that get no further task', async () => {
    const size = 300e6
    await pool.run('abandon', size)
    const before = process.memoryUsage.rss()
    pool.releaseMemory()
    await expect.poll(() => process.memoryUsage.rss()).toBeLessThan(before - size / 2)
  })

  it('fails running tasks with POOL_CLOSED when it closes, and later ones too', async () => {
    const running = pool.run('spin', 60_000)
    const outcome = expect(running).rejects.toMatchObject({ code: 'POOL_CLOSED' })
    await pool.close()
    await outcome
    await expect(pool.run('double', 1)).rejects.toMatchObject({ code: 'POOL_CLOSED' })
  })

  it('fails every task with WORKER_DIED, and says why, when workers cannot start', async () => {
    const broken = new WorkerPool<typeof testTasks>({
      worker: new URL('./broken-worker.ts', import.meta.url),
      threads: 2,
    })
    try {
      const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((value) => broken.run('double', value)))
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'WORKER_DIED' } })
        expect((outcome as PromiseRejectedResult).reason).toHaveProperty(
          'message',
          expect.stringContaining('cannot start'),
        )
      }
      await expect(broken.run('double', 1)).rejects.toMatchObject({ code: 'WORKER_DIED' })
    } finally {
      await broken.close()
    }
  })

  it('reports an input that cannot cross the thread boundary as the bug that it is', async () => {
    const attempt = pool.run('double', (() => 1) as never)
    await expect(attempt).rejects.toThrow(/could not be cloned/)
    expect(await pool.run('double', 4)).toBe(8)
  })
})
