import type { MapConfidence, PigmentMaps } from '../../../shared/imaging/pigments.ts'
import type { ImageSize, LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import type { PlaneSource } from '../plane-memory.ts'
import { rowBands } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import type { SkinMask } from '../skin/skin-mask.ts'
import type { scaleTasks } from './scale-tasks.ts'

interface Services {
  readonly runner: TaskRunner<typeof scaleTasks>
  readonly planes: PlaneSource
  readonly signal?: AbortSignal | undefined
}

const times = ({ width, height }: ImageSize, factor: number): ImageSize => ({
  width: factor * width,
  height: factor * height,
})

/** A larger copy of a photo, a whole number of times as wide and high. Its planes are the caller's. */
export async function enlargedLab(
  { width, height, data: source }: LabImage,
  factor: number,
  { runner, planes, signal }: Services,
): Promise<LabImage> {
  const size = times({ width, height }, factor)
  const target = planes.floats(3 * size.width * size.height)
  const enlarge = { size: { width, height }, factor, source, target }
  const bands = rowBands(size.height, runner.concurrency)
  await settleAll(bands.map((band) => runner.run('enlargePlanes', { ...enlarge, ...band }, { signal })))
  return { ...size, data: target }
}

/** The skin of such a copy. Its plane is the caller's. */
export async function enlargedSkin(
  { width, height, data: source, count }: SkinMask,
  factor: number,
  { runner, planes, signal }: Services,
): Promise<SkinMask> {
  const size = times({ width, height }, factor)
  const target = planes.bytes(size.width * size.height)
  const enlarge = { size: { width, height }, factor, source, target }
  const bands = rowBands(size.height, runner.concurrency)
  await settleAll(bands.map((band) => runner.run('enlargeSkin', { ...enlarge, ...band }, { signal })))
  return { ...size, data: target, count: factor * factor * count }
}

/** Maps or their confidence at the size of the photo again, into `target`. */
export async function reduceInto(
  target: PigmentMaps | MapConfidence,
  { data: source }: PigmentMaps | MapConfidence,
  factor: number,
  { runner, signal }: Omit<Services, 'planes'>,
): Promise<void> {
  const { width, height, data } = target
  const reduce = { size: { width, height }, factor, source, target: data }
  const bands = rowBands(height, runner.concurrency)
  await settleAll(bands.map((band) => runner.run('reducePlanes', { ...reduce, ...band }, { signal })))
}
