import { reportBug } from './report-bug.ts'

type ProcessLike = Pick<NodeJS.Process, 'on' | 'stdout' | 'stderr'>

/**
 * What fails where nobody waits for it. Otherwise its message would be printed or shown as it is, which may hold a path and with it a
 * name. After an error that broke off whatever was being done `onBroken` is told, once; a promise that nobody looked at breaks off
 * nothing else.
 */
export function catchUnforeseen(process: ProcessLike, onBroken: () => void): void {
  let broken = false
  process.on('uncaughtException', (error) => {
    reportBug(error)
    if (!broken) onBroken()
    broken = true
  })
  process.on('unhandledRejection', reportBug)
  // Whoever reads may have gone, as a terminal that was closed: no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
