import { afterEach, describe, expect, it, vi } from 'vitest'
import { exitCodeOf, messageOf } from '../../../src/main/cli/exit-codes.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('exit codes', () => {
  it.each([
    [new BasalisError('IMAGE_CORRUPT', 'x'), 2],
    [new BasalisError('OUTPUT_NOT_WRITABLE', 'x'), 2],
    [new BasalisError('MODEL_ALTERED', 'x'), 3],
    [new BasalisError('WORKER_DIED', 'x'), 3],
    [new TypeError('x'), 3],
    ['text', 3],
    [new CancelledError(), 130],
  ])('gives %o its code', (error, code) => {
    expect(exitCodeOf(error)).toBe(code)
  })
})

describe('messages', () => {
  const leaky = Object.assign(new Error("EINVAL: invalid argument, open '/photos/Maria/visit.jpg'"), {
    code: 'EINVAL',
  })

  it('show an expected error with its code', () => {
    expect(messageOf(new BasalisError('IMAGE_EMPTY', 'expected a photo'))).toBe(
      'expected a photo (IMAGE_EMPTY)',
    )
  })

  it('hold no path of an unforeseen one, in one line', () => {
    expect(messageOf(leaky)).toContain('Error EINVAL')
    expect(messageOf(leaky)).not.toMatch(/Maria|\n/)
  })

  it('show all of it when asked to', () => {
    vi.stubEnv('BASALIS_DEBUG', '1')
    expect(messageOf(leaky)).toContain('Maria')
  })
})
