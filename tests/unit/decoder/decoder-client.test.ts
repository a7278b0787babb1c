import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { NO_CAMERA_DATA } from '../../../src/main/decoder/camera-data.ts'
import { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'
import type { ToChild } from '../../../src/main/decoder/messages.ts'
import { CancelledError } from '../../../src/shared/contract/errors.ts'
import { fakeSpawn } from './fake-process.ts'
import type { FakeProcess } from './fake-process.ts'

const PHOTO = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5_000_000, 7)])
const WIDTH = 20
const HEIGHT = 18
const ROW = WIDTH * 3
const PIXELS = Uint8Array.from({ length: ROW * HEIGHT }, (_, i) => i % 251)

const header = {
  kind: 'header',
  width: WIDTH,
  height: HEIGHT,
  bits: 8,
  profile: null,
  orientation: 1,
  camera: NO_CAMERA_DATA,
}

/** Behaves: asks for all bytes, then sends the picture in two pieces. */
function wellBehaved(message: ToChild, fake: FakeProcess): void {
  const { job } = message
  if (message.kind === 'photo') fake.say({ kind: 'send', job })
  if (message.kind !== 'bytes') return
  const sent = fake.received.filter((one) => one.kind === 'bytes' && one.job === job).length
  if (sent * 2 ** 21 < PHOTO.byteLength) {
    fake.say({ kind: 'send', job })
    return
  }
  fake.say({ ...header, job })
  fake.say({ kind: 'rows', job, firstRow: 0, data: PIXELS.slice(0, ROW * 10) })
  fake.say({ kind: 'rows', job, firstRow: 10, data: PIXELS.slice(ROW * 10) })
  fake.say({ kind: 'done', job })
}

/** Behaves until it has all bytes, then says what the test wants. */
function saysAfterwards(...messages: readonly object[]): (message: ToChild, fake: FakeProcess) => void {
  return (message, fake) => {
    if (message.kind === 'photo') fake.say({ kind: 'send', job: message.job })
    if (message.kind !== 'bytes') return
    const sent = fake.received.filter((one) => one.kind === 'bytes').length
    if (sent * 2 ** 21 < PHOTO.byteLength) fake.say({ kind: 'send', job: message.job })
    else for (const one of messages) fake.say({ job: message.job, ...one })
  }
}

describe('a photo', () => {
  test('arrives whole in shared memory, with the hash of its bytes and rising progress', async () => {
    const { spawn } = fakeSpawn(wellBehaved)
    const decoder = new PhotoDecoder({ spawn })
    const progress: number[] = []
    const { image, input } = await decoder.decode(PHOTO, {
      onProgress: (fraction) => progress.push(fraction),
    })
    expect(image.data.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect([...image.data]).toEqual([...PIXELS])
    expect(input).toEqual({
      type: 'jpeg',
      width: WIDTH,
      height: HEIGHT,
      bits: 8,
      profile: null,
      orientation: 1,
      dicom: null,
      camera: NO_CAMERA_DATA,
      sha256: createHash('sha256').update(PHOTO).digest('hex'),
    })
    expect(progress).toEqual([10 / 18, 1])
    decoder.close()
  })

  test('goes over in pieces that take nothing else along', async () => {
    const { spawn, spawned } = fakeSpawn(wellBehaved)
    const decoder = new PhotoDecoder({ spawn })
    await decoder.decode(PHOTO)
    const pieces = spawned[0]?.received.flatMap((one) => (one.kind === 'bytes' ? [one.bytes] : [])) ?? []
    expect(pieces.length).toBeGreaterThan(1)
    expect(Buffer.concat(pieces).equals(PHOTO)).toBe(true)
    for (const piece of pieces) expect(piece.buffer.byteLength).toBe(piece.byteLength)
    decoder.close()
  })

  test('waits for the one before it, on the same process', async () => {
    const { spawn, spawned } = fakeSpawn(wellBehaved)
    const decoder = new PhotoDecoder({ spawn })
    await Promise.all([decoder.decode(PHOTO), decoder.decode(PHOTO), decoder.decode(PHOTO)])
    expect(spawned).toHaveLength(1)
    const order = spawned[0]?.received
      .filter((message) => message.kind !== 'more')
      .map((message) => message.job)
    expect(order).toEqual([...(order ?? [])].sort())
    decoder.close()
  })

  test('a process is replaced after its share of photos', async () => {
    const { spawn, spawned } = fakeSpawn(wellBehaved)
    const decoder = new PhotoDecoder({ spawn, limits: { photosPerProcess: 2 } })
    for (let i = 0; i < 5; i += 1) await decoder.decode(PHOTO)
    expect(spawned.map((process) => process.killed)).toEqual([true, true, false])
    decoder.close()
  })
})

describe('hostile messages end the process and the next photo gets a fresh one', () => {
  const rows = (firstRow: number, length: number): object => ({
    kind: 'rows',
    firstRow,
    data: new Uint8Array(length),
  })
  test.each<[string, readonly object[], string]>([
    ['an unknown kind', [{ kind: 'exec' }], 'DECODER_DIED'],
    ['an extra property', [{ ...header, path: '/etc' }], 'DECODER_DIED'],
    [
      'a prototype property',
      [JSON.parse('{"kind":"done","__proto__":{"x":1},"y":2}') as object],
      'DECODER_DIED',
    ],
    ['another job', [{ ...header, job: 999 }], 'DECODER_DIED'],
    ['too wide', [{ ...header, width: 13_000 }], 'IMAGE_TOO_LARGE'],
    ['too many pixels', [{ ...header, width: 12_000, height: 12_000 }], 'IMAGE_TOO_LARGE'],
    ['a negative height', [{ ...header, height: -18 }], 'DECODER_DIED'],
    ['a fraction', [{ ...header, height: 18.5 }], 'DECODER_DIED'],
    ['NaN', [{ ...header, width: NaN }], 'DECODER_DIED'],
    ['16 bits in a JPEG', [{ ...header, bits: 16 }], 'DECODER_DIED'],
    ['32 bits', [{ ...header, bits: 32 }], 'DECODER_DIED'],
    ['orientation 9', [{ ...header, orientation: 9 }], 'DECODER_DIED'],
    [
      'a camera with a control character in its name',
      [{ ...header, camera: { ...NO_CAMERA_DATA, values: { Make: 'a\u0007' } } }],
      'DECODER_DIED',
    ],
    ['a profile name with control characters', [{ ...header, profile: 'a\u001b[2J' }], 'DECODER_DIED'],
    ['two headers', [header, header], 'DECODER_DIED'],
    ['rows before the header', [rows(0, ROW)], 'DECODER_DIED'],
    ['rows past the end', [header, rows(0, ROW * (HEIGHT + 1))], 'DECODER_DIED'],
    ['rows at a gap', [header, rows(3, ROW)], 'DECODER_DIED'],
    ['rows twice', [header, rows(0, ROW), rows(0, ROW)], 'DECODER_DIED'],
    ['half a row', [header, rows(0, ROW + 1)], 'DECODER_DIED'],
    ['empty rows', [header, rows(0, 0)], 'DECODER_DIED'],
    ['rows as a string', [header, { kind: 'rows', firstRow: 0, data: 'x'.repeat(ROW) }], 'DECODER_DIED'],
    ['an early end', [header, rows(0, ROW), { kind: 'done' }], 'DECODER_DIED'],
    ['an end without a header', [{ kind: 'done' }], 'DECODER_DIED'],
    ['a demand for bytes that do not exist', [{ kind: 'send' }], 'DECODER_DIED'],
    [
      'a refusal with a foreign code',
      [{ kind: 'refused', code: 'MODEL_ALTERED', message: 'x', facts: {} }],
      'DECODER_DIED',
    ],
    [
      'a refusal of many lines',
      [{ kind: 'refused', code: 'IMAGE_CORRUPT', message: 'a\nb', facts: {} }],
      'DECODER_DIED',
    ],
    [
      'an endless refusal',
      [{ kind: 'refused', code: 'IMAGE_CORRUPT', message: 'a'.repeat(9999), facts: {} }],
      'DECODER_DIED',
    ],
    ['a fault of its own', [{ kind: 'failed' }], 'DECODER_DIED'],
  ])('%s', async (_, messages, code) => {
    let hostile = true
    const bad = saysAfterwards(...messages)
    const { spawn, spawned } = fakeSpawn((message, fake) => {
      ;(hostile ? bad : wellBehaved)(message, fake)
    })
    const decoder = new PhotoDecoder({ spawn, limits: { timeoutMs: 2000 } })
    await expect(decoder.decode(PHOTO)).rejects.toMatchObject({ code })
    expect(spawned[0]?.killed).toBe(true)
    hostile = false
    await expect(decoder.decode(PHOTO)).resolves.toBeDefined()
    decoder.close()
  })

  test('a message while no photo is being decoded', async () => {
    const { spawn, spawned } = fakeSpawn(wellBehaved)
    const decoder = new PhotoDecoder({ spawn })
    spawned[0]?.say({ ...header, job: 0 })
    await expect.poll(() => spawned.length).toBe(2)
    expect(spawned[0]?.killed).toBe(true)
    await expect(decoder.decode(PHOTO)).resolves.toBeDefined()
    decoder.close()
  })
})

test('a refusal keeps the process', async () => {
  const refused = {
    kind: 'refused',
    code: 'IMAGE_CORRUPT',
    message: 'expected a complete JPEG; found half of one',
    facts: { found: 'half' },
  }
  const { spawn, spawned } = fakeSpawn(saysAfterwards(refused))
  const decoder = new PhotoDecoder({ spawn })
  await expect(decoder.decode(PHOTO)).rejects.toMatchObject({
    code: 'IMAGE_CORRUPT',
    message: refused.message,
    facts: refused.facts,
  })
  expect(spawned).toHaveLength(1)
  expect(spawned[0]?.killed).toBe(false)
  decoder.close()
})

test('a process that dies before it is ready is not started again and again', async () => {
  const dies = (_: ToChild, fake: FakeProcess): void => {
    fake.end({ code: 1, signal: null })
  }
  const { spawn, spawned } = fakeSpawn(dies, { ready: false })
  const decoder = new PhotoDecoder({ spawn })
  spawned[0]?.end({ code: 1, signal: null })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(spawned).toHaveLength(1)
  await expect(decoder.decode(PHOTO)).rejects.toMatchObject({ code: 'DECODER_UNAVAILABLE' })
  expect(spawned).toHaveLength(2)
  decoder.close()
})

test('photos that wait are cancelled and closed without reaching the process', async () => {
  const { spawn, spawned } = fakeSpawn(() => undefined)
  const decoder = new PhotoDecoder({ spawn })
  const controller = new AbortController()
  const first = decoder.decode(PHOTO)
  const second = decoder.decode(PHOTO, { signal: controller.signal })
  const third = decoder.decode(PHOTO)
  controller.abort()
  await expect(second).rejects.toBeInstanceOf(CancelledError)
  decoder.close()
  await expect(first).rejects.toMatchObject({ code: 'POOL_CLOSED' })
  await expect(third).rejects.toMatchObject({ code: 'POOL_CLOSED' })
  await expect(decoder.decode(PHOTO)).rejects.toMatchObject({ code: 'POOL_CLOSED' })
  expect(spawned[0]?.received).toHaveLength(1)
  expect(spawned[0]?.killed).toBe(true)
})

test('the queue is bounded', async () => {
  const { spawn } = fakeSpawn(() => undefined)
  const decoder = new PhotoDecoder({ spawn })
  const waiting = Array.from({ length: 65 }, () => decoder.decode(PHOTO))
  await expect(decoder.decode(PHOTO)).rejects.toMatchObject({ code: 'POOL_FULL' })
  decoder.close()
  for (const one of waiting) await expect(one).rejects.toMatchObject({ code: 'POOL_CLOSED' })
})
