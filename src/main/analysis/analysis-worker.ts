import { serveTasks } from '../pool/serve-tasks.ts'
import { nativeAddonPath } from '../project-root.ts'
import { createAnalysisTasks } from './analysis-tasks.ts'
import { loadNativeAddon } from './native/addon.ts'
import { letGoOfSessions } from './net/net-tasks.ts'

const addon = loadNativeAddon(nativeAddonPath())
addon.runInCallingThread()

/** Entry of the pool's worker threads. */
export default serveTasks(createAnalysisTasks(addon), letGoOfSessions)
