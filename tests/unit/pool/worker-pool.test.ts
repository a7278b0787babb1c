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
    await expect(running).rejects.toBeInstanceOf(CancelledError)
    await expect(waiting).rejects.toBeInstanceOf(CancelledError)
    expect(performance.now() - cancelledAt).toBeLessThan(200)
    expect(await pool.run('double', 2)).toBe(4)
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
    await pool.run('double', 1)
    expect(await pool.run('residentBytes', null as never)).toBeLessThan(before - size / 2)
  })

  it('fails running tasks with POOL_CLOSED when it closes, and later ones too', async () => {
    const running = pool.run('spin', 60_000)
    const outcome = expect(running).rejects.toMatchObject({ code: 'POOL_CLOSED' })
    await pool.close()
    await outcome
    await expect(pool.run('double', 1)).rejects.toMatchObject({ code: 'POOL_CLOSED' })
  })
})
