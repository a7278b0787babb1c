import { expect, test } from 'vitest'
import { checkFileSize, checkPictureSize, DEFAULT_DECODER_LIMITS } from '../../../src/main/decoder/limits.ts'

const check = (width: number, height: number): void => {
  checkPictureSize({ width, height }, DEFAULT_DECODER_LIMITS)
}

test.each([
  [16, 16],
  [12_000, 16],
  [12_000, 4_166],
  [7_071, 7_071],
])('%i × %i px pass', (width, height) => {
  expect(() => {
    check(width, height)
  }).not.toThrow()
})

test.each([
  [15, 400, 'IMAGE_TOO_SMALL'],
  [400, 15, 'IMAGE_TOO_SMALL'],
  [12_001, 100, 'IMAGE_TOO_LARGE'],
  [100, 12_001, 'IMAGE_TOO_LARGE'],
  [7_072, 7_072, 'IMAGE_TOO_LARGE'],
])('%i × %i px are refused as %s', (width, height, code) => {
  expect(() => {
    check(width, height)
  }).toThrow(expect.objectContaining({ code }))
})

test('the sentences name what was expected and what was found', () => {
  expect(() => {
    check(9_000, 6_700)
  }).toThrow('expected at most 50 megapixels and 12,000 px a side; found 9,000 × 6,700 px (60.3 megapixels)')
  expect(() => {
    check(1, 1)
  }).toThrow('expected a photo of at least 16 px a side; found 1 × 1 px')
})

test('files of no bytes and of too many are refused', () => {
  expect(() => {
    checkFileSize(0, DEFAULT_DECODER_LIMITS)
  }).toThrow(expect.objectContaining({ code: 'IMAGE_EMPTY' }))
  expect(() => {
    checkFileSize(200_000_001, DEFAULT_DECODER_LIMITS)
  }).toThrow(expect.objectContaining({ code: 'FILE_TOO_LARGE' }))
  expect(() => {
    checkFileSize(200_000_000, DEFAULT_DECODER_LIMITS)
  }).not.toThrow()
})
