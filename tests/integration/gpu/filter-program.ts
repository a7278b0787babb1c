import { buildDiffuseStack } from '../../../src/main/analysis/filter/diffuse-stack.ts'
import { createFilterTasks } from '../../../src/main/analysis/filter/filter-tasks.ts'
import { GpuFilter } from '../../../src/main/analysis/filter/gpu-filter.ts'
import { IteratedFilter } from '../../../src/main/analysis/filter/iterated-filter.ts'
import { FilterPrograms } from '../../../src/main/analysis/gpu/filter-programs.ts'
import { FilterRun, type PassSums } from '../../../src/main/analysis/gpu/filter-run.ts'
import { GpuDevice } from '../../../src/main/analysis/gpu/gpu-device.ts'
import { GpuProblem } from '../../../src/main/analysis/gpu/gpu-problem.ts'
import { gpuTasks } from '../../../src/main/analysis/gpu/gpu-tasks.ts'
import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'
import { DEFAULT_PARAMETERS, type ParameterValues } from '../../../src/shared/imaging/parameters.ts'
import { createLabImage, LAB_CHANNELS, labPlane, type LabImage } from '../../../src/shared/imaging/pixels.ts'
import { copyOf, skinLike } from '../../unit/analysis/filter/skin-like.ts'
import { addon, deviation, referencePlane, testPlane, type Deviation } from '../../unit/native/filter-run.ts'

/** Everything about the filter that needs a GPU, in one process; the results go to standard output. */

export interface PassCase {
  readonly name: string
  /** Against the double-precision reference, per channel. */
  readonly errors: readonly Deviation[]
  /** |Σ of the GPU − Σ of the planes| ÷ pixels, per channel. */
  readonly differenceErrors: readonly number[]
}

export interface FilterResults {
  readonly device: string
  readonly passes: readonly PassCase[]
  readonly iteration: {
    readonly counts: readonly [number, number]
    readonly base: Deviation
    readonly diffuse: Deviation
    readonly again: boolean
  }
  readonly stack: readonly Deviation[]
  readonly masked: readonly [found: number, expected: number]
  readonly notFinite: readonly string[]
  readonly cancelled: { readonly error: string; readonly passes: number; readonly untouched: boolean }
  readonly tooLarge: string
  readonly lost: string
}

const gpu = await GpuDevice.open()
const programs = new FilterPrograms(gpu)
const runner = new InlineRunner(createFilterTasks(addon))
const processor = new IteratedFilter(addon, runner)
const onGpu = new GpuFilter(new InlineRunner(gpuTasks), runner, gpu.adapter.description)
const parameters = DEFAULT_PARAMETERS

function testImage(width: number, height: number): LabImage {
  const image = createLabImage({ width, height })
  for (const channel of LAB_CHANNELS)
    labPlane(image, channel).set(
      testPlane(width, height, channel + 1).map((value) => (channel === 0 ? value : value / 2 - 25)),
    )
  return image
}

async function passOn(
  image: LabImage,
  values: ParameterValues,
  mask: Uint8Array | null = null,
): Promise<{ readonly filtered: LabImage; readonly sums: PassSums }> {
  const run = await FilterRun.open(programs, image, values, mask)
  const sums = await run.pass()
  const filtered = createLabImage(image)
  await run.read(filtered, () => undefined)
  run.close()
  return { filtered, sums }
}

async function passCase(
  name: string,
  width: number,
  height: number,
  values: ParameterValues = parameters,
): Promise<PassCase> {
  const image = testImage(width, height)
  const { filtered, sums } = await passOn(image, values)
  const settings = [
    { radius: (values.windowL - 1) / 2, sigmaSpatial: values.sigmaSpatialL, sigmaRange: values.sigmaRangeL },
    { radius: (values.windowA - 1) / 2, sigmaSpatial: values.sigmaSpatialA, sigmaRange: values.sigmaRangeA },
    { radius: (values.windowB - 1) / 2, sigmaSpatial: values.sigmaSpatialB, sigmaRange: values.sigmaRangeB },
  ] as const
  const planes = LAB_CHANNELS.map((channel) => ({
    before: labPlane(image, channel),
    after: labPlane(filtered, channel),
    expected: referencePlane(labPlane(image, channel), width, height, settings[channel]),
    sum: sums[channel],
  }))
  return {
    name,
    errors: planes.map(({ after, expected }) => deviation(after, expected)),
    differenceErrors: planes.map(
      ({ before, after, sum }) => Math.abs(sum - totalChange(before, after)) / before.length,
    ),
  }
}

const totalChange = (before: Float32Array, after: Float32Array): number =>
  before.reduce((sum, value, at) => sum + Math.abs(value - (after[at] ?? 0)), 0)

const SIZES = [
  [1, 1],
  [1, 37],
  [37, 1],
  [2, 2],
  [15, 17],
  [16, 16],
  [33, 9],
  [97, 61],
] as const

/** Every window there may be, three at a time, and sigmas at the ends of the parameter table. */
const SETTINGS: readonly Partial<ParameterValues>[] = [
  { windowL: 3, windowA: 7, windowB: 9 },
  { windowL: 13, windowA: 15, windowB: 5 },
  { windowL: 15, sigmaSpatialL: 16, sigmaSpatialA: 0.3, sigmaSpatialB: 16 },
  { sigmaRangeL: 0.5, sigmaRangeA: 8, sigmaRangeB: 0.5 },
]

const passes: PassCase[] = []
for (const [width, height] of SIZES) passes.push(await passCase(`${width}×${height}`, width, height))
for (const settings of SETTINGS)
  passes.push(await passCase(JSON.stringify(settings), 41, 29, { ...parameters, ...settings }))

const lab = skinLike(61, 47)
const reference = await processor.split(copyOf(lab), { parameters })
const split = await onGpu.split(copyOf(lab), { parameters })
const second = await onGpu.split(copyOf(lab), { parameters })

const first = await processor.split(copyOf(lab), { parameters })
const stack = await buildDiffuseStack(onGpu, runner, first, { parameters, levels: 3 })
const expectedStack = await buildDiffuseStack(processor, runner, first, { parameters, levels: 3 })

const mask = new Uint8Array(new SharedArrayBuffer(61 * 47)).map((_, at) => ((at * 7) % 11 < 5 ? 255 : 0))
const { filtered, sums } = await passOn(lab, parameters, mask)
const kept = (plane: Float32Array): Float32Array => plane.map((value, at) => (mask[at] === 0 ? 0 : value))

const notFinite: string[] = []
for (const value of [NaN, Infinity, -Infinity, 3e38]) {
  const broken = copyOf(lab)
  broken.data[500] = value
  const error: unknown = await onGpu.split(broken, { parameters }).catch((reason: unknown) => reason)
  notFinite.push(error instanceof BasalisError ? error.code : String(error))
}

const controller = new AbortController()
const image = copyOf(lab)
let passesDone = 0
const cancelled: unknown = await onGpu
  .split(image, {
    parameters,
    signal: controller.signal,
    onPass: (pass) => {
      passesDone = pass
      if (pass === 2) controller.abort()
    },
  })
  .catch((reason: unknown) => reason)

const problemOf = async (work: Promise<unknown>): Promise<string> => {
  const reason: unknown = await work.catch((error: unknown) => error)
  return reason instanceof GpuProblem ? reason.fallback.code : String(reason)
}

const huge = { width: 40_000, height: 40_000, data: lab.data }
const tooLarge = await problemOf(FilterRun.open(programs, huge, parameters, null))
const run = await FilterRun.open(programs, lab, parameters, null)
await run.pass()
gpu.device.destroy()
const lost = await problemOf(run.pass())

const results: FilterResults = {
  device: gpu.adapter.description,
  passes,
  iteration: {
    counts: [split.iterations.count, reference.iterations.count],
    base: deviation(split.base.data, reference.base.data),
    diffuse: deviation(split.diffuse.data, reference.diffuse.data),
    again: Buffer.from(split.base.data.buffer).equals(Buffer.from(second.base.data.buffer)),
  },
  stack: stack.levels.map(({ data }, level) =>
    deviation(data, expectedStack.levels[level]?.data ?? new Float32Array()),
  ),
  masked: [sums[0], totalChange(kept(labPlane(lab, 0)), kept(labPlane(filtered, 0)))],
  notFinite,
  cancelled: {
    error: cancelled instanceof CancelledError ? 'cancelled' : String(cancelled),
    passes: passesDone,
    untouched: Buffer.from(image.data.buffer).equals(Buffer.from(lab.data.buffer)),
  },
  tooLarge,
  lost,
}
console.log(JSON.stringify(results))
process.exit(0)
