import { expect, test, vi } from 'vitest'
import { watchResidentMemory } from '../../../src/main/decoder/resident-memory.ts'
import { FakeProcess } from './fake-process.ts'

/** Stands for this very process, whose memory is known to be above 1 MiB. */
const self = Object.assign(new FakeProcess(() => undefined), { pid: process.pid })
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

test.runIf(process.platform === 'linux')('a process above the limit is reported, once', async () => {
  const exceeded = vi.fn()
  const stop = watchResidentMemory(self, 2 ** 20, exceeded)
  await expect.poll(() => exceeded.mock.calls.length).toBe(1)
  await wait(150)
  expect(exceeded).toHaveBeenCalledTimes(1)
  stop()
})

test('is asked of the host where that says it', async () => {
  const exceeded = vi.fn()
  let bytes = 1000
  const told = Object.assign(new FakeProcess(() => undefined), { pid: 5, residentBytes: () => bytes })
  const stop = watchResidentMemory(told, 2000, exceeded)
  await wait(150)
  expect(exceeded).not.toHaveBeenCalled()
  bytes = 3000
  await expect.poll(() => exceeded.mock.calls.length).toBe(1)
  stop()
})

test('a process below the limit, one that is gone and one no longer watched are not', async () => {
  const exceeded = vi.fn()
  const gone = new FakeProcess(() => undefined)
  const stops = [watchResidentMemory(self, 2 ** 45, exceeded), watchResidentMemory(gone, 1, exceeded)]
  watchResidentMemory(self, 1, exceeded)()
  await wait(150)
  expect(exceeded).not.toHaveBeenCalled()
  for (const stop of stops) stop()
})
