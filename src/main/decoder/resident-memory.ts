import { readFile } from 'node:fs/promises'
import type { DecoderProcess } from './decoder-process.ts'

/** Twenty reads of a small kernel file a second. */
const POLL_MS = 50
/** Linux on x64 and ARM64 desktops. */
const PAGE_BYTES = 4096

/**
 * Calls `exceeded` once when the resident memory of a process passes a limit: on Linux from /proc, elsewhere as the host says.
 * Where that cannot say, the watchdog inside the process is alone. Returns what stops it.
 */
export function watchResidentMemory(
  process_: DecoderProcess,
  maxResidentBytes: number,
  exceeded: () => void,
): () => void {
  const { residentBytes } = process_
  if (process.platform !== 'linux' && residentBytes === undefined) return () => undefined
  let stopped = false
  const stop = (): void => {
    stopped = true
    clearInterval(timer)
  }
  const timer = setInterval(() => {
    const { pid } = process_
    if (pid === undefined) return
    const reading = residentBytes === undefined ? bytesOfProc(pid) : Promise.resolve(residentBytes())
    void reading.then((bytes) => {
      if (stopped || bytes <= maxResidentBytes) return
      stop()
      exceeded()
    })
  }, POLL_MS)
  return stop
}

/** 0 for a process that is gone. */
async function bytesOfProc(pid: number): Promise<number> {
  try {
    const [, residentPages] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')
    return Number(residentPages) * PAGE_BYTES
  } catch {
    return 0
  }
}
