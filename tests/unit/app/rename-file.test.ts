import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renameFile } from '../../../src/main/rename-file.ts'

/** Fails so many times. */
const heldFor = (times: number, code: string) => {
  const tries = { count: 0 }
  const renaming = (): Promise<void> => {
    tries.count += 1
    return tries.count > times ? Promise.resolve() : Promise.reject(Object.assign(new Error(code), { code }))
  }
  return { tries, renaming }
}

describe('renaming', () => {
  it('gives a file its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'basalis-rename-'))
    await writeFile(join(folder, 'a'), 'content')
    await renameFile(join(folder, 'a'), join(folder, 'b'))
    expect(await readFile(join(folder, 'b'), 'utf8')).toBe('content')
    await rm(folder, { recursive: true })
  })

  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'on Windows waits while somebody holds the file: %s',
    async (code) => {
      const { tries, renaming } = heldFor(3, code)
      await renameFile('a', 'b', { platform: 'win32', renaming })
      expect(tries.count).toBe(4)
    },
  )

  it('does not wait for what waiting does not help, nor on other systems', async () => {
    for (const [platform, code] of [
      ['win32', 'ENOENT'],
      ['linux', 'EPERM'],
      ['darwin', 'EBUSY'],
    ] as const) {
      const { tries, renaming } = heldFor(1, code)
      await expect(renameFile('a', 'b', { platform, renaming })).rejects.toMatchObject({ code })
      expect(tries.count).toBe(1)
    }
  })

  it('on Windows gives up after some seconds', async () => {
    const { renaming } = heldFor(Infinity, 'EPERM')
    await expect(renameFile('a', 'b', { platform: 'win32', renaming })).rejects.toMatchObject({
      code: 'EPERM',
    })
  }, 10_000)
})
