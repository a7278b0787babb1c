import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'

/** `npm start`: the desktop window where Electron's program is on the machine, else the bundled sample analysed. */

const root = join(import.meta.dirname, '..')

/** Electron's executable, without asking its package to download one. */
function electronProgram(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? program : null
}

function run(program: string, ...words: string[]): never {
  const { status } = spawnSync(program, words, { cwd: root, stdio: 'inherit' })
  process.exit(status ?? 1)
}

const electron = electronProgram()
if (electron) {
  console.log('Starting the window in Electron.')
  const built = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  if (built.status !== 0) process.exit(built.status ?? 1)
  run(electron, '.')
}
console.log("Electron's program is not on this machine: analysing the bundled sample instead.")
run(process.execPath, join(root, 'src', 'main', 'cli', 'sample.ts'))
