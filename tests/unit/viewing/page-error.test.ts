import { describe, expect, it } from 'vitest'
import { pageErrorOf } from '../../../src/main/viewing/page-error.ts'
import { pageError } from '../../../src/shared/contract/error-data.ts'
import { BasalisError, CancelledError, ERROR_CODES } from '../../../src/shared/contract/errors.ts'

describe('pageErrorOf', () => {
  it.each(ERROR_CODES)('passes %s on with message and facts, as the contract says', (code) => {
    const error = new BasalisError(code, 'expected one, found another', { facts: { width: 3, found: 'gif' } })
    const told = pageErrorOf(error)
    expect(told).toEqual({
      kind: 'expected',
      code,
      message: 'expected one, found another',
      facts: { width: 3, found: 'gif' },
    })
    expect(pageError.safeParse(structuredClone(told)).success).toBe(true)
  })

  it('says of a cancelled piece of work that it was cancelled', () => {
    expect(pageErrorOf(new CancelledError('because'))).toEqual({ kind: 'cancelled' })
  })

  it.each([new Error('secret'), new TypeError('secret'), 'secret', null, undefined, { code: 'NO_PHOTO' }])(
    'says of anything else only that it is a bug',
    (error) => {
      expect(pageErrorOf(error)).toEqual({ kind: 'bug' })
    },
  )
})
