import { describe, expect, it } from 'vitest'
import type { Consent, ConsentPurpose } from '../../../src/shared/domain/consent.ts'
import { EXPORT_PURPOSES, mayLeave } from '../../../src/shared/domain/may-leave.ts'

const NOW = 1000
const given = (purpose: ConsentPurpose, part: Partial<Consent> = {}): Consent => ({
  ...{ id: 'a'.repeat(32), patientId: 'b'.repeat(32), purpose, notes: '' },
  ...{ givenMs: 1, expiresMs: null, withdrawnMs: null },
  ...part,
})

describe('what may leave', () => {
  it('is, for each purpose, what its own consent allows', () => {
    const consent = {
      'own-copy': 'record',
      teaching: 'teaching',
      research: 'research',
      marketing: 'marketing',
    } as const
    for (const purpose of EXPORT_PURPOSES) {
      const own = given(consent[purpose])
      expect(mayLeave(purpose, [own], NOW)).toEqual({ kind: 'allowed' })
      for (const other of EXPORT_PURPOSES)
        if (other !== purpose) expect(mayLeave(other, [own], NOW).kind).not.toBe('allowed')
    }
  })

  it('is nothing where nobody was asked, but with masked eyes for teaching and research', () => {
    expect(EXPORT_PURPOSES.map((purpose) => mayLeave(purpose, [], NOW).kind)).toEqual([
      ...['blocked', 'masked', 'masked', 'blocked'],
    ])
    expect(mayLeave('teaching', [], NOW)).toMatchObject({
      hindrance: { consent: 'teaching', why: 'never-asked', sinceMs: null },
    })
  })

  it('ends with the day on which a consent expires, at that very moment', () => {
    const teaching = given('teaching', { expiresMs: NOW })
    expect(mayLeave('teaching', [teaching], NOW - 1)).toEqual({ kind: 'allowed' })
    expect(mayLeave('teaching', [teaching], NOW)).toEqual({
      ...{ kind: 'masked', hindrance: { consent: 'teaching', why: 'expired', sinceMs: NOW } },
    })
  })

  it('is nothing, masked or not, after a consent was withdrawn, until it is given again', () => {
    const withdrawn = given('research', { withdrawnMs: 5 })
    expect(mayLeave('research', [withdrawn], NOW)).toEqual({
      ...{ kind: 'blocked', hindrance: { consent: 'research', why: 'withdrawn', sinceMs: 5 } },
    })
    expect(mayLeave('research', [withdrawn, given('research', { givenMs: 9 })], NOW)).toEqual({
      kind: 'allowed',
    })
  })

  it('is nothing for any purpose where keeping the record was withdrawn', () => {
    const all = [
      given('record', { withdrawnMs: 5 }),
      given('teaching'),
      given('research'),
      given('marketing'),
    ]
    for (const purpose of [...EXPORT_PURPOSES, 'archive'] as const)
      expect(mayLeave(purpose, all, NOW)).toMatchObject({ kind: 'blocked', hindrance: { consent: 'record' } })
  })
})
