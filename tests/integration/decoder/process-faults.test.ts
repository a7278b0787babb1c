import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import { PhotoDecoder as Decoder } from '../../../src/main/decoder/decoder-client.ts'
import type { DecoderProcess } from '../../../src/main/decoder/decoder-process.ts'
import type { DecoderLimits } from '../../../src/main/decoder/limits.ts'
import { spawnChildProcess } from '../../../src/main/decoder/spawn-child-process.ts'
import { CancelledError } from '../../../src/shared/contract/errors.ts'
import { difference, raw, scene } from './scenes.ts'

const small = scene()
let smallBytes: Buffer
/** Takes several hundred milliseconds to decode. */
let slowBytes: Buffer

beforeAll(async () => {
  smallBytes = await raw(small).png().toBuffer()
  slowBytes = await raw(scene(4500, 3000)).png({ compressionLevel: 1, progressive: true }).toBuffer()
})

let decoder: PhotoDecoder | null = null
let processes: DecoderProcess[] = []

function open(limits: Partial<DecoderLimits> = {}): PhotoDecoder {
  processes = []
  decoder = new Decoder({
    limits,
    spawn: (options) => {
      const process = spawnChildProcess(options)
      processes.push(process)
      return process
    },
  })
  return decoder
}

afterEach(() => {
  decoder?.close()
})

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The error, or a word: millions of samples in a failed expectation would take minutes to print. */
const outcome = (decoding: Promise<unknown>): Promise<unknown> =>
  decoding.then(
    () => 'decoded',
    (error: unknown) => error,
  )

async function expectNextPhotoToWork(on: PhotoDecoder): Promise<void> {
  expect(difference(await on.decode(smallBytes), small.data).max).toBe(0)
}

test('a process that is killed in the middle of a photo is an error, and the next photo works', async () => {
  const under = open()
  await expectNextPhotoToWork(under)
  const decoding = under.decode(slowBytes)
  await wait(60)
  process.kill(processes[0]?.pid ?? NaN, 'SIGSEGV')
  expect(await outcome(decoding)).toMatchObject({
    code: 'DECODER_DIED',
    message: expect.stringContaining('SIGSEGV') as string,
  })
  const before = performance.now()
  await expectNextPhotoToWork(under)
  expect(processes).toHaveLength(2)
  expect(performance.now() - before).toBeLessThan(1500) // a fresh process, on a loaded machine
})

test('a process that dies between photos is replaced before the next one', async () => {
  const under = open()
  await expectNextPhotoToWork(under)
  process.kill(processes[0]?.pid ?? NaN, 'SIGKILL')
  await expect.poll(() => processes.length).toBe(2)
  await expectNextPhotoToWork(under)
})

test('a photo that takes too long is ended', async () => {
  const under = open({ timeoutMs: 2000 })
  await wait(400)
  const pid = processes[0]?.pid ?? NaN
  process.kill(pid, 'SIGSTOP')
  const before = performance.now()
  expect(await outcome(under.decode(smallBytes))).toMatchObject({ code: 'DECODER_TIMEOUT' })
  expect(performance.now() - before).toBeGreaterThan(1990)
  await expect.poll(() => isAlive(pid)).toBe(false)
  await wait(300)
  await expectNextPhotoToWork(under)
})

describe('a photo that takes too much memory is ended', () => {
  const limit = { maxResidentBytes: 160 * 2 ** 20 }

  test('by whoever sees it first', async () => {
    const under = open(limit)
    await expectNextPhotoToWork(under)
    expect(await outcome(under.decode(slowBytes))).toMatchObject({
      code: 'DECODER_MEMORY',
      message: 'expected the photo to be decoded within 160 MiB of memory; found that it takes more',
    })
    await expectNextPhotoToWork(under)
  })

  test('by the watchdog inside the process alone, as on systems without /proc', async () => {
    decoder = new Decoder({
      limits: limit,
      spawn: (options) => {
        const child = spawnChildProcess(options)
        // A client that does not know the process cannot measure it.
        return { ...child, pid: undefined }
      },
    })
    await expectNextPhotoToWork(decoder)
    expect(await outcome(decoder.decode(slowBytes))).toMatchObject({ code: 'DECODER_MEMORY' })
    await expectNextPhotoToWork(decoder)
  })
})

test('a cancel ends the photo and its process within 200 ms', async () => {
  const under = open()
  await expectNextPhotoToWork(under)
  const pid = processes[0]?.pid ?? NaN
  const controller = new AbortController()
  const decoding = under.decode(slowBytes, { signal: controller.signal })
  await wait(80)
  const before = performance.now()
  controller.abort()
  controller.abort()
  expect(await outcome(decoding)).toBeInstanceOf(CancelledError)
  expect(performance.now() - before).toBeLessThan(200)
  await expect.poll(() => isAlive(pid), { timeout: 200 }).toBe(false)
  await expectNextPhotoToWork(under)
})

test('closing leaves no process behind', async () => {
  const under = open()
  await expectNextPhotoToWork(under)
  const pid = processes[0]?.pid ?? NaN
  expect(isAlive(pid)).toBe(true)
  under.close()
  await expect.poll(() => isAlive(pid)).toBe(false)
})

test('photos one after another share a process, whose memory does not grow', async () => {
  const under = open()
  const sizes: number[] = []
  for (let i = 0; i < 8; i += 1) {
    await under.decode(slowBytes)
    sizes.push(residentBytes(processes[0]?.pid ?? NaN))
  }
  expect(processes).toHaveLength(1)
  expect(Math.max(...sizes.slice(4))).toBeLessThan(1.3 * Math.max(...sizes.slice(0, 4)))
})

/** 0 where the system does not say. */
function residentBytes(pid: number): number {
  if (process.platform !== 'linux') return 0
  return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096
}
