import { describe, expect, it } from 'vitest'
import { createFilterTasks } from '../../../../src/main/analysis/filter/filter-tasks.ts'
import { buildDiffuseStack } from '../../../../src/main/analysis/filter/diffuse-stack.ts'
import type { SplitImage } from '../../../../src/main/analysis/filter/filter-backend.ts'
import { IteratedFilter } from '../../../../src/main/analysis/filter/iterated-filter.ts'
import { loadNativeAddon } from '../../../../src/main/analysis/native/addon.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { nativeAddonPath } from '../../../../src/main/project-root.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import { bilateralSettings, DEFAULT_PARAMETERS } from '../../../../src/shared/imaging/parameters.ts'
import {
  createLabImage,
  LAB_CHANNELS,
  labPlane,
  type LabImage,
} from '../../../../src/shared/imaging/pixels.ts'
import { copyOf, skinLike } from './skin-like.ts'

const addon = loadNativeAddon(nativeAddonPath())
const runner = new InlineRunner(createFilterTasks(addon))
const filter = new IteratedFilter(addon, runner)
const parameters = DEFAULT_PARAMETERS

const meanAbs = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length

/** The same iteration with the plain reference; also Σ D_k, kept pass by pass. */
function referenceSplit(lab: LabImage): { base: LabImage; sum: Float32Array; passes: number } {
  const settings = bilateralSettings(parameters)
  const thresholds = [parameters.thresholdL, parameters.thresholdA, parameters.thresholdB]
  const sum = new Float32Array(lab.data.length)
  let current = copyOf(lab)
  for (let passes = 1; ; passes += 1) {
    const next = createLabImage(lab)
    const differences = LAB_CHANNELS.map((channel) => {
      const { window, sigmaSpatial, sigmaRange } = settings[channel]
      const source = labPlane(current, channel)
      const target = labPlane(next, channel)
      addon.referenceBilateral(
        source,
        target,
        lab.width,
        lab.height,
        (window - 1) / 2,
        sigmaSpatial,
        sigmaRange,
      )
      return meanAbs(source, target)
    })
    for (let i = 0; i < sum.length; i += 1)
      sum[i] = (sum[i] ?? 0) + (current.data[i] ?? 0) - (next.data[i] ?? 0)
    current = next
    if (differences.every((difference, i) => difference <= (thresholds[i] ?? 0)))
      return { base: current, sum, passes }
  }
}

describe('IteratedFilter', () => {
  const lab = skinLike(83, 61)
  const reference = referenceSplit(lab)
  let split: SplitImage

  it('stops after the same pass as the plain reference, and agrees with it', async () => {
    split = await filter.split(copyOf(lab), { parameters })
    expect(split.iterations.count).toBe(reference.passes)
    expect(split.iterations.converged).toBe(true)
    const errors = split.base.data.map((value, i) => Math.abs(value - (reference.base.data[i] ?? 0))).sort()
    expect(errors.reduce((a, b) => a + b, 0) / errors.length).toBeLessThanOrEqual(1e-3)
    expect(errors[Math.floor(errors.length * 0.9999)]).toBeLessThanOrEqual(0.05)
  })

  it('gives as diffuse the sum of all difference images, and diffuse + specular = photo', () => {
    expect(meanAbs(split.diffuse.data, reference.sum)).toBeLessThan(1e-3)
    const total = split.diffuse.data.map((value, i) => value + (split.base.data[i] ?? 0))
    expect(Math.max(...total.map((value, i) => Math.abs(value - (lab.data[i] ?? 0))))).toBeLessThan(1e-3)
  })

  it('stops after the first pass whose mean differences are all at or below the thresholds', () => {
    const { meanAbsDifference } = split.iterations
    const settled = meanAbsDifference.map(
      ([l, a, b]) => l <= parameters.thresholdL && a <= parameters.thresholdA && b <= parameters.thresholdB,
    )
    expect(settled.indexOf(true)).toBe(meanAbsDifference.length - 1)
    expect(meanAbsDifference.length).toBeGreaterThan(3)
  })

  it('says so when the bound on passes ends it', async () => {
    const { iterations } = await filter.split(copyOf(lab), {
      parameters: { ...parameters, maxIterations: 2 },
    })
    expect(iterations).toMatchObject({ count: 2, converged: false })
  })

  it('takes the mean over the mask where there is one', async () => {
    const data = new Uint8Array(new SharedArrayBuffer(83 * 61))
    data.fill(1, 0, 83 * 20)
    const masked = await filter.split(copyOf(lab), {
      parameters: { ...parameters, maxIterations: 1 },
      mask: { data, count: 83 * 20 },
    })
    const next = createLabImage(lab)
    addon.referenceBilateral(labPlane(lab, 0), labPlane(next, 0), 83, 61, 5, 4, 8)
    const expected = meanAbs(labPlane(lab, 0).subarray(0, 83 * 20), labPlane(next, 0).subarray(0, 83 * 20))
    expect(masked.iterations.meanAbsDifference[0]?.[0]).toBeCloseTo(expected, 4)
  })

  it('needs one pass for an image without any contrast, and finds nothing in it', async () => {
    const flat = createLabImage({ width: 20, height: 1 })
    flat.data.fill(50)
    const { diffuse, iterations } = await filter.split(flat, { parameters })
    expect(iterations.count).toBe(1)
    expect(Math.max(...diffuse.data.map(Math.abs))).toBeLessThan(1e-4)
  })

  it('refuses values that are not numbers, with a code', async () => {
    const broken = copyOf(lab)
    broken.data[500] = NaN
    await expect(filter.split(broken, { parameters })).rejects.toMatchObject({
      code: 'FILTER_INPUT_NOT_FINITE',
    })
  })

  it('stops when it is cancelled between passes', async () => {
    const controller = new AbortController()
    const work = filter.split(copyOf(lab), {
      parameters,
      signal: controller.signal,
      onPass: () => {
        controller.abort()
      },
    })
    await expect(work).rejects.toBeInstanceOf(CancelledError)
  })
})

describe('buildDiffuseStack', () => {
  it('halves the base of each level by area average, rounding sizes up, and splits it again', async () => {
    const first = await filter.split(skinLike(37, 22), { parameters })
    const stack = await buildDiffuseStack(filter, runner, first, { parameters, levels: 4 })
    expect(stack.levels.map(({ width, height }) => [width, height])).toEqual([
      [37, 22],
      [19, 11],
      [10, 6],
      [5, 3],
    ])
    const halved = createLabImage({ width: 19, height: 11 })
    for (const channel of LAB_CHANNELS)
      for (let y = 0; y < 11; y += 1)
        for (let x = 0; x < 19; x += 1) {
          const from = labPlane(first.base, channel)
          const cells = [0, 1].flatMap((dy) =>
            [0, 1].flatMap((dx) =>
              2 * x + dx < 37 && 2 * y + dy < 22 ? [from[(2 * y + dy) * 37 + 2 * x + dx] ?? 0] : [],
            ),
          )
          labPlane(halved, channel)[y * 19 + x] = cells.reduce((a, b) => a + b, 0) / cells.length
        }
    const expected = await filter.split(halved, { parameters })
    expect(meanAbs(expected.diffuse.data, stack.levels[1]?.data ?? new Float32Array())).toBeLessThan(1e-5)
    expect(stack.iterations).toHaveLength(4)
  })

  it('takes the means of every level over its own mask where there is one', async () => {
    const first = await filter.split(skinLike(37, 22), { parameters })
    const data = new Uint8Array(new SharedArrayBuffer(19 * 11))
    data.fill(1, 0, 19 * 3)
    const once = { ...parameters, maxIterations: 1 }
    const masks = [undefined, { data, count: 19 * 3 }]
    const masked = await buildDiffuseStack(filter, runner, first, { parameters: once, levels: 2, masks })
    const plain = await buildDiffuseStack(filter, runner, first, { parameters: once, levels: 2 })
    const change: Float32Array = masked.levels[1]?.data.subarray(0, 19 * 3) ?? new Float32Array()
    const expected = meanAbs(change, new Float32Array(change.length))
    expect(masked.iterations[1]?.meanAbsDifference[0]?.[0]).toBeCloseTo(expected, 4)
    expect(plain.iterations[1]?.meanAbsDifference[0]?.[0]).not.toBeCloseTo(expected, 4)
  })
})
