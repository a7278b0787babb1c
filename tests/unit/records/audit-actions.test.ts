import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TEXTS } from '../../../src/renderer/i18n/languages.ts'
import { LANGUAGES } from '../../../src/shared/contract/settings.ts'
import { AUDIT_ACTIONS, type AuditAction, areaOf } from '../../../src/shared/domain/audit-line.ts'
import { PERMISSIONS } from '../../../src/shared/domain/user.ts'

const RECORDS = join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'records')

/** Words of an area and a verb in the sources of the records that name no file: what they write into the log. */
function actionsInSource(): ReadonlySet<string> {
  const files = readdirSync(RECORDS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const found = files.flatMap(
    (file) => readFileSync(join(RECORDS, file), 'utf8').match(/'[a-z]+\.[a-z-]+'/g) ?? [],
  )
  return new Set(found.map((word) => word.slice(1, -1)).filter((word) => !/\.(db|json|bin|ts)$/.test(word)))
}

describe('the actions of the log', () => {
  it('are those that the records write, and the permissions that may be refused', () => {
    const written = actionsInSource()
    expect(written.size).toBeGreaterThan(15)
    const known = new Set<string>(AUDIT_ACTIONS)
    expect([...written].filter((action) => !known.has(action))).toEqual([])
    expect(Object.keys(PERMISSIONS).filter((permission) => !known.has(permission))).toEqual([])
    const outdated = AUDIT_ACTIONS.filter((action) => !written.has(action) && !(action in PERMISSIONS))
    expect(outdated).toEqual([])
  })

  it.each(LANGUAGES)('have a phrase each in %s, and no two the same', (language) => {
    const { actions, areas } = TEXTS[language].records.audit
    expect(Object.keys(actions).sort()).toEqual([...AUDIT_ACTIONS].sort())
    expect(new Set(Object.values(actions)).size).toBe(AUDIT_ACTIONS.length)
    expect(Object.keys(areas).sort()).toEqual([...new Set(AUDIT_ACTIONS.map(areaOf))].sort())
    for (const action of AUDIT_ACTIONS) expect(actions[action satisfies AuditAction]).not.toContain(action)
  })
})
