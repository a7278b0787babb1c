import { createAnalysisTasks } from '../../../src/main/analysis/analysis-tasks.ts'
import { loadNativeAddon } from '../../../src/main/analysis/native/addon.ts'
import { serveTasks } from '../../../src/main/pool/serve-tasks.ts'
import { nativeAddonPath } from '../../../src/main/project-root.ts'
import { DEADLY } from './deadly-photo.ts'

const addon = loadNativeAddon(nativeAddonPath())
addon.runInCallingThread()
const tasks = createAnalysisTasks(addon)

type Measure = typeof tasks.measureQuality

/** The analysis worker, which dies at the first sight of a photo that begins with `DEADLY`. */
export default serveTasks({
  ...tasks,
  measureQuality: (...words: Parameters<Measure>): ReturnType<Measure> => {
    const [{ rgb }] = words
    if (rgb.data[0] === DEADLY) {
      // Shared memory remembers what a worker cannot.
      rgb.data[0] = DEADLY + 1
      process.exit(9)
    }
    return tasks.measureQuality(...words)
  },
})
