import { execFile } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..', '..')

export interface CliResult {
  readonly code: number | string | null
  readonly out: string
  readonly error: string
}

/** Runs a command of src/main/cli the way npm does, in `cwd`. */
export function runCli(command: string, words: readonly string[], cwd: string): Promise<CliResult> {
  return new Promise((resolve) => {
    const program = join(ROOT, 'src', 'main', 'cli', `${command}.ts`)
    execFile(process.execPath, [program, ...words], { cwd, maxBuffer: 1e8 }, (failure, out, error) => {
      resolve({ code: failure ? (failure.code ?? null) : 0, out, error })
    })
  })
}
