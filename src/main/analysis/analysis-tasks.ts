import { alignmentTasks } from './alignment/alignment-tasks.ts'
import { colourCardTasks } from './colour-card/colour-card-tasks.ts'
import { exportTasks } from './export-tasks.ts'
import { createFilterTasks } from './filter/filter-tasks.ts'
import { gpuTasks } from './gpu/gpu-tasks.ts'
import { layerTasks } from './layers/layer-tasks.ts'
import { tileTasks } from './layers/tile-tasks.ts'
import { lightTasks } from './lights/light-tasks.ts'
import { metricsTasks } from './metrics/metrics-tasks.ts'
import type { NativeAddon } from './native/addon.ts'
import { netTasks } from './net/net-tasks.ts'
import { regionTasks } from './regions/region-tasks.ts'
import { scaleTasks } from './scale/scale-tasks.ts'
import { scratchTasks } from './scratch/scratch-tasks.ts'
import { skinTasks } from './skin/skin-tasks.ts'

/** Everything that happens to pixels during an analysis: no step of it runs in the thread that serves the user. */
export function createAnalysisTasks(addon: NativeAddon) {
  return {
    ...createFilterTasks(addon),
    ...gpuTasks,
    ...netTasks,
    ...skinTasks,
    ...colourCardTasks,
    ...alignmentTasks,
    ...scaleTasks,
    ...lightTasks,
    ...metricsTasks,
    ...regionTasks,
    ...exportTasks,
    ...layerTasks,
    ...tileTasks,
    ...scratchTasks,
  }
}

export type AnalysisTasks = ReturnType<typeof createAnalysisTasks>
