import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { LogCheck } from '../../../../../src/renderer/features/records/LogCheck.tsx'
import { LogTable } from '../../../../../src/renderer/features/records/LogTable.tsx'
import type { AuditCheck, AuditLineShown } from '../../../../../src/shared/domain/audit-line.ts'
import { rendered, wordsOf } from '../rendered.ts'

const userId = 'a'.repeat(32)
const line: AuditLineShown = {
  seq: 7,
  atMs: Date.UTC(2026, 2, 9, 12),
  userId,
  role: 'clinician',
  action: 'patient.look',
  object: '0123456789abcdef0123456789abcdef',
  patientNumber: null,
  outcome: 'done',
  reason: null,
}

const words = (changes: Partial<AuditLineShown>, language: 'en' | 'zh-CN' = 'en'): string =>
  wordsOf(
    rendered(
      createElement(LogTable, {
        lines: [{ ...line, ...changes }],
        people: [{ id: userId, name: 'Dr Chen' }],
        onRecord: () => undefined,
      }),
      language,
    ),
  )

describe('a line of the log', () => {
  it('says who, in which role, did what, how it ended, and with which record', () => {
    expect(words({})).toMatch(/2026.*Dr Chen Clinician Look at a patient Done 01234567$/)
    expect(words({}, 'zh-CN')).toContain('Dr Chen 医生 查看患者 完成 01234567')
  })

  it('says in words what was refused and why', () => {
    expect(words({ action: 'patient.write', outcome: 'refused', object: null })).toContain(
      'Write patients’ records Refused',
    )
    expect(words({ action: 'emergency.open', reason: 'collapsed' })).toMatch(
      /in an emergency Done .* collapsed$/,
    )
  })

  it('has a number instead of an id where it may be seen', () => {
    expect(words({ patientNumber: 'A-1' })).toMatch(/Done A-1$/)
  })

  it('shows what it does not know as it is', () => {
    const unknown = words({ action: 'scan.start', role: 'owner', userId: 'b'.repeat(32) })
    expect(unknown).toContain('bbbbbbbb owner scan.start')
    expect(words({ userId: null, role: null })).toContain('The program Look at a patient')
  })
})

describe('the check of the log', () => {
  const said = (fault: AuditCheck['fault']): string =>
    wordsOf(rendered(createElement(LogCheck, { checked: { lines: 1234, sinceMs: line.atMs, fault } }), 'en'))

  it('says that it is whole, how many lines it has and since when', () => {
    expect(said(null)).toMatch(/The log is whole: 1,234 lines since .*2026/)
  })

  it('says where it breaks and what to do', () => {
    const faults = [
      said({ kind: 'gap', seq: 57 }),
      said({ kind: 'altered', seq: 57 }),
      said({ kind: 'replaced', seq: 57 }),
      said({ kind: 'shortened', seq: 50, expected: 57 }),
    ]
    expect(new Set(faults).size).toBe(4)
    for (const text of faults) expect(text).toMatch(/not whole.* 57.*restore the last backup/)
  })
})
