import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findSystemBrowser, hasDisplay } from '../src/host-chromium/browser/find-browser.ts'
import { electronProgram, missingSandboxHelper } from './electron-program.ts'
import { needsBuild } from './start-build.ts'
import { planStart, type StartPlan } from './start-plan.ts'

/** `npm start`: the window in Electron or in a browser of the machine; where neither can be, the bundled sample analysed. */

const root = join(import.meta.dirname, '..')
const words = process.argv.slice(2)

/**
 * Runs a program in this terminal, hands signals on to it, and answers its exit code. On Windows the terminal tells both of
 * Ctrl-C, and to hand a signal on would end the program at once.
 */
function run(program: string, ...programWords: string[]): Promise<number> {
  const child = spawn(program, programWords, { cwd: root, stdio: 'inherit' })
  const forward = (signal: NodeJS.Signals): void => {
    if (process.platform !== 'win32') child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, forward)
  return new Promise((resolve) => {
    const end = (code: number): void => {
      for (const signal of signals) process.off(signal, forward)
      resolve(code)
    }
    child.once('error', (error) => {
      console.error(error.message)
      end(1)
    })
    child.once('exit', (code, signal) => {
      end(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1))
    })
  })
}

async function build(): Promise<number> {
  if (!needsBuild(root)) return 0
  console.log('Building the window: the sources are newer than the last build.')
  const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  return await run(process.execPath, electronVite, 'build', '--logLevel', 'warn')
}

async function open(plan: StartPlan): Promise<number> {
  switch (plan.kind) {
    case 'sample':
      return await run(process.execPath, join(root, 'src/main/cli/sample.ts'))
    case 'electron':
      return (await build()) || (await run(plan.program, '.', ...words))
    case 'chromium': {
      const register = pathToFileURL(join(root, 'src/host-chromium/register.ts')).href
      const main = join(root, 'out/main/index.js')
      return (await build()) || (await run(process.execPath, '--import', register, main, ...words))
    }
  }
}

const electron = electronProgram()
const plan = planStart({
  electron,
  missingHelper: electron === null ? null : missingSandboxHelper(electron),
  browser: findSystemBrowser()?.program ?? null,
  display: hasDisplay(),
})
console.log(plan.says)
process.exitCode = await open(plan)
