import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Electron's executable, or null where it is not on the machine. Never asks the package to download one. */
export function electronProgram(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? program : null
}

const NAMESPACE_LIMIT = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'

/**
 * The helper that Electron's sandbox lacks, or null. Ubuntu since 23.10 lets no program that it does not know make name spaces
 * of its own; Electron then needs `chrome-sandbox` to belong to root and to run as root, which npm cannot bring about, and
 * aborts without it.
 */
export function missingSandboxHelper(program: string, limit = NAMESPACE_LIMIT): string | null {
  if (!existsSync(limit) || readFileSync(limit, 'utf8').trim() !== '1') return null
  const helper = join(dirname(program), 'chrome-sandbox')
  if (!existsSync(helper)) return helper
  const { uid, mode } = statSync(helper)
  return uid === 0 && (mode & 0o4755) === 0o4755 ? null : helper
}
