import { describe, expect, it } from 'vitest'
import { uidOf } from '../../../src/main/dicom/uids.ts'

describe('a UID', () => {
  it('is the same for the same record, and another for another, or for another part of it', () => {
    expect(uidOf('photo', 'a'.repeat(32))).toBe(uidOf('photo', 'a'.repeat(32)))
    expect(uidOf('photo', 'a'.repeat(32))).not.toBe(uidOf('photo', 'b'.repeat(32)))
    expect(uidOf('photo', 'a'.repeat(32))).not.toBe(uidOf('study', 'a'.repeat(32)))
  })

  it('stays what it was in every version: an archive knows the photo by it', () => {
    expect(uidOf('photo', '0'.repeat(32))).toBe('2.25.189617098973654394003397395304090828287')
  })

  it('is a UUID in decimal behind 2.25, of at most 64 characters and without leading zeros', () => {
    for (let i = 0; i < 500; i += 1) {
      const uid = uidOf('photo', i.toString(16).padStart(32, '0'))
      expect(uid).toMatch(/^2\.25\.[1-9]\d{0,38}$/)
      const hex = BigInt(uid.slice(5)).toString(16).padStart(32, '0')
      expect(hex[12]).toBe('8')
      expect(hex[16]).toMatch(/[89ab]/)
    }
  })
})
