import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Frees what nothing refers to any more in this thread, now. Decoded photos are large shared buffers held by tiny
 * objects in several threads: between photos of a long list the collector sees no reason to run. Blocks the thread
 * for some ten milliseconds: not for one that serves a user.
 */
export function collectGarbage(): void {
  collect ??= exposedCollector()
  collect()
}

let collect: (() => void) | undefined

function exposedCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
