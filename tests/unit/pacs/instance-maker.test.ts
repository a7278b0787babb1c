import { afterEach, describe, expect, it } from 'vitest'
import { encodeGrey16Png } from '../../../src/main/encoder/png.ts'
import { uidOf } from '../../../src/main/dicom/uids.ts'
import { InstanceMaker, type InstanceMakerServices } from '../../../src/main/pacs/instance-maker.ts'
import { instanceTasks, type InstanceTasks } from '../../../src/main/pacs/instance-tasks.ts'
import { WorkerPool } from '../../../src/main/pool/worker-pool.ts'
import { CancelledError } from '../../../src/shared/contract/errors.ts'
import { raw, scene } from '../../integration/decoder/scenes.ts'
import { inThisThread } from './in-this-thread.ts'
import { outgoingMap, outgoingPhoto } from './made-outgoing.ts'

const size = { width: 96, height: 64 }
const WORKER = new URL('../../../src/main/pacs/instance-worker.ts', import.meta.url)
const { signal } = new AbortController()

const makers: InstanceMaker[] = []
afterEach(async () => {
  for (const maker of makers.splice(0)) await maker.close()
})

function makerOf(given: Partial<InstanceMakerServices> = {}) {
  const done = { started: 0, closed: 0, decoded: 0 }
  const maker = new InstanceMaker({
    version: '0.1.0',
    startThread: () => {
      done.started += 1
      return Object.assign(inThisThread(instanceTasks), {
        close: () => {
          done.closed += 1
          return Promise.resolve()
        },
      })
    },
    decode: () => {
      done.decoded += 1
      return Promise.resolve(scene())
    },
    ...given,
  })
  makers.push(maker)
  return { maker, done }
}

const jpeg = () => raw(scene()).jpeg().toBuffer()
const png = () => raw(scene()).png().toBuffer()

describe('the file of what is sent', () => {
  it('is made of the original, without decoding it, where that can stand in it', async () => {
    const { maker, done } = makerOf()
    const original = await jpeg()
    const { file, sopInstance } = await maker.make(outgoingPhoto(original, 'jpeg', size), signal)
    expect(Buffer.from(file).includes(original)).toBe(true)
    expect(sopInstance).toBe(uidOf('photo', 'c'.repeat(32)))
    expect(done.decoded).toBe(0)
  })

  it('is made of decoded pixels else, of 16 bits the upper 8', async () => {
    const pixels = scene()
    const of16 = { ...size, data: Uint16Array.from(pixels.data, (value) => value * 256 + 255) }
    for (const given of [pixels, of16]) {
      const { maker, done } = makerOf({
        decode: () => {
          done.decoded += 1
          return Promise.resolve(given)
        },
      })
      const { file } = await maker.make(outgoingPhoto(await png(), 'png', size), signal)
      expect(Buffer.from(file).includes(Buffer.from(pixels.data))).toBe(true)
      expect(done.decoded).toBe(1)
    }
  })

  it('fails as the decoder does, and makes the next one', async () => {
    let fails = true
    const { maker } = makerOf({
      decode: () => (fails ? Promise.reject(new CancelledError()) : Promise.resolve(scene())),
    })
    const photo = outgoingPhoto(await png(), 'png', size)
    await expect(maker.make(photo, signal)).rejects.toBeInstanceOf(CancelledError)
    fails = false
    expect((await maker.make(photo, signal)).file.byteLength).toBeGreaterThan(96 * 64 * 3)
  })

  it('is the same from a thread of its own, in memory that is shared with it', async () => {
    const plane = Uint16Array.from({ length: 96 * 64 }, (_, i) => (i * 997) % 65536)
    const map = outgoingMap(await encodeGrey16Png(plane, size), size)
    const here = await makerOf().maker.make(map, signal)
    const startThread = () => new WorkerPool<InstanceTasks>({ worker: WORKER, threads: 1 })
    const apart = await makerOf({ startThread }).maker.make(map, signal)
    expect(Buffer.from(apart.file).equals(Buffer.from(here.file))).toBe(true)
    expect(Buffer.from(apart.file).includes(Buffer.from(plane.buffer))).toBe(true)
    expect(apart.file.buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  it('is not made for whom it was cancelled', async () => {
    const { maker, done } = makerOf()
    const photo = outgoingPhoto(await png(), 'png', size)
    await expect(maker.make(photo, AbortSignal.abort())).rejects.toBeInstanceOf(CancelledError)
    expect(done.decoded).toBe(0)
  })
})

describe('the thread', () => {
  it('starts with the first thing, serves the next, and goes when it is closed or has nothing to do', async () => {
    const { maker, done } = makerOf({ idleMs: 1 })
    const photo = outgoingPhoto(await jpeg(), 'jpeg', size)
    expect(done.started).toBe(0)
    await Promise.all([maker.make(photo, signal), maker.make(photo, signal)])
    expect(done.started).toBe(1)
    while (done.closed === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await maker.make(photo, signal)
    expect(done.started).toBe(2)
    await maker.close()
    expect(done.closed).toBe(2)
  })
})
