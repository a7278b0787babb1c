import { resolve } from 'node:path'
import { cpuUsage } from 'node:process'

import { loadNativeAddon, type NativeAddon } from '../../src/main/analysis/native/addon.ts'
import { bilateralSettings, DEFAULT_PARAMETERS } from '../../src/shared/imaging/parameters.ts'
import { hasOpencv, type Measurement, startOpencv } from './opencv-process.ts'
import { portraitTexture } from './portrait-texture.ts'

const SIZES = [
  { width: 1000, height: 1000, rounds: 15 },
  { width: 4000, height: 3000, rounds: 7 },
] as const
const THREADS = [1, 2] as const
const CHANNEL_NAMES = ['L*', 'a*', 'b*'] as const
const SETTINGS = bilateralSettings(DEFAULT_PARAMETERS)

/** One line of the table: one bilateral pass, milliseconds per megapixel, medians over the rounds. */
export interface FilterBenchRow {
  readonly megapixels: number
  readonly threads: number
  readonly channel: 'L*' | 'a*' | 'b*' | 'all'
  readonly wallMs: number
  readonly cpuMs: number
  /** OpenCV's time ÷ ours, median over the rounds; null where OpenCV is not installed. */
  readonly wallRatio: number | null
  readonly cpuRatio: number | null
}

export interface FilterBenchResult {
  readonly simd: NativeAddon['simd']
  readonly opencv: string | null
  readonly rows: readonly FilterBenchRow[]
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** Times one pass per channel; `threads` row ranges run at once. */
type Filter = (threads: number) => Promise<Measurement>

/** Packs the planes once and returns the timed pass. */
async function prepareOwnFilter(
  addon: NativeAddon,
  width: number,
  height: number,
  planes: readonly Float32Array[],
): Promise<Filter> {
  const cancel = new Int32Array(new SharedArrayBuffer(4))
  const shared = (length: number): Float32Array => new Float32Array(new SharedArrayBuffer(length * 4))
  const channels = await Promise.all(
    SETTINGS.map(async ({ window, sigmaSpatial, sigmaRange }, channel) => {
      const radius = (window - 1) / 2
      const length = addon.stripPlaneLength(width, height, radius)
      const job = { width, height, radius, sigmaRange, sigmaSpatial, cancel, source: shared(length) }
      const plane = planes[channel] ?? new Float32Array(0)
      await addon.packStrips({ ...job, rowBegin: 0, rowEnd: height, plane, strips: job.source })
      return { ...job, target: shared(length), rowDifference: new Float64Array(height), mask: null }
    }),
  )
  return async (threads) => {
    const wallMs: number[] = []
    const cpuMs: number[] = []
    for (const job of channels) {
      const cpuBefore = cpuUsage()
      const wallBefore = performance.now()
      await Promise.all(
        Array.from({ length: threads }, (_, index) => {
          const [rowBegin, rowEnd] = [(height * index) / threads, (height * (index + 1)) / threads].map(
            Math.floor,
          )
          return addon.bilateralRows({ ...job, rowBegin: rowBegin ?? 0, rowEnd: rowEnd ?? 0 })
        }),
      )
      wallMs.push(performance.now() - wallBefore)
      const cpu = cpuUsage(cpuBefore)
      cpuMs.push((cpu.user + cpu.system) / 1000)
    }
    return { wallMs, cpuMs }
  }
}

/** The rows of one image size: the filters take turns, so that a busy moment hits both. */
async function benchSize(addon: NativeAddon, size: (typeof SIZES)[number], withOpencv: boolean) {
  const { width, height, rounds } = size
  const planes = portraitTexture(width, height)
  const own = await prepareOwnFilter(addon, width, height, planes)
  const opencv = withOpencv ? await startOpencv({ width, height, channels: SETTINGS }, planes) : null
  const megapixels = (width * height) / 1e6
  const rows: FilterBenchRow[] = []
  for (const threads of THREADS) {
    const samples: { own: Measurement; opencv: Measurement | null }[] = []
    for (let round = -1; round < rounds; round++) {
      const sample = { own: await own(threads), opencv: (await opencv?.measure(threads)) ?? null }
      if (round >= 0) samples.push(sample) // the first one only warms up
    }
    for (const [index, channel] of [...CHANNEL_NAMES.entries(), [-1, 'all'] as const]) {
      const pick = (values: readonly number[]): number =>
        index < 0 ? total(values) : (values[index] ?? Number.NaN)
      const ratio = (key: 'wallMs' | 'cpuMs'): number | null =>
        opencv === null
          ? null
          : median(samples.map((sample) => pick(sample.opencv?.[key] ?? []) / pick(sample.own[key])))
      rows.push({
        megapixels,
        threads,
        channel,
        wallMs: median(samples.map((sample) => pick(sample.own.wallMs))) / megapixels,
        cpuMs: median(samples.map((sample) => pick(sample.own.cpuMs))) / megapixels,
        wallRatio: ratio('wallMs'),
        cpuRatio: ratio('cpuMs'),
      })
    }
  }
  await opencv?.close()
  return { rows, version: opencv?.version ?? null }
}

function printTable({ simd, opencv, rows }: FilterBenchResult): void {
  console.log(`bilateral filter, one pass per channel, default settings, ${simd}; times in ms per megapixel`)
  console.log(
    opencv === null
      ? 'comparison with OpenCV skipped: python3-opencv is not installed'
      : `ratios: time of OpenCV ${opencv} (float32, disc-shaped window: 99 taps to our 155) ÷ ours`,
  )
  const text = (value: number | null, digits: number): string =>
    value === null ? '-' : value.toFixed(digits)
  const table = [
    ['MP', 'threads', 'channel', 'wall', 'CPU', '× wall', '× CPU'],
    ...rows.map((row) => [
      text(row.megapixels, 0),
      text(row.threads, 0),
      row.channel,
      text(row.wallMs, 2),
      text(row.cpuMs, 2),
      text(row.wallRatio, 2),
      text(row.cpuRatio, 2),
    ]),
  ]
  for (const line of table) console.log(line.map((cell) => cell.padStart(8)).join(''))
}

/** Times our filter against OpenCV's, prints a table and returns its content. */
export async function benchFilter(): Promise<FilterBenchResult> {
  const addon = loadNativeAddon(
    resolve(import.meta.dirname, '../../native/build/Release/basalis_native.node'),
  )
  const withOpencv = hasOpencv()
  const rows: FilterBenchRow[] = []
  let opencv: string | null = null
  for (const size of SIZES) {
    const result = await benchSize(addon, size, withOpencv)
    rows.push(...result.rows)
    opencv = result.version
  }
  const result = { simd: addon.simd, opencv, rows }
  printTable(result)
  return result
}

if (import.meta.main) await benchFilter()
