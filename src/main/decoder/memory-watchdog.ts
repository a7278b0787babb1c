import { workerData } from 'node:worker_threads'
import { OUT_OF_MEMORY_SIGNAL } from './protocol.ts'

/**
 * A thread of the decoder process that ends the process when it takes too much memory. A thread of its own, because
 * the main one is blocked while it decodes; from inside, because not every system shows the memory of a child.
 */
const POLL_MS = 50

const { maxResidentBytes } = workerData as { readonly maxResidentBytes: number }

setInterval(() => {
  if (process.memoryUsage.rss() <= maxResidentBytes) return
  process.kill(process.pid, process.platform === 'win32' ? 'SIGKILL' : OUT_OF_MEMORY_SIGNAL)
}, POLL_MS)
