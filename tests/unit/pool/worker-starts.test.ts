import { EventEmitter } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { WorkerStarts } from '../../../src/main/pool/worker-starts.ts'

const thread = (): Worker => new EventEmitter() as unknown as Worker

/** Whether the promise has settled by the next turn. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false
  void promise.then(() => (done = true))
  await new Promise((resolve) => setImmediate(resolve))
  return done
}

describe('WorkerStarts', () => {
  it.each(['message', 'exit'])('waits for the first %s of a thread', async (event) => {
    const starts = new WorkerStarts()
    const starting = thread()
    starts.watch(starting)
    const waiting = starts.whenStarted(starting)
    expect(await settled(waiting)).toBe(false)
    starting.emit(event)
    expect(await settled(waiting)).toBe(true)
    expect(await settled(starts.whenStarted(starting))).toBe(true)
  })

  it('does not wait for a thread that is known to have started, and listens to a new one', async () => {
    const starts = new WorkerStarts()
    const [old, fresh] = [thread(), thread()]
    starts.started(old)
    expect(await settled(starts.whenStarted(old))).toBe(true)
    const waiting = starts.whenStarted(fresh)
    expect(await settled(waiting)).toBe(false)
    fresh.emit('message')
    expect(await settled(waiting)).toBe(true)
  })

  it('believes a thread that it watches more than who says that it has started', async () => {
    const starts = new WorkerStarts()
    const starting = thread()
    starts.watch(starting)
    starts.started(starting)
    expect(await settled(starts.whenStarted(starting))).toBe(false)
    starting.emit('exit')
  })
})
