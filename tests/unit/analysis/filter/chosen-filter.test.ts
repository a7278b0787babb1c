import { describe, expect, it } from 'vitest'
import { ChosenFilter, type GpuFilterChoice } from '../../../../src/main/analysis/filter/chosen-filter.ts'
import { buildDiffuseStack } from '../../../../src/main/analysis/filter/diffuse-stack.ts'
import type { FilterBackend, SplitImage } from '../../../../src/main/analysis/filter/filter-backend.ts'
import { createFilterTasks } from '../../../../src/main/analysis/filter/filter-tasks.ts'
import { GpuFilter } from '../../../../src/main/analysis/filter/gpu-filter.ts'
import { IteratedFilter } from '../../../../src/main/analysis/filter/iterated-filter.ts'
import { GpuProblem, type GpuOutcome } from '../../../../src/main/analysis/gpu/gpu-problem.ts'
import type { GpuTasks } from '../../../../src/main/analysis/gpu/gpu-tasks.ts'
import { loadNativeAddon } from '../../../../src/main/analysis/native/addon.ts'
import { PlaneMemory } from '../../../../src/main/analysis/plane-memory.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { nativeAddonPath } from '../../../../src/main/project-root.ts'
import type { FallbackCode } from '../../../../src/shared/contract/analysis-report.ts'
import { BasalisError, CancelledError } from '../../../../src/shared/contract/errors.ts'
import { DEFAULT_PARAMETERS } from '../../../../src/shared/imaging/parameters.ts'
import { copyOf, skinLike } from './skin-like.ts'

const addon = loadNativeAddon(nativeAddonPath())
const runner = new InlineRunner(createFilterTasks(addon))
const processor = new IteratedFilter(addon, runner)
const parameters = DEFAULT_PARAMETERS
const lab = skinLike(61, 47)

/** A GPU's thread without a GPU: every pass changes a lot, and after some passes, or in the end, there is a problem. */
function fakeGpu(
  passes: number,
  code: FallbackCode = 'DEVICE_LOST',
  fails: 'pass' | 'read' = 'pass',
): InlineRunner<GpuTasks> {
  let left = passes
  const fine = <T>(value: T): Promise<GpuOutcome<T>> => Promise.resolve({ ok: true, value })
  const failed = () =>
    Promise.resolve({ ok: false, problem: { code, message: 'expected a GPU, found it gone' } } as const)
  return new InlineRunner<GpuTasks>({
    gpuOpenRun: () => fine(null),
    gpuPass: () => {
      left -= 1
      return left >= 0 ? fine([1e6, 1e6, 1e6] as const) : failed()
    },
    gpuReadBase: () => (fails === 'read' ? failed() : fine(null)),
    gpuCloseRun: () => undefined,
    gpuCloseDevice: () => Promise.resolve(),
  })
}

interface Tried {
  readonly filter: ChosenFilter
  readonly lost: () => number
}

function chosen(choice: GpuFilterChoice): Tried {
  let lost = 0
  const filter = new ChosenFilter({
    processor,
    choice: () => Promise.resolve(choice),
    onLost: () => {
      lost += 1
    },
  })
  return { filter, lost: () => lost }
}

const failing = (error: Error): FilterBackend => ({ split: () => Promise.reject(error) })

describe('ChosenFilter', () => {
  it('goes on upon the processor when the GPU goes away in the middle, with the same bits as without one', async () => {
    const { filter, lost } = chosen({ gpu: new GpuFilter(fakeGpu(3), runner, 'GPU') })
    const seen: number[] = []
    const split = await filter.split(copyOf(lab), { parameters, onPass: (pass) => seen.push(pass) })
    const expected = await processor.split(copyOf(lab), { parameters })
    expect(split.base.data).toEqual(expected.base.data)
    expect(split.diffuse.data).toEqual(expected.diffuse.data)
    expect(split.iterations).toEqual(expected.iterations)
    expect(split.place).toMatchObject({ backend: 'cpu', fallback: { code: 'DEVICE_LOST' } })
    expect(seen.slice(0, 4)).toEqual([1, 2, 3, 1])
    expect(lost()).toBe(1)
  })

  it('does not trust a GPU again that went away, and keeps saying why', async () => {
    const { filter, lost } = chosen({ gpu: new GpuFilter(fakeGpu(0), runner, 'GPU') })
    const splits: SplitImage[] = []
    const passes: number[] = []
    for (let photo = 0; photo < 2; photo += 1)
      splits.push(await filter.split(copyOf(lab), { parameters, onPass: (pass) => passes.push(pass) }))
    for (const { place } of splits) expect(place.fallback?.code).toBe('DEVICE_LOST')
    expect(passes.filter((pass) => pass === 1)).toHaveLength(2)
    expect(lost()).toBe(1)
  })

  it('gives the GPU the next photo after one that was too large for it', async () => {
    const { filter, lost } = chosen({
      gpu: failing(new GpuProblem('TOO_LARGE', 'expected less, found more')),
    })
    const { place } = await filter.split(copyOf(lab), { parameters })
    expect(place.fallback?.code).toBe('TOO_LARGE')
    expect(lost()).toBe(0)
  })

  it('says why there is no GPU, and nothing where none was asked for', async () => {
    const reason = { code: 'SLOWER', message: 'expected less, found more' } as const
    for (const fallback of [reason, null]) {
      const { place } = await chosen({ gpu: null, fallback }).filter.split(copyOf(lab), { parameters })
      expect(place).toEqual({ backend: 'cpu', device: null, fallback })
    }
  })

  it.each([
    ['a cancellation', new CancelledError()],
    [
      'values that are no numbers',
      new BasalisError('FILTER_INPUT_NOT_FINITE', 'expected numbers, found NaN'),
    ],
    ['a bug', new TypeError('x is not a function')],
  ])('does not take %s for a GPU that failed', async (_, error) => {
    const { filter, lost } = chosen({ gpu: failing(error) })
    await expect(filter.split(copyOf(lab), { parameters })).rejects.toBe(error)
    expect(lost()).toBe(0)
  })

  it('does not wait for the test of the GPU once it is cancelled', async () => {
    const never = new Promise<GpuFilterChoice>(() => undefined)
    const filter = new ChosenFilter({ processor, choice: () => never, onLost: () => undefined })
    const cancelling = new AbortController()
    const split = filter.split(copyOf(lab), { parameters, signal: cancelling.signal })
    cancelling.abort()
    await expect(split).rejects.toBeInstanceOf(CancelledError)
  })

  it('sends the levels of the stack the same way, and says what became of them', async () => {
    const { filter } = chosen({ gpu: new GpuFilter(fakeGpu(0), runner, 'GPU') })
    const first = await processor.split(copyOf(lab), { parameters })
    const stack = await buildDiffuseStack(filter, runner, first, { parameters, levels: 3 })
    const expected = await buildDiffuseStack(processor, runner, first, { parameters, levels: 3 })
    expect(stack.fallback?.code).toBe('DEVICE_LOST')
    expect(stack.levels).toEqual(expected.levels)
    expect(expected.fallback).toBeNull()
  })
})

describe('GpuFilter', () => {
  it('leaves the image as it was when the GPU fails, in a pass or while it is read, and gives its planes back', async () => {
    const passes = { ...parameters, maxIterations: 1 }
    for (const gpu of [fakeGpu(0), fakeGpu(2, 'DEVICE_LOST', 'read')]) {
      const memory = new PlaneMemory()
      const planes = memory.scope()
      const image = copyOf(lab)
      const work = new GpuFilter(gpu, runner, 'GPU').split(image, { parameters: passes, planes })
      await expect(work).rejects.toBeInstanceOf(GpuProblem)
      expect(image.data).toEqual(lab.data)
      const reserved = Math.max(memory.reservedBytes, planes.floats(lab.data.length).buffer.byteLength)
      expect(memory.reservedBytes).toBe(reserved)
    }
  })

  it('stops at the bound on passes, and when it is cancelled between two', async () => {
    const filter = new GpuFilter(fakeGpu(99), runner, 'GPU')
    const bounded = await filter.split(copyOf(lab), { parameters: { ...parameters, maxIterations: 4 } })
    expect(bounded.iterations).toMatchObject({ count: 4, converged: false })
    expect(bounded.place).toEqual({ backend: 'gpu', device: 'GPU', fallback: null })
    const controller = new AbortController()
    const onPass = (): void => {
      controller.abort()
    }
    await expect(
      filter.split(copyOf(lab), { parameters, signal: controller.signal, onPass }),
    ).rejects.toBeInstanceOf(CancelledError)
  })
})
