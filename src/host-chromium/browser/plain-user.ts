import { chmodSync, chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The account that the browser of root runs under: Chromium keeps its sandbox only for a plain user. */
export interface PlainUser {
  readonly uid: number
  readonly gid: number
}

/** `nobody`, when this process is root on Linux and `profile` can be reached by others; else null. */
export function plainUserFor(profile: string): PlainUser | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !reachable(dirname(profile))) return null
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

function reachable(folder: string): boolean {
  const othersMayPass = (statSync(folder).mode & 0o001) !== 0
  const parent = dirname(folder)
  return othersMayPass && (parent === folder || reachable(parent))
}

/** Hands a folder and all in it to `user`; nobody else may look inside. */
export function handOver(folder: string, user: PlainUser): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    lchownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  chownSync(folder, user.uid, user.gid)
  chmodSync(folder, 0o700)
}
