import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { rowBands, type RowBand } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import type { FilterTasks } from './filter-tasks.ts'

/** Bands per step and runner thread: enough for an even load, few enough that overlap does not count. */
const BANDS_PER_THREAD = 4

/** Runs a step over all bands; waits for every band even when one fails, so that no buffer is still being written. */
export async function inBands(
  { concurrency }: { readonly concurrency: number },
  height: number,
  step: (band: RowBand) => Promise<unknown>,
): Promise<void> {
  await settleAll(rowBands(height, concurrency * BANDS_PER_THREAD).map(step))
}

/** `minuend` becomes `minuend − subtrahend` in place. */
export async function subtractImage(
  runner: TaskRunner<FilterTasks>,
  minuend: LabImage,
  subtrahend: LabImage,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { width, height } = minuend
  await inBands(runner, height, (band) =>
    runner.run(
      'subtract',
      { width, height, minuend: minuend.data, subtrahend: subtrahend.data, ...band },
      { signal },
    ),
  )
}
