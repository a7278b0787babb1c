import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STORE_FILES } from '../store/record-store.ts'

const TRIES = 5

/**
 * Does `work` with a copy of the encrypted database and its log, so that nothing is changed where they lie: even reading
 * a database in WAL mode writes beside it. Null where the records were in use and did not stand still.
 */
export async function withCopiedDatabase<T>(
  folder: string,
  work: (path: string) => Promise<T>,
): Promise<T | null> {
  const temporary = await mkdtemp(join(tmpdir(), 'basalis-doctor-'))
  try {
    const from = join(folder, STORE_FILES.database)
    const to = join(temporary, STORE_FILES.database)
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const before = await stateOf(from)
      await copyFile(from, to)
      await rm(`${to}-wal`, { force: true })
      await copyFile(`${from}-wal`, `${to}-wal`).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      })
      if ((await stateOf(from)) === before) return await work(to)
    }
    return null
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Changes with every write. */
async function stateOf(path: string): Promise<string> {
  const files = await Promise.all([path, `${path}-wal`].map((name) => stat(name).catch(() => null)))
  return JSON.stringify(files.map((file) => file && [file.size, file.mtimeMs, file.ino]))
}
