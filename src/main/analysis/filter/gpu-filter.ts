import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import type { GpuTasks } from '../gpu/gpu-tasks.ts'
import { valueOf } from '../gpu/gpu-problem.ts'
import { FRESH_PLANES } from '../plane-memory.ts'
import {
  hasSettled,
  type FilterBackend,
  type IterationOptions,
  type PassDifference,
  type SplitImage,
} from './filter-backend.ts'
import type { FilterTasks } from './filter-tasks.ts'
import { subtractImage } from './in-bands.ts'

let runs = 0

/**
 * The iterated bilateral filter on the GPU. Planes stay there through all passes (gpu/filter-run.ts); one task per pass
 * lets a cancellation in and other photos have their turn. Throws a `GpuProblem` when the GPU cannot do it; `lab` is
 * then as it was.
 */
export class GpuFilter implements FilterBackend {
  readonly #gpu: TaskRunner<GpuTasks>
  readonly #runner: TaskRunner<FilterTasks>
  readonly #device: string

  /** `device`: the description of the adapter that was tested. `runner` does what stays on the processor. */
  constructor(gpu: TaskRunner<GpuTasks>, runner: TaskRunner<FilterTasks>, device: string) {
    this.#gpu = gpu
    this.#runner = runner
    this.#device = device
  }

  async split(lab: LabImage, options: IterationOptions): Promise<SplitImage> {
    const run = (runs += 1)
    try {
      return await this.#split(run, lab, options)
    } finally {
      // A thread that died has nothing to give back.
      await this.#gpu.run('gpuCloseRun', { run }).catch(() => undefined)
    }
  }

  async #split(run: number, lab: LabImage, options: IterationOptions): Promise<SplitImage> {
    const { parameters, mask, signal, planes = FRESH_PLANES, onPass } = options
    const { width, height } = lab
    const counted = mask?.count ?? width * height
    const opened = { run, expectedDevice: this.#device, lab, parameters, mask: mask?.data ?? null }
    valueOf(await this.#gpu.run('gpuOpenRun', opened, { signal }))
    const differences: PassDifference[] = []
    let converged = false
    const started = performance.now()
    while (!converged && differences.length < parameters.maxIterations) {
      const [l, a, b] = valueOf(await this.#gpu.run('gpuPass', { run }, { signal }))
      const difference: PassDifference = counted === 0 ? [0, 0, 0] : [l / counted, a / counted, b / counted]
      differences.push(difference)
      onPass?.(differences.length, difference)
      converged = hasSettled(difference, parameters)
    }
    const passMs = performance.now() - started
    const base = { width, height, data: planes.floats(lab.data.length) }
    try {
      valueOf(await this.#gpu.run('gpuReadBase', { run, base }, { signal }))
    } catch (error) {
      planes.give(base.data)
      throw error
    }
    await subtractImage(this.#runner, lab, base, signal)
    return {
      diffuse: lab,
      base,
      iterations: { count: differences.length, converged, meanAbsDifference: differences },
      passMs,
      place: { backend: 'gpu', device: this.#device, fallback: null },
    }
  }
}
