import { describe, expect, it } from 'vitest'
import { changePath, EARLIER_PHOTOS, parseChangePath } from '../../../src/shared/contract/change-path.ts'
import { PIGMENTS } from '../../../src/shared/imaging/pigments.ts'

const hand = '01234567-89ab-4def-8123-456789abcdef'
const other = '11234567-89ab-4def-8123-456789abcdef'

describe('the path of a change', () => {
  it.each(PIGMENTS)('comes back as the request it was made of: %s', (pigment) => {
    for (const earlier of EARLIER_PHOTOS) {
      const request = { hand, other, pigment, earlier }
      expect(parseChangePath(changePath(request))).toEqual(request)
    }
  })

  it.each([
    '',
    `/change/${hand}/${other}`,
    `/change/${hand}/${other}/red`,
    `/change/${hand}/${other}/red/later`,
    `/change/${hand}/${other}/violet/hand`,
    `/change/${hand}/${other}/red/hand/`,
    `/change/${hand}/../red/hand`,
    `/change/${hand}/${other.toUpperCase()}/red/hand`,
    `/tiles/${hand}/${other}/red/hand`,
  ])('is none: %j', (path) => {
    expect(parseChangePath(path)).toBeNull()
  })
})
