import type { LabImage, RgbImage } from '../../shared/imaging/pixels.ts'
import { DEFAULT_PARAMETERS } from '../../shared/imaging/parameters.ts'
import { buildDiffuseStack, type DiffuseStack } from '../analysis/filter/diffuse-stack.ts'
import { createFilterTasks } from '../analysis/filter/filter-tasks.ts'
import { IteratedFilter } from '../analysis/filter/iterated-filter.ts'
import { layerTasks } from '../analysis/layers/layer-tasks.ts'
import type { NativeAddon } from '../analysis/native/addon.ts'
import { referenceColour, skinOfBase } from '../analysis/net/net-images.ts'
import { FRESH_PLANES } from '../analysis/plane-memory.ts'
import { filterMasks } from '../analysis/skin/filter-masks.ts'
import { skinTasks } from '../analysis/skin/skin-tasks.ts'
import { InlineRunner } from '../pool/inline-runner.ts'

/** What the net's images are made of. */
export interface StackOfSkin {
  readonly stack: DiffuseStack
  /** The person's own skin: one pixel. */
  readonly reference: LabImage
}

/**
 * The product's own way from a picture to the stack, with the filter's stop rule over skin alone, in the calling thread.
 * `skin`: a byte per pixel, 0 = none.
 */
export function createStackOfSkin(
  addon: NativeAddon,
): (rgb: RgbImage, skin: Uint8Array) => Promise<StackOfSkin> {
  const runner = new InlineRunner({ ...createFilterTasks(addon), ...skinTasks, ...layerTasks })
  const filter = new IteratedFilter(addon, runner)
  const parameters = DEFAULT_PARAMETERS
  const levels = parameters.stackLevels
  return async (rgb, skin) => {
    const masks = await filterMasks(maskOf(rgb, skin), levels, { runner, planes: FRESH_PLANES })
    const first = await filter.split(await filter.labOf(rgb), { parameters, mask: masks[0] })
    const stack = await buildDiffuseStack(filter, runner, first, { parameters, levels, masks })
    return { stack, reference: referenceColour(stack.base, skinOfBase(skin, rgb, stack.base)) }
  }
}

function maskOf({ width, height }: RgbImage, skin: Uint8Array) {
  const data = new Uint8Array(new SharedArrayBuffer(skin.length))
  let count = 0
  skin.forEach((value, i) => {
    if (value === 0) return
    data[i] = 255
    count += 1
  })
  return { width, height, data, count }
}
