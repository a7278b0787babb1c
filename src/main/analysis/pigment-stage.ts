import type { LabImage } from '../../shared/imaging/pixels.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import type { AnalysisRequest, AnalysisServices } from './analysis-request.ts'
import { buildDiffuseStack, type DiffuseStack } from './filter/diffuse-stack.ts'
import type { CountedPixels, SplitImage } from './filter/filter-backend.ts'
import { netImages } from './net/net-images.ts'
import type { Inference } from './net/pigment-net.ts'
import type { PlaneScope } from './plane-memory.ts'
import { enlargedLab, enlargedSkin, reduceInto } from './scale/enlarged.ts'
import { enlargementFor } from './scale/enlargement.ts'
import { filterMasks } from './skin/filter-masks.ts'
import type { FoundSkin } from './skin/find-skin.ts'
import type { SkinMask } from './skin/skin-mask.ts'

/** Pixels that the filter's stop rule counts; undefined: all of them. */
type Counted = CountedPixels | undefined

/** What the net is to see: the photo, or a larger copy of one on which a millimetre has too few pixels. */
export interface NetView {
  /** How many times the copy is as wide and high as the photo. */
  readonly factor: number
  /** Null: the photo itself. */
  readonly copy: { readonly lab: LabImage; readonly skin: SkinMask } | null
  /** For every level of the stack. */
  readonly masks: readonly Counted[]
  /** For the split of the photo. */
  readonly photoMask: Counted
}

/** Reads `lab`, which the filter consumes later. */
export async function netView(
  lab: LabImage,
  { mask, pxPerMm }: FoundSkin,
  planes: PlaneScope,
  { parameters, signal }: AnalysisRequest,
  { runner, net }: AnalysisServices,
): Promise<NetView> {
  const services = { runner, planes, signal }
  const levels = net.model.entry.inputVariant === 'diffuse' ? 1 : parameters.stackLevels
  const factor = enlargementFor(lab, pxPerMm)
  if (factor === 1) {
    const masks = await filterMasks(mask, levels, services)
    return { factor, copy: null, masks, photoMask: masks[0] }
  }
  const [photoMask] = await filterMasks(mask, 1, services)
  const copy = {
    lab: await enlargedLab(lab, factor, services),
    skin: await enlargedSkin(mask, factor, services),
  }
  return { factor, copy, masks: await filterMasks(copy.skin, levels, services), photoMask }
}

export interface Pigments {
  readonly inference: Inference
  readonly stack: DiffuseStack
}

/**
 * Stack and net. Of `split`, the photo's own, nothing is changed; the planes of the view are given back, and those of the
 * stack's lower levels.
 */
export async function pigmentsOf(
  view: NetView,
  split: SplitImage,
  planes: PlaneScope,
  request: AnalysisRequest,
  services: AnalysisServices,
): Promise<Pigments> {
  const { copy, masks, photoMask } = view
  const seen = copy ? await splitCopy(copy.lab, masks[0], planes, request, services) : split
  const stack = await stackOf(seen, masks, planes, request, services)
  const inference = await infer(view, stack, planes, request, services)

  if (stack.base !== seen.base) planes.give(stack.base.data)
  for (const level of stack.levels.slice(1)) planes.give(level.data)
  for (const mask of masks) if (mask) planes.give(mask.data)
  if (copy) {
    planes.give(seen.diffuse.data)
    planes.give(seen.base.data)
    planes.give(copy.skin.data)
    if (photoMask) planes.give(photoMask.data)
  }
  return { inference, stack }
}

function splitCopy(
  lab: LabImage,
  mask: Counted,
  planes: PlaneScope,
  { parameters, signal, onProgress }: AnalysisRequest,
  { filter }: AnalysisServices,
): Promise<SplitImage> {
  const total = parameters.stackLevels - 1
  const onPass = (): void => onProgress?.({ stage: 'stack', done: 0, total })
  return filter.split(lab, { parameters, mask, signal, planes, onPass })
}

function stackOf(
  first: SplitImage,
  masks: readonly Counted[],
  planes: PlaneScope,
  { parameters, signal, onProgress }: AnalysisRequest,
  { filter, runner }: AnalysisServices,
): Promise<DiffuseStack> {
  const levels = masks.length
  return buildDiffuseStack(filter, runner, first, {
    levels,
    masks,
    parameters,
    signal,
    planes,
    onPass: (level) => onProgress?.({ stage: 'stack', done: level, total: levels - 1 }),
  })
}

/** The maps at the size of the photo. */
async function infer(
  { factor, copy, masks }: NetView,
  stack: DiffuseStack,
  planes: PlaneScope,
  { signal, mapPlanes = planes, onProgress }: AnalysisRequest,
  { net, runner }: AnalysisServices,
): Promise<Inference> {
  const skin = masks.at(-1)?.data
  const reference = await runner.run('measureReference', { base: stack.base, skin }, { signal })
  const images = netImages(net.model.entry.inputVariant, stack, reference)
  const onTile = (done: number, total: number): void => onProgress?.({ stage: 'inference', done, total })
  if (!copy) return net.infer(images, { signal, planes: mapPlanes, onTile })

  const large = await net.infer(images, { signal, planes, onTile })
  const width = copy.lab.width / factor
  const height = copy.lab.height / factor
  const samples = PIGMENTS.length * width * height
  const maps = { width, height, data: mapPlanes.words(samples) }
  const confidence = { width, height, data: mapPlanes.bytes(samples) }
  await reduceInto(maps, large.maps, factor, { runner, signal })
  await reduceInto(confidence, large.confidence, factor, { runner, signal })
  planes.give(large.maps.data)
  planes.give(large.confidence.data)
  return { maps, confidence, place: large.place }
}
