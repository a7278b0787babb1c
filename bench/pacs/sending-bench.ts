import { encodeGrey16Png, encodeRgb8Png } from '../../src/main/encoder/png.ts'
import { InstanceMaker, type InstanceThread } from '../../src/main/pacs/instance-maker.ts'
import { instanceTasks, type DecodedPixels, type InstanceTasks } from '../../src/main/pacs/instance-tasks.ts'
import { WorkerPool } from '../../src/main/pool/worker-pool.ts'
import type { Outgoing } from '../../src/main/records/service/outgoing.ts'
import { inThisThread } from '../../tests/unit/pacs/in-this-thread.ts'
import { outgoingMap, outgoingPhoto } from '../../tests/unit/pacs/made-outgoing.ts'

const SIZE = { width: 4000, height: 3000 }
const ROUNDS = 5
const WORKER = new URL('../../src/main/pacs/instance-worker.ts', import.meta.url)

/**
 * How long the thread that serves the window stands still at most while a file of 12 megapixels is made for the archive: in that
 * thread, and in one of its own as the program does it.
 */
export async function benchSending(): Promise<void> {
  const plane = Uint16Array.from({ length: SIZE.width * SIZE.height }, (_, i) => (i * 977) % 65536)
  const samples = SIZE.width * SIZE.height * 3
  // As the decoder gives them.
  const of8 = new Uint8Array(new SharedArrayBuffer(samples))
  const of16 = new Uint16Array(new SharedArrayBuffer(samples * 2))
  for (let i = 0; i < samples; i += 1) {
    of8[i] = (i * 31) % 251
    of16[i] = i % 65536
  }
  const photo = await encodeRgb8Png(of8, SIZE)
  const things: readonly (readonly [string, Outgoing, DecodedPixels['data']])[] = [
    ['a map of 16 bits', outgoingMap(await encodeGrey16Png(plane, SIZE), SIZE), of8],
    ['a photo as decoded pixels', outgoingPhoto(photo, 'png', SIZE), of8],
    ['a photo of 16 bits as decoded pixels', outgoingPhoto(photo, 'png', SIZE), of16],
  ]
  console.log('\nLongest standstill of the window’s thread while a DICOM file of 12 megapixels is made')
  for (const [name, outgoing, data] of things) {
    const here = await longestOf(outgoing, data, () => inThisThread(instanceTasks))
    const apart = await longestOf(
      outgoing,
      data,
      () => new WorkerPool<InstanceTasks>({ worker: WORKER, threads: 1 }),
    )
    console.log(`  ${name}: ${here.toFixed(0)} ms in that thread, ${apart.toFixed(0)} ms in one of its own`)
  }
}

/** The median of the rounds; the first, in which the thread starts, counts for nothing. */
async function longestOf(
  outgoing: Outgoing,
  data: DecodedPixels['data'],
  startThread: () => InstanceThread,
): Promise<number> {
  const decode = () => Promise.resolve({ ...SIZE, data })
  const maker = new InstanceMaker({ startThread, version: '1', decode })
  const { signal } = new AbortController()
  await maker.make(outgoing, signal)
  const longest: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    longest.push(await standstill(() => maker.make(outgoing, signal)))
  await maker.close()
  return longest.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}

async function standstill(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const look = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 1)
  await work()
  longest = Math.max(longest, performance.now() - last)
  clearInterval(look)
  return longest
}

if (import.meta.main) await benchSending()
