import { loadNativeAddon } from '../../src/main/analysis/native/addon.ts'
import { loadVerifiedModel, readManifest } from '../../src/main/analysis/net/manifest.ts'
import { serveTasks } from '../../src/main/pool/serve-tasks.ts'
import { nativeAddonPath } from '../../src/main/project-root.ts'
import { exampleRow } from './example-row.ts'
import { type FaceInput, measureFace } from './face-measurement.ts'
import { createMethods } from './method-maps.ts'
import { type MapsOf, type SceneInput, measureScene } from './scene-measurement.ts'

const addon = loadNativeAddon(nativeAddonPath())
addon.runInCallingThread()

/** The methods by the folder of their nets, made on first use. */
const methods = new Map<string, Promise<MapsOf>>()

function methodsOf(folder: string): Promise<MapsOf> {
  let known = methods.get(folder)
  if (known === undefined) {
    known = readManifest(folder)
      .then((entries) =>
        Promise.all(entries.map(({ inputVariant }) => loadVerifiedModel(folder, inputVariant))),
      )
      .then((models) => createMethods(addon, models))
    methods.set(folder, known)
  }
  return known
}

interface Nets {
  /** Folder of the manifest. */
  readonly models: string
}

const evaluationTasks = {
  measureScene: async ({ models, scene }: Nets & { readonly scene: SceneInput }) =>
    measureScene(scene, await methodsOf(models)),
  measureFace: async ({ models, face }: Nets & { readonly face: FaceInput }) =>
    measureFace(face, await methodsOf(models)),
  exampleRow: async ({ models, net, scene }: Nets & { readonly net: string; readonly scene: SceneInput }) =>
    exampleRow(scene, net, await methodsOf(models)),
}
export type EvaluationTasks = typeof evaluationTasks

/** Entry of the worker threads that evaluate: one scene or face each, from rendering to figures. */
export default serveTasks(evaluationTasks)
