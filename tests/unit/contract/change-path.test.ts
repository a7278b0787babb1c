import { describe, expect, it } from 'vitest'
import { changePath, parseChangePath } from '../../../src/shared/contract/change-path.ts'
import { PIGMENTS } from '../../../src/shared/imaging/pigments.ts'

const hand = '01234567-89ab-4def-8123-456789abcdef'
const other = '11234567-89ab-4def-8123-456789abcdef'

describe('the path of a change', () => {
  it.each(PIGMENTS)('comes back as the request it was made of: %s', (pigment) => {
    expect(parseChangePath(changePath({ hand, other, pigment }))).toEqual({ hand, other, pigment })
  })

  it.each([
    '',
    `/change/${hand}/${other}`,
    `/change/${hand}/${other}/violet`,
    `/change/${hand}/${other}/red/`,
    `/change/${hand}/../red`,
    `/change/${hand}/${other.toUpperCase()}/red`,
    `/tiles/${hand}/${other}/red`,
  ])('is none: %j', (path) => {
    expect(parseChangePath(path)).toBeNull()
  })
})
