import { faultsOf } from './check-store.ts'
import { inWorkspace } from './in-workspace.ts'
import { runDay } from './power-loss.ts'

export interface DiskFault {
  readonly errno: number
  /** From then on; else once. */
  readonly always: boolean
}

export interface FaultSweep {
  readonly runs: number
  /** Runs in which the store refused something. */
  readonly refusing: number
  /** Operations whose failure lost something or ended the process, and what was wrong. */
  readonly bad: readonly { readonly at: number; readonly faults: readonly string[] }[]
}

const DAY = { seed: 3, photos: 4 }
const LANES = 4

/** Lets every `stride`-th operation of a short day fail, each in a day of its own, and looks at what is left. */
export async function sweepFaults(
  library: string,
  { errno, always }: DiskFault,
  stride: number,
): Promise<FaultSweep> {
  const whole = await inWorkspace((workspace) => runDay(workspace, { library, ...DAY }))
  const operations = whole.events.filter(({ path }) => path.startsWith('store')).length
  const waiting = Array.from({ length: Math.floor(operations / stride) }, (_, i) => 1 + stride * i)
  const runs = waiting.length
  let refusing = 0
  const bad: { at: number; faults: readonly string[] }[] = []
  const lane = async (): Promise<void> => {
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const faults = {
        FAULT_AT: String(at),
        FAULT_BELOW: 'store',
        FAULT_ERRNO: String(errno),
        ...(always ? { FAULT_ALWAYS: '1' } : {}),
      }
      const found = await inWorkspace(async (workspace) => {
        const day = await runDay(workspace, { library, ...DAY, faults })
        if (day.acknowledged.some(({ kind }) => kind === 'refused')) refusing += 1
        const saved = day.acknowledged.filter(({ kind }) => kind !== 'refused')
        const ended = day.status === 0 ? [] : [`the process ended with ${String(day.status)}`]
        return [...ended, ...(await faultsOf(day.store, saved))]
      })
      if (found.length > 0) bad.push({ at, faults: found })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return { runs, refusing, bad }
}
