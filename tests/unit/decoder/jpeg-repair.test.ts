import { expect, test } from 'vitest'
import { repairJpegHeader } from '../../../src/main/decoder/jpeg-repair.ts'

const START = [0xff, 0xd8]
const frame = (marker: number): number[] => [0xff, marker, 0x00, 0x05, 8, 1, 2]
const scan = (...range: number[]): number[] => [0xff, 0xda, 0x00, 0x08, 1, 1, 0x00, ...range]
const PIXELS = [0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd9]

test('a sound header is handed back as it is, not copied', () => {
  const bytes = Uint8Array.from([...START, ...frame(0xc0), ...scan(0, 63, 0), ...PIXELS])
  expect(repairJpegHeader(bytes)).toBe(bytes)
})

test('the spectral range of a sequential picture is mended, and nothing else', () => {
  const bytes = Uint8Array.from([...START, ...frame(0xc0), ...scan(0, 0, 0), ...PIXELS])
  const mended = [...START, ...frame(0xc0), ...scan(0, 63, 0), ...PIXELS]
  expect([...repairJpegHeader(bytes)]).toEqual(mended)
  expect([...bytes.subarray(9, 19)]).toEqual(scan(0, 0, 0).slice(0, 10))
})

test('a progressive picture keeps its spectral range', () => {
  const bytes = Uint8Array.from([...START, ...frame(0xc2), ...scan(0, 0, 1), ...PIXELS])
  expect(repairJpegHeader(bytes)).toBe(bytes)
})

test('stray bytes between segments are dropped, up to a limit', () => {
  const withStray = (count: number): Uint8Array =>
    Uint8Array.from([...START, ...frame(0xc0), ...Array<number>(count).fill(0), ...scan(0, 63, 0), ...PIXELS])
  const sound = [...START, ...frame(0xc0), ...scan(0, 63, 0), ...PIXELS]
  expect([...repairJpegHeader(withStray(7))]).toEqual(sound)
  expect(repairJpegHeader(withStray(5000)).byteLength).toBe(sound.length + 5000)
})

test('a header that breaks off is handed back as it is', () => {
  const bytes = Uint8Array.from([...START, ...frame(0xc0), ...scan(0, 0, 0), ...PIXELS])
  for (let length = 0; length < 19; length += 1) {
    const cut = bytes.subarray(0, length)
    expect(repairJpegHeader(cut)).toBe(cut)
  }
})
