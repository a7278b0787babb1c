import { _electron } from 'playwright-core'
import { electronProgram } from '../../../scripts/electron-program.ts'
import type { AppSession, ElectronMain, LaunchOptions } from './app-session.ts'

/** Electron's own program, driven by Playwright. Its windows are visible: it has no headless mode. */
export async function launchInElectron(
  options: Required<Pick<LaunchOptions, 'main' | 'args' | 'env' | 'userData'>>,
): Promise<AppSession> {
  const program = electronProgram()
  if (program === null) throw new Error("expected Electron's program, found none on this machine")
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const app = await _electron.launch({
    executablePath: program,
    args: [options.main, `--user-data-dir=${options.userData}`, ...options.args],
    env: { ...Object.fromEntries(own), ...options.env },
  })
  const child = app.process()
  let stderr = ''
  child.stderr?.on('data', (text: Buffer) => {
    stderr += text.toString()
  })
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return {
    host: 'electron',
    page,
    userData: options.userData,
    evaluate: <A, R>(action: (electron: ElectronMain, argument: A) => R | Promise<R>, argument?: A) =>
      app.evaluate<R, A>(action as never, argument as never),
    close: async () => {
      await app.close()
      return await exited
    },
    exited,
    pid: child.pid ?? 0,
    stderr: () => stderr,
  }
}
