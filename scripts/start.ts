import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { electronProgram } from './electron-program.ts'

/** `npm start`: the desktop window where Electron's program is on the machine, else the bundled sample analysed. */

const root = join(import.meta.dirname, '..')

function run(program: string, ...words: string[]): number {
  return spawnSync(program, words, { cwd: root, stdio: 'inherit' }).status ?? 1
}

const electron = electronProgram()
if (electron === null) {
  console.log("Electron's program is not on this machine: analysing the bundled sample instead.")
  process.exitCode = run(process.execPath, join(root, 'src/main/cli/sample.ts'))
} else {
  console.log('Starting the window in Electron.')
  const build = [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn']
  process.exitCode = run(process.execPath, ...build) || run(electron, '.')
}
