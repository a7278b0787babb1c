import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Frees what nothing refers to any more in this thread, now. Image planes are shared memory of 100 MB and more, held
 * by tiny JavaScript objects in several threads: left to itself the collector sees no reason to run, and a dozen
 * photos one after another grow to several gigabytes. Costs a few milliseconds on the small heaps of our threads.
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
