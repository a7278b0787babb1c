import type { Light } from '../../../shared/imaging/lights.ts'
import { PIGMENTS, type Pigment, type PigmentMaps } from '../../../shared/imaging/pigments.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { FRESH_PLANES, type PlaneSource } from '../plane-memory.ts'
import { rowBands } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import type { LightTasks } from './light-tasks.ts'

export interface RenderLightOptions {
  /** The maps that take part; all three where absent. */
  readonly pigments?: readonly Pigment[] | undefined
  readonly signal?: AbortSignal | undefined
  /** Where the image's memory comes from. */
  readonly planes?: PlaneSource | undefined
}

/** The skin under a simulated light (pipeline §6): interleaved 8-bit sRGB of the maps' size. */
export async function renderLight(
  light: Light,
  maps: PigmentMaps,
  specular: LabImage,
  runner: TaskRunner<LightTasks>,
  { pigments = PIGMENTS, signal, planes = FRESH_PLANES }: RenderLightOptions = {},
): Promise<Uint8Array<SharedArrayBuffer>> {
  const target = planes.bytes(maps.width * maps.height * 3)
  const bands = rowBands(maps.height, runner.concurrency)
  await settleAll(
    bands.map((band) =>
      runner.run('renderLight', { light, maps, pigments, specular, target, ...band }, { signal }),
    ),
  )
  return target
}
