import type { TaskRunner } from '../../pool/task-table.ts'
import type { CountedPixels } from '../filter/filter-backend.ts'
import type { layerTasks } from '../layers/layer-tasks.ts'
import type { PlaneSource } from '../plane-memory.ts'
import { rowBands } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import { isWhole, type SkinMask } from './skin-mask.ts'
import type { SkinTasks } from './skin-tasks.ts'

interface Services {
  readonly runner: TaskRunner<SkinTasks & typeof layerTasks>
  readonly planes: PlaneSource
  readonly signal?: AbortSignal | undefined
}

/**
 * The pixels over which the filter's stop rule takes its means, for every level of the stack: the mask, halved as the
 * images are. A level counts as a whole (undefined) where nothing is cut out, or where no skin is left. The planes are
 * the caller's.
 */
export async function filterMasks(
  skin: SkinMask,
  levels: number,
  services: Services,
): Promise<(CountedPixels | undefined)[]> {
  if (isWhole(skin)) return Array.from({ length: levels }, () => undefined)
  const { planes } = services
  const masks: (CountedPixels | undefined)[] = []
  let level: Omit<SkinMask, 'count'> = skin
  for (let index = 0; index < levels; index += 1) {
    if (index > 0) {
      const halved = await halvedSkin(level, services)
      if (level !== skin) planes.give(level.data)
      level = halved
    }
    masks.push(await countedPixels(level, services))
  }
  if (level !== skin) planes.give(level.data)
  return masks
}

/** The pixels of a mask that count; undefined where none does. The plane is the caller's. */
export async function countedPixels(
  { width, height, data: skin }: Omit<SkinMask, 'count'>,
  { runner, planes, signal }: Services,
): Promise<CountedPixels | undefined> {
  const target = planes.bytes(width * height)
  const bands = rowBands(height, runner.concurrency)
  const counts = await settleAll(
    bands.map((band) => runner.run('countSkin', { width, height, skin, target, ...band }, { signal })),
  )
  const count = counts.reduce((sum, found) => sum + found, 0)
  if (count > 0) return { data: target, count }
  planes.give(target)
  return undefined
}

async function halvedSkin(
  { width, height, data: source }: Omit<SkinMask, 'count'>,
  { runner, planes, signal }: Services,
): Promise<Omit<SkinMask, 'count'>> {
  const size = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
  const target = planes.bytes(size.width * size.height)
  const bands = rowBands(size.height, runner.concurrency)
  const halve = { size: { width, height }, channels: 1, source, target }
  await settleAll(bands.map((band) => runner.run('halveSamples', { ...halve, ...band }, { signal })))
  return { ...size, data: target }
}
