import { app, utilityProcess } from 'electron'
import type { DecoderProcess, SpawnDecoder } from '../decoder/decoder-process.ts'
import { DECODER_NODE_FLAGS, decoderEnvironment } from '../decoder/process-fence.ts'
import { killUtilityProcess } from './kill-utility-process.ts'

/**
 * A decoder as a utility process of Electron: the packaged application cannot start itself as a plain Node (the fuse
 * RunAsNode is off). `entry` is the built decoder-entry. Nothing of the environment is inherited.
 */
export function utilityProcessSpawner(entry: string): SpawnDecoder {
  return ({ maxResidentBytes }): DecoderProcess => {
    const child = utilityProcess.fork(entry, [String(maxResidentBytes)], {
      env: decoderEnvironment(),
      stdio: 'ignore',
      serviceName: 'Basalis decoder',
      // A host on plain Node has Node's own fence as well.
      execArgv: 'electron' in process.versions ? [] : [...DECODER_NODE_FLAGS],
    })
    // V8 has given up in there; the exit follows. An event of this name that nobody hears would be thrown here.
    child.on('error', () => undefined)
    return {
      get pid() {
        return child.pid
      },
      ...(saysMemory() ? { residentBytes: () => residentBytesOf(child.pid) } : {}),
      postMessage: (message) => {
        child.postMessage(message)
      },
      onMessage: (handler) => {
        child.on('message', handler)
      },
      onExit: (handler) => {
        // Electron tells a code only: an end by the memory watchdog reads as a crash here, and the client's own watch
        // over the process's memory is what names it.
        child.once('exit', (code) => {
          handler({ code, signal: null })
        })
      },
      kill: () => {
        killUtilityProcess(child)
      },
    }
  }
}

/** Of its processes Electron says it on every system; on Linux /proc does, in the Chromium host as well. */
const saysMemory = (): boolean => 'electron' in process.versions && process.platform !== 'linux'

function residentBytesOf(pid: number | undefined): number {
  const own = app.getAppMetrics().find((process_) => process_.pid === pid)
  return (own?.memory.workingSetSize ?? 0) * 1024
}
