import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SpawnProbe } from './probe-process.ts'

const ENTRY = fileURLToPath(new URL('./probe-entry.ts', import.meta.url))

/** A probe as a child process of plain Node: for the command line, the benches and the tests. */
export const spawnProbeChild: SpawnProbe = (argument) => {
  const child = fork(ENTRY, [argument], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] })
  return {
    onMessage: (handler) => {
      child.on('message', handler)
    },
    onExit: (handler) => {
      child.on('error', handler)
      child.on('exit', handler)
    },
    kill: () => {
      child.kill('SIGKILL')
    },
  }
}
