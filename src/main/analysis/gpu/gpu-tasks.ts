import { BasalisError } from '../../../shared/contract/errors.ts'
import type { ParameterValues } from '../../../shared/imaging/parameters.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import { FilterPrograms } from './filter-programs.ts'
import { FilterRun, type PassSums } from './filter-run.ts'
import { GpuDevice } from './gpu-device.ts'
import { gpuOutcome, GpuProblem, type GpuOutcome } from './gpu-problem.ts'

/** Tasks of the thread that owns the GPU (gpu-thread.ts). What they hold belongs to that thread. */

export interface OpenRunInput {
  /** Names the run in the following tasks. */
  readonly run: number
  /** Description of the adapter that was tested; another one is not used. */
  readonly expectedDevice: string
  readonly lab: LabImage
  readonly parameters: ParameterValues
  readonly mask: Uint8Array<SharedArrayBuffer> | null
}

let programs: Promise<FilterPrograms> | null = null
const runs = new Map<number, FilterRun>()
/** The thread is about to end: nothing may begin that it could not finish. */
let closing = false

/** LAB values reach 128; the shader marks what lies outside the image by 1e12. */
const LARGEST_VALUE = 1e5

function refuseNotFinite({ data, width }: LabImage, context: TaskContext): void {
  for (let at = 0; at < data.length; at += 1) {
    if (at % width === 0) context.throwIfCancelled()
    if (!(Math.abs(data[at] as number) <= LARGEST_VALUE))
      throw new BasalisError(
        'FILTER_INPUT_NOT_FINITE',
        `expected finite values within ±${LARGEST_VALUE}, found NaN, an infinity or a larger value`,
      )
  }
}

async function openPrograms(expectedDevice: string): Promise<FilterPrograms> {
  programs ??= GpuDevice.open().then((gpu) => new FilterPrograms(gpu))
  const opened = await programs.catch((error: unknown) => {
    programs = null
    throw error
  })
  const { description } = opened.gpu.adapter
  if (description !== expectedDevice)
    throw new GpuProblem('NO_DEVICE', `expected the GPU "${expectedDevice}", found "${description}"`)
  return opened
}

/** Brings an image to the GPU. Fails with FILTER_INPUT_NOT_FINITE. */
function gpuOpenRun(input: OpenRunInput, context: TaskContext): Promise<GpuOutcome<null>> {
  const { run, expectedDevice, lab, parameters, mask } = input
  refuseWhenClosing()
  refuseNotFinite(lab, context)
  return gpuOutcome(async () => {
    runs.set(run, await FilterRun.open(await openPrograms(expectedDevice), lab, parameters, mask))
    return null
  })
}

function gpuPass({ run }: { readonly run: number }): Promise<GpuOutcome<PassSums>> {
  return gpuOutcome(() => runOf(run).pass())
}

/** Reads the last pass's image into `base`. */
function gpuReadBase(
  { run, base }: { readonly run: number; readonly base: LabImage },
  context: TaskContext,
): Promise<GpuOutcome<null>> {
  return gpuOutcome(async () => {
    await runOf(run).read(base, () => {
      context.throwIfCancelled()
    })
    return null
  })
}

/** Gives a run's memory back; does nothing for one that was never opened. */
function gpuCloseRun({ run }: { readonly run: number }): void {
  runs.get(run)?.close()
  runs.delete(run)
}

/** To be done before the thread ends: see `GpuDevice`. What waits behind it fails with POOL_CLOSED. */
async function gpuCloseDevice(): Promise<void> {
  closing = true
  const opened = await programs?.catch(() => null)
  programs = null
  runs.clear()
  await opened?.gpu.close()
}

function refuseWhenClosing(): void {
  if (closing) throw new BasalisError('POOL_CLOSED', 'expected an open GPU thread, found one that ends')
}

function runOf(run: number): FilterRun {
  refuseWhenClosing()
  const found = runs.get(run)
  if (!found) throw new Error(`expected the number of an open run, found ${run}`)
  return found
}

export const gpuTasks = { gpuOpenRun, gpuPass, gpuReadBase, gpuCloseRun, gpuCloseDevice }

export type GpuTasks = typeof gpuTasks
