import { createRandom } from '../../src/main/simulator/random.ts'
import { faultsOf } from './check-store.ts'
import { inWorkspace } from './in-workspace.ts'
import { runDay } from './power-loss.ts'

const LANES = 4

/** All that a store holds is looked at after each kill: one that grew for ever would take ever longer. */
const KILLS_OF_A_STORE = 25

export interface Kills {
  readonly acknowledged: number
  /** What was wrong after a kill, each. */
  readonly bad: readonly (readonly string[])[]
}

/** Kills a working process so many times at random moments, in stores that live on from kill to kill. */
export async function killOften(library: string, kills: number): Promise<Kills> {
  const bad: (readonly string[])[] = []
  let acknowledged = 0
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < kills) {
      const first = next
      next += KILLS_OF_A_STORE
      await inWorkspace(async (workspace) => {
        const random = createRandom(first, 'kill')
        let ofTheStore = 0
        for (let kill = first; kill < Math.min(kills, first + KILLS_OF_A_STORE); kill += 1) {
          const killAfterMs = random.integer(0, 250)
          const day = await runDay(workspace, { library, seed: kill, photos: 60, killAfterMs })
          const faults = await faultsOf(day.store, day.acknowledged)
          if (faults.length > 0) bad.push(faults)
          ofTheStore = day.acknowledged.length
        }
        acknowledged += ofTheStore
      })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return { acknowledged, bad }
}
