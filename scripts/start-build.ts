import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the build is made from. */
const SOURCES = ['src/**/*', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig*.json']
const NOT_BUILT = ['src/host-chromium/**', 'src/main/cli/**']
const BUILT = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Whether `out` is missing, or older than a source. */
export function needsBuild(root: string): boolean {
  const built = BUILT.map((path) => changedAt(join(root, path)))
  const sources = globSync(SOURCES, { cwd: root, exclude: NOT_BUILT }).map((path) =>
    changedAt(join(root, path)),
  )
  return Math.min(...built) < Math.max(...sources)
}

/** Milliseconds since 1970; 0 for what is not there, and for folders, which change with every editor's draft. */
function changedAt(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined || stats.isDirectory() ? 0 : stats.mtimeMs
}
