import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outputFault } from '../../../src/main/records/files/output-fault.ts'
import { writeUserFile } from '../../../src/main/records/files/user-file.ts'
import { CAN_LIMIT, limitFiles } from './file-limit.ts'
import { HAS_RIGHTS, withoutRights } from './no-rights.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-user-file-'))
})
afterEach(async () => {
  limitFiles(null)
  await rm(folder, { recursive: true })
})

const fault = (write: Promise<void>): Promise<unknown> =>
  write.then(
    () => 'written',
    (error: unknown) => error,
  )

describe('a file that leaves the records', () => {
  it.skipIf(!HAS_RIGHTS)(
    'in a folder that may not be written to is refused, and leaves nothing',
    async () => {
      const found = await withoutRights(folder, () =>
        fault(writeUserFile(join(folder, 'mine.pdf'), 'report')),
      )
      expect(found).toMatchObject({ code: 'EXPORT_PLACE_REFUSED' })
      expect(String(found)).not.toContain('mine')
      expect(await readdir(folder)).toEqual([])
      expect(await fault(writeUserFile(join(folder, 'mine.pdf'), 'report'))).toBe('written')
    },
  )

  it.skipIf(!HAS_RIGHTS)(
    'is there and told as written in a folder that takes files and cannot be read, as one for handing in',
    async () => {
      const written = await withoutRights(
        folder,
        () => fault(writeUserFile(join(folder, 'mine.pdf'), 'report')),
        0o333,
      )
      expect(written).toBe('written')
      expect(await readdir(folder)).toEqual(['mine.pdf'])
    },
  )

  it('may have the longest name that there is', async () => {
    const name = `${'欧'.repeat(83)}a.pdf`
    expect(await fault(writeUserFile(join(folder, name), 'report'))).toBe('written')
    expect(await readdir(folder)).toEqual([name])
  })

  it.skipIf(!CAN_LIMIT)('on a full disk says so, and leaves what was there before', async () => {
    const path = join(folder, 'mine.pdf')
    await writeFile(path, 'before')
    limitFiles(4000)
    const found = await fault(writeUserFile(path, new Uint8Array(9000)))
    limitFiles(null)
    expect(found).toMatchObject({ code: 'EXPORT_DISK_FULL' })
    expect(await readdir(folder)).toEqual(['mine.pdf'])
    expect(await readFile(path, 'utf8')).toBe('before')
  })
})

describe('a failure of the disk', () => {
  it.each([
    ['ENOSPC', 'EXPORT_DISK_FULL'],
    ['EDQUOT', 'EXPORT_DISK_FULL'],
    ['EACCES', 'EXPORT_PLACE_REFUSED'],
    ['EROFS', 'EXPORT_PLACE_REFUSED'],
    ['EIO', 'OUTPUT_NOT_WRITABLE'],
  ])('%s is told as %s, and without the place', (code, told) => {
    const path = '/home/mei/欧阳'
    const error = Object.assign(new Error(`${code}: '${path}'`), { code, syscall: 'write', path })
    const found = outputFault(error) as Error
    expect(found).toMatchObject({ code: told })
    expect(found.message).not.toMatch(/mei|欧阳/)
  })

  it.each([
    ['win32', 'rename', 'EPERM', 'EXPORT_FILE_HELD'],
    ['win32', 'rename', 'EBUSY', 'EXPORT_FILE_HELD'],
    ['win32', 'open', 'EPERM', 'EXPORT_PLACE_REFUSED'],
    ['linux', 'rename', 'EPERM', 'EXPORT_PLACE_REFUSED'],
  ])('on %s when it comes to %s, %s is told as %s', (system, syscall, code, told) => {
    const { platform } = process
    Object.defineProperty(process, 'platform', { value: system })
    try {
      expect(outputFault(Object.assign(new Error(code), { code, syscall }))).toMatchObject({ code: told })
    } finally {
      Object.defineProperty(process, 'platform', { value: platform })
    }
  })

  it('is no failure of anything else', () => {
    const bug = new TypeError('expected a number, found none')
    expect(outputFault(bug)).toBe(bug)
  })
})
