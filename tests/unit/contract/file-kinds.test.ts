import { describe, expect, it } from 'vitest'
import { FILE_KINDS, isFileKind } from '../../../src/shared/contract/file-kinds.ts'

describe('isFileKind', () => {
  it('knows every kind of the table', () => {
    expect(Object.keys(FILE_KINDS).filter(isFileKind)).toEqual(Object.keys(FILE_KINDS))
  })

  it.each(['', 'jpeg', 'GIF', 'constructor', '__proto__', 'toString', 3, null, undefined, {}, ['gif']])(
    'refuses what is none: %j',
    (value) => {
      expect(isFileKind(value)).toBe(false)
    },
  )
})
