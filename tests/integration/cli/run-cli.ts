import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..', '..')

export interface CliResult {
  readonly code: number | string | null
  readonly out: string
  readonly error: string
}

/** Where the commands of the tests remember what they measured: not in the home of whoever runs them. */
const CACHE = join(tmpdir(), 'basalis-test-cache')

/** Runs a TypeScript program on the Node that runs the tests, in `cwd`. */
export function runProgram(
  program: string,
  words: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  return new Promise((resolve) => {
    const env = { ...process.env, npm_lifecycle_event: '', XDG_CACHE_HOME: CACHE, ...environment }
    execFile(process.execPath, [program, ...words], { cwd, env, maxBuffer: 1e8 }, (failure, out, error) => {
      resolve({ code: failure ? (failure.code ?? null) : 0, out, error })
    })
  })
}

/** Runs a command of src/main/cli. */
export function runCli(
  command: string,
  words: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  return runProgram(join(ROOT, 'src', 'main', 'cli', `${command}.ts`), words, cwd, environment)
}
