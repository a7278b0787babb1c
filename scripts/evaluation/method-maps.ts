import type { NativeAddon } from '../../src/main/analysis/native/addon.ts'
import type { VerifiedModel } from '../../src/main/analysis/net/manifest.ts'
import { netTasks } from '../../src/main/analysis/net/net-tasks.ts'
import { netImages } from '../../src/main/analysis/net/net-images.ts'
import { tileInput } from '../../src/main/analysis/net/tile-input.ts'
import { PigmentNet } from '../../src/main/analysis/net/pigment-net.ts'
import { InlineRunner } from '../../src/main/pool/inline-runner.ts'
import type { RenderedPatch } from '../../src/main/simulator/render.ts'
import { createStackOfSkin } from '../../src/main/simulator/stack-of-skin.ts'
import { CONFIDENCE_FULL, confidencePlane, MAP_FULL, mapPlane } from '../../src/shared/imaging/pigments.ts'
import { BASELINES, type BaselineMaps } from './baselines.ts'
import { linearPicture } from './linear-picture.ts'
import type { PromisedBound } from './reliability.ts'
import { perPigment } from './scene-measurement.ts'

/** The planes of every method, by the net's id or the baseline's name. */
export type MethodMaps = Readonly<Record<string, BaselineMaps>>

/** Maps and, of a net, how far it trusts them; planes of 0…1. */
export interface Seen {
  readonly maps: MethodMaps
  readonly confidence: MethodMaps
  /** What each net's confidence promises. */
  readonly bounds: Readonly<Record<string, PromisedBound>>
  /** What the oracle combines: all that the first net is shown, then its three maps. */
  readonly oraclePlanes: () => readonly Float32Array[]
}

/** Every net, through the product's own filter, tiling and runtime, and every baseline, on one picture. */
export function createMethods(
  addon: NativeAddon,
  models: readonly VerifiedModel[],
): (patch: RenderedPatch) => Promise<Seen> {
  const stackOf = createStackOfSkin(addon)
  const nets = models.map((model) => new PigmentNet(model, new InlineRunner(netTasks)))
  const bounds = Object.fromEntries(models.map(({ entry }) => [entry.id, entry]))
  return async ({ rgb, skin }) => {
    const { stack, reference } = await stackOf(rgb, skin)
    const maps: Record<string, BaselineMaps> = {}
    const confidence: Record<string, BaselineMaps> = {}
    for (const net of nets) {
      const { id, inputVariant } = net.model.entry
      const found = await net.infer(netImages(inputVariant, stack, reference))
      maps[id] = perPigment((pigment) =>
        Float32Array.from(mapPlane(found.maps, pigment), (value) => value / MAP_FULL),
      )
      confidence[id] = perPigment((pigment) =>
        Float32Array.from(confidencePlane(found.confidence, pigment), (value) => value / CONFIDENCE_FULL),
      )
    }
    const oraclePlanes = (): readonly Float32Array[] => {
      const [first] = models
      if (first === undefined) return []
      const images = netImages(first.entry.inputVariant, stack, reference)
      const shown = tileInput(images, rgb, { x: 0, y: 0, width: rgb.width, height: rgb.height })
      const pixels = rgb.width * rgb.height
      const planes = Array.from({ length: shown.length / pixels }, (_, i) =>
        shown.subarray(i * pixels, (i + 1) * pixels),
      )
      return [...planes, ...Object.values(maps[first.entry.id] ?? {})]
    }
    const picture = linearPicture(rgb)
    for (const { name, mapsOf } of BASELINES) maps[name] = mapsOf(picture, skin)
    return { maps, confidence, bounds, oraclePlanes }
  }
}
