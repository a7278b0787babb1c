import { chmod } from 'node:fs/promises'

/** An id of a user that owns nothing, as systems have one for services. */
const NOBODY = 65_534

/** Whether this computer knows folders that one may read and not write to. */
export const HAS_RIGHTS = process.platform !== 'win32'

/**
 * Does something as somebody who may not write to a folder, or may do with it what `mode` says. Rights do not bite who runs the tests as the system's owner: meanwhile
 * the process acts as nobody.
 */
export async function withoutRights<T>(folder: string, work: () => Promise<T>, mode = 0o555): Promise<T> {
  const isOwner = process.geteuid?.() === 0
  await chmod(folder, mode)
  if (isOwner) process.seteuid?.(NOBODY)
  try {
    return await work()
  } finally {
    if (isOwner) process.seteuid?.(0)
    await chmod(folder, 0o755)
  }
}
