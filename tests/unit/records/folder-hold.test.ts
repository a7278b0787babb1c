import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdFolder } from '../../../src/main/records/files/folder-hold.ts'

const MODULE = join(import.meta.dirname, '../../../src/main/records/files/folder-hold.ts')

describe('a folder that one program works in', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'basalis-hold-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('is refused to a second one until it is let go of', () => {
    const first = holdFolder(folder)
    expect(first).not.toBeNull()
    expect(holdFolder(folder)).toBeNull()
    first?.close()
    const second = holdFolder(folder)
    expect(second).not.toBeNull()
    second?.close()
  })

  it('is made where there is none', () => {
    const hold = holdFolder(join(folder, 'new', 'one'))
    expect(hold).not.toBeNull()
    hold?.close()
  })

  it('is nobody’s where it takes no such file: the program starts all the same', () => {
    mkdirSync(join(folder, 'in-use.lock'))
    const hold = holdFolder(folder)
    expect(hold).not.toBeNull()
    hold?.close()
  })

  it('is held by another process as long as that lives, however it ends', async () => {
    const script = `import { holdFolder } from ${JSON.stringify(MODULE)}
      const hold = holdFolder(process.argv[1])
      console.log(hold === null ? 'refused' : 'held')
      setInterval(() => hold, 1000)`
    const other = spawn(process.execPath, ['--input-type=module', '-e', script, folder])
    const [said] = (await once(other.stdout, 'data')) as [Buffer]
    expect(said.toString().trim()).toBe('held')
    expect(holdFolder(folder)).toBeNull()
    const ended = once(other, 'exit')
    other.kill('SIGKILL')
    await ended
    const hold = holdFolder(folder)
    expect(hold).not.toBeNull()
    hold?.close()
  })
})
