import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { missingSandboxHelper } from '../../../scripts/electron-program.ts'
import { planStart, type StartFacts } from '../../../scripts/start-plan.ts'

const NOTHING: StartFacts = { electron: null, missingHelper: null, browser: null, display: true }

describe('planStart', () => {
  it.each([
    ['electron', { electron: '/e', browser: '/b' }],
    ['electron', { electron: '/e' }],
    ['chromium', { browser: '/b' }],
    ['chromium', { electron: '/e', missingHelper: '/e-sandbox', browser: '/b' }],
    ['sample', { electron: '/e', missingHelper: '/e-sandbox' }],
    ['sample', {}],
    ['sample', { electron: '/e', browser: '/b', display: false }],
    ['sample', { display: false }],
  ] as const)('chooses %s for %j', (kind, facts) => {
    expect(planStart({ ...NOTHING, ...facts }).kind).toBe(kind)
  })

  it('names the program and the reason in its one line', () => {
    expect(planStart({ ...NOTHING, browser: '/opt/browser' }).says).toContain('/opt/browser')
    expect(planStart({ ...NOTHING, display: false }).says).toContain('no display')
    const helpless = planStart({ ...NOTHING, electron: '/e', missingHelper: '/e-sandbox', browser: '/b' })
    expect(helpless.says).toContain('/e-sandbox belongs to root')
    for (const display of [true, false]) expect(planStart({ ...NOTHING, display }).says).not.toContain('\n')
  })
})

describe('the helper of Electron’s sandbox', () => {
  let folder: string
  const at = (name: string): string => join(folder, name)

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'basalis-electron-'))
    writeFileSync(at('limited'), '1\n')
    writeFileSync(at('free'), '0\n')
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('is needed only where the system limits name spaces', () => {
    expect(missingSandboxHelper(at('electron'), at('no such file'))).toBeNull()
    expect(missingSandboxHelper(at('electron'), at('free'))).toBeNull()
    expect(missingSandboxHelper(at('electron'), at('limited'))).toBe(at('chrome-sandbox'))
  })

  it('is missing while it does not run as root', () => {
    writeFileSync(at('chrome-sandbox'), '')
    chmodSync(at('chrome-sandbox'), 0o755)
    expect(missingSandboxHelper(at('electron'), at('limited'))).toBe(at('chrome-sandbox'))
  })

  it.skipIf(process.getuid?.() !== 0)(
    'is there once it belongs to root and runs as root (needs root)',
    () => {
      writeFileSync(at('chrome-sandbox'), '')
      chmodSync(at('chrome-sandbox'), 0o4755)
      expect(missingSandboxHelper(at('electron'), at('limited'))).toBeNull()
    },
  )
})
