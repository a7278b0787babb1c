import { loadNativeAddon } from '../analysis/native/addon.ts'
import { serveTasks } from '../pool/serve-tasks.ts'
import { nativeAddonPath } from '../project-root.ts'
import { createSimulatorTasks } from './simulator-tasks.ts'

const addon = loadNativeAddon(nativeAddonPath())
addon.runInCallingThread()

/** Entry of the worker threads that render training pairs. */
export default serveTasks(createSimulatorTasks(addon))
