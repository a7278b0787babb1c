import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DecoderExit, DecoderProcess, SpawnDecoder } from './decoder-process.ts'
import { DECODER_NODE_FLAGS, decoderEnvironment } from './process-fence.ts'

const ENTRY = fileURLToPath(new URL('./decoder-entry.ts', import.meta.url))

/** A decoder as a child process of Node: for the command line and the tests. It inherits no environment and no files. */
export const spawnChildProcess: SpawnDecoder = ({ maxResidentBytes }): DecoderProcess => {
  const child = fork(ENTRY, [String(maxResidentBytes)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...DECODER_NODE_FLAGS],
    env: decoderEnvironment(),
  })
  return {
    get pid() {
      return child.exitCode === null && child.signalCode === null ? child.pid : undefined
    },
    postMessage: (message) => {
      // A child that has just died is reported by its exit, not here.
      if (child.connected) child.send(message, () => undefined)
    },
    onMessage: (handler) => {
      child.on('message', handler)
    },
    onExit: (handler) => {
      const once = onlyOnce(handler)
      child.on('error', () => {
        once({ code: null, signal: null })
      })
      child.on('exit', (code, signal) => {
        once({ code, signal })
      })
    },
    kill: () => {
      child.kill('SIGKILL')
    },
  }
}

function onlyOnce(handler: (exit: DecoderExit) => void): (exit: DecoderExit) => void {
  let called = false
  return (exit) => {
    if (called) return
    called = true
    handler(exit)
  }
}
