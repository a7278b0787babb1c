import { describe, expect, it } from 'vitest'
import { backupFault } from '../../../src/main/records/backup/backup-fault.ts'

describe('what a disk says', () => {
  it.each([
    ['ENOSPC', 'BACKUP_DISK_FULL'],
    ['SQLITE_FULL', 'BACKUP_DISK_FULL'],
    ['EROFS', 'BACKUP_NOT_WRITABLE'],
    ['EACCES', 'BACKUP_NOT_WRITABLE'],
    ['EBUSY', 'BACKUP_NOT_WRITABLE'],
    ['EIO', 'BACKUP_FOLDER_MISSING'],
    ['UNKNOWN', 'BACKUP_FOLDER_MISSING'],
    ['ENOENT', 'BACKUP_FOLDER_MISSING'],
    ['SQLITE_IOERR_WRITE', 'BACKUP_FOLDER_MISSING'],
  ])('%s is a failure that somebody can act on, without a path', (said, named) => {
    const fault = backupFault(Object.assign(new Error('at /home/somebody'), { code: said }))
    expect(fault).toMatchObject({ code: named })
    expect((fault as Error).message).not.toContain('somebody')
  })

  it('stays a bug where it is none', () => {
    for (const bug of [new TypeError('x'), 'x', null, Object.assign(new Error('x'), { code: 'ERR_X' })])
      expect(backupFault(bug)).toBe(bug)
  })
})
