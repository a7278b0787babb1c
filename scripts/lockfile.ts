import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Checks package-lock.json, and mends it with `--fix`:
 *
 * - better-sqlite3 ships its binaries and says `gypfile: false` so that nobody compiles it. npm 10 (the one that comes
 *   with Node 20) looks for that word in the lock file, where npm never writes it: without it, `npm ci` compiles SQLite
 *   from source and needs Node's headers from the network. `npm install` drops it again; then this check says so.
 * - no entry names a download address: the registry that a machine is set up for is used.
 */

interface LockEntry {
  gypfile?: boolean
  resolved?: string
}

const path = join(import.meta.dirname, '..', 'package-lock.json')
const text = readFileSync(path, 'utf8')
const lock = JSON.parse(text) as { packages: Record<string, LockEntry> }

const problems: string[] = []
const sqlite = lock.packages['node_modules/better-sqlite3']
if (sqlite && sqlite.gypfile !== false) {
  problems.push('better-sqlite3 without gypfile: false')
  sqlite.gypfile = false
}
for (const [name, entry] of Object.entries(lock.packages))
  if (entry.resolved?.startsWith('http') === true) {
    problems.push(`${name} with a download address`)
    delete entry.resolved
  }

if (process.argv.includes('--fix')) {
  if (problems.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
} else {
  for (const problem of problems) console.error(`package-lock.json: ${problem}; npm run fix mends it`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
