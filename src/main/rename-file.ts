import { rename } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** What Windows says while a virus scanner, an indexer or a sync client has the file open, most often one just written. */
const HELD: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY'])
const PATIENCE_MS = 3000
const FIRST_PAUSE_MS = 10
const LONGEST_PAUSE_MS = 200

export interface RenameOptions {
  readonly platform?: NodeJS.Platform
  readonly renaming?: (from: string, to: string) => Promise<void>
}

/** As `rename`, but on Windows a file that somebody holds for a moment is tried again for some seconds. */
export async function renameFile(
  from: string,
  to: string,
  { platform = process.platform, renaming = rename }: RenameOptions = {},
): Promise<void> {
  const deadline = performance.now() + (platform === 'win32' ? PATIENCE_MS : 0)
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      await renaming(from, to)
      return
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (!HELD.has(code) || performance.now() + pause > deadline) throw error
    }
    await sleep(pause)
  }
}
