import { describe, expect, it } from 'vitest'
import {
  findSystemBrowser,
  hasDisplay,
  type Machine,
} from '../../../src/host-chromium/browser/find-browser.ts'

const machine = (platform: NodeJS.Platform, there: readonly string[], env: Machine['env'] = {}): Machine => ({
  platform,
  env,
  exists: (path) => there.includes(path),
})

describe('findSystemBrowser', () => {
  it('prefers the program behind a wrapper script', () => {
    const there = ['/usr/bin/chromium', '/usr/lib/chromium/chromium']
    expect(findSystemBrowser(machine('linux', there))).toEqual({
      program: '/usr/lib/chromium/chromium',
      kind: 'system',
    })
  })

  it('finds Edge on Windows, where the folders come from the environment', () => {
    const edge = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`
    const env = { 'ProgramFiles(x86)': String.raw`C:\Program Files (x86)` }
    expect(findSystemBrowser(machine('win32', [edge], env))?.program).toBe(edge)
  })

  it('finds Chrome on a Mac', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findSystemBrowser(machine('darwin', [chrome]))?.program).toBe(chrome)
  })

  it('takes the one that BASALIS_CHROMIUM names, and says when nothing is there', () => {
    const env = { BASALIS_CHROMIUM: '/my/browser' }
    expect(findSystemBrowser(machine('linux', ['/my/browser', '/usr/bin/chromium'], env))?.program).toBe(
      '/my/browser',
    )
    expect(() => findSystemBrowser(machine('linux', ['/usr/bin/chromium'], env))).toThrow('/my/browser')
  })

  it('finds none where none is, or where those of the machine do not count', () => {
    expect(findSystemBrowser(machine('linux', []))).toBeNull()
    const env = { BASALIS_CHROMIUM: 'bundled' }
    expect(findSystemBrowser(machine('linux', ['/usr/bin/chromium'], env))).toBeNull()
  })
})

describe('hasDisplay', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %j is %s', (platform, env, expected) => {
    expect(hasDisplay({ platform, env })).toBe(expected)
  })
})
