import { describe, expect, it } from 'vitest'
import { planStart } from '../../../scripts/start-plan.ts'

describe('planStart', () => {
  it.each([
    ['electron', { electron: '/e', browser: '/b', display: true }],
    ['electron', { electron: '/e', browser: null, display: true }],
    ['chromium', { electron: null, browser: '/b', display: true }],
    ['sample', { electron: null, browser: null, display: true }],
    ['sample', { electron: '/e', browser: '/b', display: false }],
    ['sample', { electron: null, browser: null, display: false }],
  ] as const)('chooses %s for %j', (kind, facts) => {
    expect(planStart(facts).kind).toBe(kind)
  })

  it('names the program and the reason in its one line', () => {
    expect(planStart({ electron: null, browser: '/opt/browser', display: true }).says).toContain(
      '/opt/browser',
    )
    expect(planStart({ electron: null, browser: null, display: false }).says).toContain('no display')
    for (const display of [true, false])
      expect(planStart({ electron: null, browser: null, display }).says).not.toContain('\n')
  })
})
