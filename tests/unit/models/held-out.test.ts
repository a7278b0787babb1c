import { beforeAll, describe, expect, it } from 'vitest'
import { buildDiffuseStack } from '../../../src/main/analysis/filter/diffuse-stack.ts'
import { createFilterTasks } from '../../../src/main/analysis/filter/filter-tasks.ts'
import { IteratedFilter } from '../../../src/main/analysis/filter/iterated-filter.ts'
import { loadNativeAddon } from '../../../src/main/analysis/native/addon.ts'
import { loadVerifiedModel } from '../../../src/main/analysis/net/manifest.ts'
import { netImages, referenceColour, skinOfBase } from '../../../src/main/analysis/net/net-images.ts'
import { netTasks } from '../../../src/main/analysis/net/net-tasks.ts'
import { PigmentNet } from '../../../src/main/analysis/net/pigment-net.ts'
import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import { modelsFolder, nativeAddonPath } from '../../../src/main/project-root.ts'
import { type RenderedPatch, renderPatch } from '../../../src/main/simulator/render.ts'
import { DEFAULT_PARAMETERS } from '../../../src/shared/imaging/parameters.ts'

/** Seeds outside training, validation and evaluation alike. */
const FIRST_SEED = 4_000_000
const PICTURES = 24
const SIZE = 160
const PIXELS = SIZE * SIZE

interface Scored {
  readonly net: number
  readonly index: number
}

/** Per map: the correlation with the truth, of the net and of the classical index, on every picture that shows it. */
const scores: Record<'red' | 'brown', Scored[]> = { red: [], brown: [] }

beforeAll(async () => {
  const addon = loadNativeAddon(nativeAddonPath())
  const runner = new InlineRunner(createFilterTasks(addon))
  const filter = new IteratedFilter(addon, runner)
  const model = await loadVerifiedModel(modelsFolder(), 'stack-base')
  const net = new PigmentNet(model, new InlineRunner(netTasks))
  for (let seed = FIRST_SEED; seed < FIRST_SEED + PICTURES; seed++) {
    const patch = renderPatch(seed, { width: SIZE, height: SIZE, domain: 'held-out' })
    const parameters = DEFAULT_PARAMETERS
    const first = await filter.split(await filter.labOf(patch.rgb), { parameters })
    const stack = await buildDiffuseStack(filter, runner, first, {
      parameters,
      levels: parameters.stackLevels,
    })
    const reference = referenceColour(stack.base, skinOfBase(patch.skin, patch.rgb, stack.base))
    const { data } = await net.mapsOf(netImages('stack-base', stack, reference))
    score('red', patch, data.subarray(0, PIXELS), 0, (r, g) => Math.log10(r / g))
    score('brown', patch, data.subarray(PIXELS, 2 * PIXELS), 1, (r) => -Math.log10(r))
  }
}, 30_000)

function score(
  name: 'red' | 'brown',
  { rgb, truth }: RenderedPatch,
  map: Uint16Array,
  plane: number,
  index: (red: number, green: number) => number,
): void {
  const expected = truth.subarray(plane * PIXELS, (plane + 1) * PIXELS)
  if (deviation(expected) < 0.01) return
  const indices = Float32Array.from(expected, (_, i) =>
    index(linear(rgb.data[3 * i] ?? 0), linear(rgb.data[3 * i + 1] ?? 0)),
  )
  scores[name].push({
    net: correlation(Float32Array.from(map), expected),
    index: correlation(indices, expected),
  })
}

function linear(byte: number): number {
  const value = Math.max(byte, 0.5) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

function deviation(values: Float32Array): number {
  const middle = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length)
}

function correlation(a: Float32Array, b: Float32Array): number {
  const meanA = mean(a)
  const meanB = mean(b)
  const covariance = a.reduce((sum, value, i) => sum + (value - meanA) * ((b[i] ?? 0) - meanB), 0) / a.length
  return covariance / Math.max(1e-12, deviation(a) * deviation(b))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? NaN
}

describe('the default net on freshly rendered skin of another physics, through the whole chain', () => {
  it.each(['red', 'brown'] as const)('draws %s better than the classical index', (name) => {
    const found = scores[name]
    expect(found.length).toBeGreaterThan(8)
    const net = median(found.map((scored) => scored.net))
    expect(net).toBeGreaterThan(median(found.map((scored) => scored.index)) + 0.05)
    expect(net).toBeGreaterThan(0.5)
  })
})
