import { execFile } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..', '..')

export interface CliResult {
  readonly code: number | string | null
  readonly out: string
  readonly error: string
}

/** Runs a TypeScript program on the Node that runs the tests, in `cwd`. */
export function runProgram(program: string, words: readonly string[], cwd: string): Promise<CliResult> {
  return new Promise((resolve) => {
    const env = { ...process.env, npm_lifecycle_event: '' }
    execFile(process.execPath, [program, ...words], { cwd, env, maxBuffer: 1e8 }, (failure, out, error) => {
      resolve({ code: failure ? (failure.code ?? null) : 0, out, error })
    })
  })
}

/** Runs a command of src/main/cli. */
export function runCli(command: string, words: readonly string[], cwd: string): Promise<CliResult> {
  return runProgram(join(ROOT, 'src', 'main', 'cli', `${command}.ts`), words, cwd)
}
