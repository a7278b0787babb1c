import { loadNativeAddon } from '../../src/main/analysis/native/addon.ts'
import { INPUT_VARIANTS, loadVerifiedModel } from '../../src/main/analysis/net/manifest.ts'
import { serveTasks } from '../../src/main/pool/serve-tasks.ts'
import { modelsFolder, nativeAddonPath } from '../../src/main/project-root.ts'
import { exampleRow } from './example-row.ts'
import { type FaceInput, measureFace } from './face-measurement.ts'
import { createMethods } from './method-maps.ts'
import { type SceneInput, measureScene } from './scene-measurement.ts'

const addon = loadNativeAddon(nativeAddonPath())
addon.runInCallingThread()
const models = await Promise.all(INPUT_VARIANTS.map((variant) => loadVerifiedModel(modelsFolder(), variant)))
const mapsOf = createMethods(addon, models)

const evaluationTasks = {
  measureScene: (input: SceneInput) => measureScene(input, mapsOf),
  measureFace: (input: FaceInput) => measureFace(input, mapsOf),
  exampleRow: ({ net, ...scene }: SceneInput & { readonly net: string }) => exampleRow(scene, net, mapsOf),
}
export type EvaluationTasks = typeof evaluationTasks

/** Entry of the worker threads that evaluate: one scene or face each, from rendering to figures. */
export default serveTasks(evaluationTasks)
