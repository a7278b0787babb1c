import { app } from 'electron'
import { type FolderHold, holdFolder } from '../records/files/folder-hold.ts'

/**
 * Another program works in the folder of the records. The single instance of the application is one of its host: the same
 * folder can be opened by another host, or from another computer.
 */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'

  constructor() {
    super('expected a folder that no other program works in')
  }
}

/** Fails with FolderInUse. */
export function holdUserData(): FolderHold {
  const hold = holdFolder(app.getPath('userData'))
  if (hold === null) throw new FolderInUse()
  return hold
}
