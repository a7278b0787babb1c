import { createRandom } from '../../src/main/simulator/random.ts'
import { faultsOf } from './check-store.ts'
import { inWorkspace } from './in-workspace.ts'
import { runDay } from './power-loss.ts'

const LANES = 4

export interface Kills {
  readonly acknowledged: number
  /** What was wrong after a kill, each. */
  readonly bad: readonly (readonly string[])[]
}

/** Kills a working process so many times at random moments, in stores that live on from kill to kill. */
export async function killOften(library: string, kills: number): Promise<Kills> {
  const bad: (readonly string[])[] = []
  let acknowledged = 0
  const lane = (number: number): Promise<void> =>
    inWorkspace(async (workspace) => {
      const random = createRandom(number, 'kill')
      for (let kill = number; kill < kills; kill += LANES) {
        const killAfterMs = random.integer(0, 250)
        const day = await runDay(workspace, { library, seed: kill, photos: 60, killAfterMs })
        const faults = await faultsOf(day.store, day.acknowledged)
        if (faults.length > 0) bad.push(faults)
        if (kill + LANES >= kills) acknowledged += day.acknowledged.length
      }
    })
  await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)))
  return { acknowledged, bad }
}
