import { describe, expect, it } from 'vitest'
import { MAX_ATTEMPTS, outcomeOfError, outcomeOfResult, waitMs } from '../../../src/main/pacs/send-outcome.ts'
import { BasalisError, CancelledError, type ErrorCode } from '../../../src/shared/contract/errors.ts'

const NOW = 1_000_000
const tried = (attempts: number, reason = '') => ({ attempts, reason })
const refused = (reason: number | null, attempts = 1, before = '') =>
  outcomeOfResult({ kind: 'refused', reason }, tried(attempts, before), NOW)

describe('what the archive says of an instance', () => {
  it('is the end where it is there: stored, stored with a warning, or there already', () => {
    for (const warning of [null, 0xb000])
      expect(outcomeOfResult({ kind: 'stored', warning }, tried(1), NOW)).toEqual({ kind: 'sent' })
    expect(refused(0x0111)).toEqual({ kind: 'sent' })
  })

  it.each([
    [0xa900, 'DICOM_A900'],
    [0xc123, 'DICOM_C123'],
    [0x0122, 'DICOM_0122'],
    [0x0124, 'DICOM_0124'],
  ])('is the end where it is refused for good: %i', (reason, said) => {
    expect(refused(reason)).toEqual({ kind: 'failed', reason: said })
  })

  it.each([
    [0xa700, 'DICOM_A700'],
    [0xa7ff, 'DICOM_A7FF'],
    [0x0110, 'DICOM_0110'],
    [null, 'DICOM_0000'],
  ])('is tried again where it may be taken later: %s', (reason, said) => {
    expect(refused(reason)).toEqual({ kind: 'again', reason: said, nextMs: NOW + 15_000 })
  })
})

describe('what was not answered about', () => {
  const error = (code: ErrorCode, attempts = 1) =>
    outcomeOfError(new BasalisError(code, 'expected one, found another'), tried(attempts), NOW)

  it.each(['ARCHIVE_REFUSED', 'IMAGE_CORRUPT', 'IMAGE_TYPE_UNSUPPORTED', 'IMAGE_TOO_LARGE'] as const)(
    'is the end where another try would change nothing: %s',
    (code) => {
      expect(error(code)).toEqual({ kind: 'failed', reason: code })
    },
  )

  it.each(['ARCHIVE_UNREACHABLE', 'ARCHIVE_CERTIFICATE', 'ARCHIVE_ACCESS_REFUSED', 'WORKER_DIED'] as const)(
    'is tried again where somebody may mend it: %s',
    (code) => {
      expect(error(code)).toEqual({ kind: 'again', reason: code, nextMs: NOW + 15_000 })
    },
  )

  it.each(['ARCHIVE_UNREACHABLE', 'ARCHIVE_CERTIFICATE', 'ARCHIVE_ACCESS_REFUSED'] as const)(
    'is never given up for how the archive is reached: %s',
    (code) => {
      for (const attempts of [MAX_ATTEMPTS, 1000])
        expect(error(code, attempts)).toEqual({ kind: 'again', reason: code, nextMs: NOW + 1_800_000 })
    },
  )

  it('is given up in the end where it cannot be made', () => {
    expect(error('WORKER_DIED', MAX_ATTEMPTS)).toEqual({ kind: 'failed', reason: 'WORKER_DIED' })
  })

  it('is tried at once when it was ended by the program, and counts for nothing', () => {
    for (const reason of ['', 'ARCHIVE_UNREACHABLE'])
      expect(outcomeOfError(new CancelledError(), tried(MAX_ATTEMPTS + 5, reason), NOW)).toEqual({
        ...{ kind: 'again', reason, nextMs: NOW },
      })
  })

  it('is the end where it is a bug, and says nothing of it', () => {
    const bug = outcomeOfError(new Error('with a name in it'), tried(1), NOW)
    expect(bug).toEqual({ kind: 'failed', reason: 'BUG' })
  })
})

describe('the next try', () => {
  it('waits twice as long each time, half an hour at most', () => {
    expect([1, 2, 3, 4].map(waitMs)).toEqual([15_000, 30_000, 60_000, 120_000])
    expect([8, 9, 12, 60].map(waitMs)).toEqual([1_800_000, 1_800_000, 1_800_000, 1_800_000])
    for (let attempts = 1; attempts < 40; attempts += 1)
      expect(waitMs(attempts + 1)).toBeGreaterThanOrEqual(waitMs(attempts))
  })

  it('counts anew what the archive says once it is back, however long it was away', () => {
    const first = { kind: 'again', reason: 'DICOM_A700', nextMs: NOW + 15_000, attempts: 1 }
    expect(refused(0xa700, 300, 'ARCHIVE_UNREACHABLE')).toEqual(first)
  })

  it('is not made for ever', () => {
    expect(refused(0xa700, MAX_ATTEMPTS - 1)).toMatchObject({ kind: 'again' })
    expect(refused(0xa700, MAX_ATTEMPTS)).toEqual({ kind: 'failed', reason: 'DICOM_A700' })
  })
})
