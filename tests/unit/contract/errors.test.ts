import { describe, expect, it } from 'vitest'
import {
  BasalisError,
  CancelledError,
  errorFromData,
  errorToData,
} from '../../../src/shared/contract/errors.ts'

describe('errors as data', () => {
  it.each([
    new BasalisError('IMAGE_CORRUPT', 'expected a whole JPEG, found one cut short'),
    new CancelledError(),
    new Error('a bug'),
  ])('survive a structured clone: $name', (error) => {
    const back = errorFromData(structuredClone(errorToData(error)))
    expect(back).toBeInstanceOf(error.constructor)
    expect(back.message).toBe(error.message)
    if (error instanceof BasalisError) expect(back).toMatchObject({ code: error.code })
  })

  it('describes a thrown value that is no error', () => {
    expect(errorToData('text')).toEqual({ kind: 'bug', message: 'text' })
  })
})
