import { createAnalysisTasks } from '../../../src/main/analysis/analysis-tasks.ts'
import { loadNativeAddon } from '../../../src/main/analysis/native/addon.ts'
import { serveTasks } from '../../../src/main/pool/serve-tasks.ts'
import { nativeAddonPath } from '../../../src/main/project-root.ts'

/** The analysis worker with one more task: to die. */
export const mortalTasks = {
  ...createAnalysisTasks(loadNativeAddon(nativeAddonPath())),
  die: () => {
    process.exit(9)
  },
}

export default serveTasks(mortalTasks)
