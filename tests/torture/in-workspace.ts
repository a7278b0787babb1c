import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An empty folder for a piece of work, deleted afterwards. */
export async function inWorkspace<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'basalis-torture-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
