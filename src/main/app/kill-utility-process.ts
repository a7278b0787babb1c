import type { UtilityProcess } from 'electron'

/**
 * Ends a utility process, also one that is about to start: its id is known only then. `child.kill()` asks politely, and
 * native code that hangs does not listen.
 */
export function killUtilityProcess(child: Pick<UtilityProcess, 'pid' | 'once'>): void {
  const { pid } = child
  if (pid === undefined) {
    child.once('spawn', () => {
      killUtilityProcess(child)
    })
    return
  }
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}
