import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeSingleInstance, type SecondStart } from '../../../src/host-chromium/app/single-instance.ts'

describe('takeSingleInstance', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'basalis-lock-'))
  })
  afterEach(() => {
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
