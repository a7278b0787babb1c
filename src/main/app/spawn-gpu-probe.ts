import { utilityProcess } from 'electron'
import type { SpawnProbe } from '../analysis/backend/probe-process.ts'
import { killUtilityProcess } from './kill-utility-process.ts'

/**
 * The process that meets the GPU first, as a utility process of Electron. It keeps the application's environment, where
 * drivers are found. `entry` is the built gpu-probe-entry.
 */
export function utilityProbeSpawner(entry: string): SpawnProbe {
  return (argument) => {
    const child = utilityProcess.fork(entry, [argument], { stdio: 'ignore', serviceName: 'Basalis GPU test' })
    // As of the decoder: the exit follows.
    child.on('error', () => undefined)
    return {
      onMessage: (handler) => {
        child.on('message', handler)
      },
      onExit: (handler) => {
        child.once('exit', handler)
      },
      kill: () => {
        killUtilityProcess(child)
      },
    }
  }
}
