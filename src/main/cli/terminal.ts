import type { CommandStreams } from './analyze-command.ts'

export const streams: CommandStreams = {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
}

/** Aborted by Ctrl-C, a polite kill or a terminal that closes; a second one ends the process at once, as ever. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () => {
      controller.abort()
    })
  return controller.signal
}

/** npm runs scripts in the project's folder; relative paths are meant from where the user typed the command. */
export function workingFolder(script: string): string {
  const { npm_lifecycle_event: running, INIT_CWD: typedIn } = process.env
  return running === script && typedIn !== undefined ? typedIn : process.cwd()
}
