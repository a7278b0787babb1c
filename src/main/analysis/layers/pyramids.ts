import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { levelCount, levelSize } from '../../../shared/imaging/pyramid.ts'
import type { RunOptions, TaskRunner } from '../../pool/task-table.ts'
import type { PlaneSource } from '../plane-memory.ts'
import { rowBands } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import type { layerTasks } from './layer-tasks.ts'

export type Samples = Uint8Array<SharedArrayBuffer> | Uint16Array<SharedArrayBuffer>

/** The levels of one image, finest first: `levels[k]` has the size `levelSize(size, k)`; null: it is not in memory. */
export interface Pyramid<S extends Samples> {
  readonly levels: readonly (S | null)[]
}

export interface PyramidServices {
  readonly runner: TaskRunner<typeof layerTasks>
  readonly signal?: AbortSignal | undefined
}

export function levelOf<S extends Samples>({ levels }: Pyramid<S>, level: number): S {
  const found = levels[level]
  if (!found) throw new RangeError(`expected one of ${levels.length} levels in memory, found level ${level}`)
  return found
}

/** The same pyramid with its finest levels not in memory. */
export const withoutFinest = <S extends Samples>({ levels }: Pyramid<S>, count: number): Pyramid<S> => ({
  levels: levels.map((level, index) => (index < count ? null : level)),
})

/** A pyramid on an image of interleaved channels. */
export async function pyramidOf<S extends Samples>(
  full: S,
  size: ImageSize,
  channels: number,
  planes: PlaneSource,
  services: PyramidServices,
): Promise<Pyramid<S>> {
  const levels = [full]
  for (let level = 1; level < levelCount(size); level += 1) {
    const { width, height } = levelSize(size, level)
    const target = samplesLike(full, channels * width * height, planes)
    await halve(levels[level - 1] as S, levelSize(size, level - 1), channels, target, services)
    levels.push(target)
  }
  return { levels }
}

/** A pyramid on one plane per pigment, one after another: each is halved by itself into its third of the level. */
export async function pigmentPyramidOf<S extends Samples>(
  full: S,
  size: ImageSize,
  planes: PlaneSource,
  services: PyramidServices,
): Promise<Pyramid<S>> {
  const levels = [full]
  for (let level = 1; level < levelCount(size); level += 1) {
    const before = levelSize(size, level - 1)
    const { width, height } = levelSize(size, level)
    const source = levels[level - 1] as S
    const target = samplesLike(full, PIGMENTS.length * width * height, planes)
    for (let index = 0; index < PIGMENTS.length; index += 1) {
      const from = index * before.width * before.height
      const to = index * width * height
      await halve(
        source.subarray(from, from + before.width * before.height),
        before,
        1,
        target.subarray(to, to + width * height),
        services,
      )
    }
    levels.push(target)
  }
  return { levels }
}

function halve(
  source: Samples,
  size: ImageSize,
  channels: number,
  target: Samples,
  services: PyramidServices,
): Promise<void> {
  return inBands(Math.ceil(size.height / 2), services, (band, options) =>
    services.runner.run('halveSamples', { size, channels, source, target, ...band }, options),
  )
}

function samplesLike<S extends Samples>(example: S, length: number, planes: PlaneSource): S {
  return (example instanceof Uint16Array ? planes.words(length) : planes.bytes(length)) as S
}

export async function inBands(
  height: number,
  { runner, signal }: PyramidServices,
  run: (band: { rowBegin: number; rowEnd: number }, options: RunOptions) => Promise<void>,
): Promise<void> {
  await settleAll(rowBands(height, runner.concurrency).map((band) => run(band, { signal })))
}
