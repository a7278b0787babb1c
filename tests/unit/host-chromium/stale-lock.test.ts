import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir, uptime } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** As on Windows and macOS: nothing says when a process began, and its id is all that a lock can name. */
vi.mock('../../../src/host-chromium/app/process-identity.ts', () => ({
  isAlive: () => true,
  startOf: () => '',
}))
const { takeSingleInstance } = await import('../../../src/host-chromium/app/single-instance.ts')

describe('a lock whose process cannot be told from another with the same id', () => {
  let folder: string
  const lock = (): string => join(folder, 'instance.lock')

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'basalis-lock-'))
    writeFileSync(lock(), '4321 ')
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('holds since the system was started', () => {
    expect(takeSingleInstance(folder, undefined, () => undefined)).toBe(false)
  })

  it('is void where it is older: after a power cut the id is another process’s', () => {
    const before = Date.now() / 1000 - uptime() - 60
    utimesSync(lock(), before, before)
    expect(takeSingleInstance(folder, undefined, () => undefined)).toBe(true)
  })
})
