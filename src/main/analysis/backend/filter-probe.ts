import { bilateralSettings, DEFAULT_PARAMETERS } from '../../../shared/imaging/parameters.ts'
import { createLabImage, LAB_CHANNELS, labPlane } from '../../../shared/imaging/pixels.ts'
import { InlineRunner } from '../../pool/inline-runner.ts'
import { nativeAddonPath } from '../../project-root.ts'
import { createFilterTasks } from '../filter/filter-tasks.ts'
import { IteratedFilter } from '../filter/iterated-filter.ts'
import { FilterPrograms } from '../gpu/filter-programs.ts'
import { FilterRun } from '../gpu/filter-run.ts'
import { GpuDevice } from '../gpu/gpu-device.ts'
import { GpuProblem } from '../gpu/gpu-problem.ts'
import { loadNativeAddon, type NativeAddon } from '../native/addon.ts'
import { probeImage } from './probe-image.ts'
import type { ProbeResult, Timing } from './probe-messages.ts'

/** Tolerance of one pass (docs/pipeline.md §2), and of a channel's mean |difference|, in LAB units. */
const MAX_ERROR = 1e-4
const MEAN_ERROR = 1e-5
const DIFFERENCE_ERROR = 1e-5

/** One megapixel and a small number of passes: the way to the GPU and back must pay as well. */
const MEASURED_SIDE = 1000
const MEASURED_PASSES = 6
const SMALL_SIDE = 128

/** In the probe process: is the GPU's filter right, and how fast is it? Throws a `GpuProblem`. */
export async function probeFilter({
  measure,
  threads,
}: {
  readonly measure: boolean
  readonly threads: number
}): Promise<ProbeResult<'filter'>> {
  const addon = loadNativeAddon(nativeAddonPath())
  const gpu = await GpuDevice.open()
  try {
    const programs = new FilterPrograms(gpu)
    await testFilter(programs, addon)
    return { timing: measure ? await timeFilter(programs, addon, threads) : null }
  } finally {
    await gpu.close()
  }
}

/** One pass at an awkward size against the plain double-precision reference. */
async function testFilter(programs: FilterPrograms, addon: NativeAddon): Promise<void> {
  const image = probeImage(97, 61)
  const { width, height } = image
  const pixels = width * height
  const run = await FilterRun.open(programs, image, DEFAULT_PARAMETERS, null)
  const sums = await run.pass()
  const filtered = createLabImage(image)
  await run.read(filtered, () => undefined)
  run.close()
  for (const channel of LAB_CHANNELS) {
    const { window, sigmaSpatial, sigmaRange } = bilateralSettings(DEFAULT_PARAMETERS)[channel]
    const source = labPlane(image, channel)
    const expected = new Float32Array(pixels)
    const radius = (window - 1) / 2
    addon.referenceBilateral(source, expected, width, height, radius, sigmaSpatial, sigmaRange)
    const found = labPlane(filtered, channel)
    const errors = expected.map((value, at) => Math.abs(value - (found[at] as number)))
    const change = expected.reduce((sum, value, at) => sum + Math.abs(value - (source[at] as number)), 0)
    const right =
      errors.every((error) => error <= MAX_ERROR) &&
      errors.reduce((sum, error) => sum + error, 0) / pixels <= MEAN_ERROR &&
      Math.abs(sums[channel] - change) / pixels <= DIFFERENCE_ERROR
    if (!right)
      throw new GpuProblem(
        'SELF_TEST_FAILED',
        'expected the GPU to filter a test picture as the processor does, found another result',
      )
  }
}

/**
 * The same passes on both, the processor's time divided among its threads. A device that takes longer for one pass over a
 * small piece than the processor for everything is not asked for the rest.
 */
async function timeFilter(programs: FilterPrograms, addon: NativeAddon, threads: number): Promise<Timing> {
  const processorMs = (await timeProcessor(addon)) / threads
  await timeGpu(programs, SMALL_SIDE, 1) // compiles and wakes the device up
  const smallMs = await timeGpu(programs, SMALL_SIDE, 1)
  if (smallMs > processorMs) return { gpuMs: smallMs, processorMs }
  await timeGpu(programs, MEASURED_SIDE, 1)
  return { gpuMs: await timeGpu(programs, MEASURED_SIDE, MEASURED_PASSES), processorMs }
}

/** With the way there and back. */
async function timeGpu(programs: FilterPrograms, side: number, passes: number): Promise<number> {
  const image = probeImage(side, side)
  const base = createLabImage(image)
  const started = performance.now()
  const run = await FilterRun.open(programs, image, DEFAULT_PARAMETERS, null)
  for (let pass = 0; pass < passes; pass += 1) await run.pass()
  await run.read(base, () => undefined)
  run.close()
  return performance.now() - started
}

/** `MEASURED_PASSES` in one thread. */
async function timeProcessor(addon: NativeAddon): Promise<number> {
  addon.runInCallingThread()
  const filter = new IteratedFilter(addon, new InlineRunner(createFilterTasks(addon)))
  const thresholds = { thresholdL: 0, thresholdA: 0, thresholdB: 0 }
  const parameters = { ...DEFAULT_PARAMETERS, ...thresholds, maxIterations: 2 }
  const { passMs, iterations } = await filter.split(probeImage(MEASURED_SIDE, MEASURED_SIDE), { parameters })
  return (passMs / iterations.count) * MEASURED_PASSES
}
