import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../app/process-identity.ts'
import { memoryFolder } from './memory-folder.ts'
import { handOver, type PlainUser } from './plain-user.ts'

const PREFIX = 'basalis-window-'

/**
 * The private folder through which large binaries reach the page. Its name holds the process id, so that folders of
 * hosts that were killed can be told from living ones.
 */
export function makeExchangeFolder(user: PlainUser | null): string {
  const parent = memoryFolder()
  sweepStaleFolders(parent, PREFIX)
  const folder = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`))
  if (user !== null) handOver(folder, user)
  return folder
}

/** Removes the folders `<prefix><process id>-…` whose process has gone. */
export function sweepStaleFolders(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    try {
      rmSync(join(parent, name), { recursive: true, force: true })
    } catch {
      // Somebody else's: theirs to remove.
    }
  }
}
