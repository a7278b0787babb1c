import type * as files from 'node:fs'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SecondStart } from '../../../src/host-chromium/app/single-instance.ts'

const system = vi.hoisted(() => ({ watches: true }))
vi.mock('node:fs', async (original) => {
  const real = await original<typeof files>()
  return {
    ...real,
    watch: (...given: Parameters<typeof real.watch>) => {
      if (!system.watches) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
      return real.watch(...given)
    },
  }
})
const { takeSingleInstance } = await import('../../../src/host-chromium/app/single-instance.ts')

describe('takeSingleInstance', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'basalis-lock-'))
  })
  afterEach(() => {
    system.watches = true
    rmSync(folder, { recursive: true, force: true })
  })

  const lock = (): string => join(folder, 'instance.lock')

  it('gives the lock to the first, and tells it of the second', async () => {
    const starts: SecondStart[] = []
    expect(takeSingleInstance(folder, undefined, (start) => starts.push(start))).toBe(true)
    expect(takeSingleInstance(folder, { photo: 1 }, () => undefined)).toBe(false)
    while (starts.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(starts).toEqual([{ argv: process.argv, cwd: process.cwd(), data: { photo: 1 } }])
    expect(readdirSync(join(folder, 'instance-mailbox'))).toEqual([])
  })

  it('starts, and hears of the second, where the system lets no more folders be watched', async () => {
    system.watches = false
    const starts: SecondStart[] = []
    expect(takeSingleInstance(folder, undefined, (start) => starts.push(start))).toBe(true)
    system.watches = true
    expect(takeSingleInstance(folder, undefined, () => undefined)).toBe(false)
    await expect.poll(() => starts).toHaveLength(1)
  })

  it('passes over a letter that makes no sense', async () => {
    const starts: SecondStart[] = []
    expect(takeSingleInstance(folder, undefined, (start) => starts.push(start))).toBe(true)
    writeFileSync(join(folder, 'instance-mailbox', '1.json'), 'null')
    expect(takeSingleInstance(folder, 'after', () => undefined)).toBe(false)
    await expect.poll(() => starts).toMatchObject([{ data: 'after' }])
  })

  it('takes over from a process that has gone', () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    writeFileSync(lock(), `${pid} 1`)
    expect(takeSingleInstance(folder, undefined, () => undefined)).toBe(true)
    expect(readFileSync(lock(), 'utf8')).toMatch(new RegExp(`^${process.pid} `))
  })

  it.skipIf(process.platform !== 'linux')(
    'is not fooled by a process that was given the same id later',
    () => {
      writeFileSync(lock(), `${process.ppid} 1`)
      expect(takeSingleInstance(folder, undefined, () => undefined)).toBe(true)
    },
  )

  it.each(['', 'rubbish', '-1 2'])('takes over from a lock that says %o', (text) => {
    writeFileSync(lock(), text)
    expect(takeSingleInstance(folder, undefined, () => undefined)).toBe(true)
  })
})
