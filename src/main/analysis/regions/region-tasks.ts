import type { ConfidenceMetrics, RegionMetrics, SkinMetrics } from '../../../shared/imaging/metrics.ts'
import type { Rings } from '../../../shared/imaging/outline.ts'
import {
  PIGMENTS,
  type MapConfidence,
  type Pigment,
  type PigmentMaps,
} from '../../../shared/imaging/pigments.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import { measureConfidence, measureMap, measureSkin, type LabPlanes } from '../metrics/metrics-tasks.ts'
import { cutPlane, cutRegion, keepCounted, type RegionCut } from './region-cut.ts'

export interface MeasureMapsInput {
  /** px of the photo. */
  readonly rings: Rings
  readonly maps: PigmentMaps
  /** As in `SkinMask`. */
  readonly skin: Uint8Array<SharedArrayBuffer>
  readonly areaLevel: number
  readonly spotMinArea: number
}

export interface MeasureRegionInput extends MeasureMapsInput {
  readonly confidence: MapConfidence
  /** Absent: nothing is said of the skin's own colour and roughness. */
  readonly split?: { readonly diffuse: LabImage; readonly specular: LabImage } | undefined
}

/** The maps' numbers of what is skin inside the rings. */
export interface MeasuredMaps {
  /** Pixels of the photo inside the rings, and how many of them are skin: the numbers are over these. */
  readonly insidePx: number
  readonly skinPx: number
  readonly maps: RegionMetrics
}

export interface MeasuredRegion extends MeasuredMaps {
  readonly confidence: Readonly<Record<Pigment, ConfidenceMetrics>>
  readonly skin: SkinMetrics | null
}

/** In one pass over the rings' box; a spot that reaches beyond the region counts by its part inside. */
function measureRegion(input: MeasureRegionInput, context: TaskContext): MeasuredRegion {
  const { rings, maps, confidence, skin, split } = input
  const cut = cutRegion(rings, skin, maps)
  const { box, counted } = cut
  return {
    ...mapsIn(cut, input, context),
    confidence: each((channel) => {
      const plane = cutPlane(confidence.data, channel, maps, box)
      return measureConfidence({ plane, width: box.width, skin: counted }, context)
    }),
    skin: split
      ? measureSkin(
          { diffuse: cutLab(split.diffuse, box), specular: cutLab(split.specular, box), skin: counted },
          context,
        )
      : null,
  }
}

/** … of the maps alone. */
function measureRegionMaps(input: MeasureMapsInput, context: TaskContext): MeasuredMaps {
  return mapsIn(cutRegion(input.rings, input.skin, input.maps), input, context)
}

function mapsIn(
  { box, counted, insidePx, skinPx }: RegionCut,
  { maps, areaLevel, spotMinArea }: MeasureMapsInput,
  context: TaskContext,
): MeasuredMaps {
  const { width, height } = box
  return {
    insidePx,
    skinPx,
    maps: each((channel) => {
      const plane = cutPlane(maps.data, channel, maps, box)
      // A spot ends where the region does.
      keepCounted(plane, counted)
      return measureMap({ plane, width, height, areaLevel, spotMinArea, skin: counted }, context)
    }),
  }
}

function each<T>(value: (channel: number) => T): Record<Pigment, T> {
  const [red, brown, gray] = PIGMENTS.map((_, channel) => value(channel)) as [T, T, T]
  return { red, brown, gray }
}

function cutLab(image: LabImage, box: PixelRect): LabPlanes {
  const { width, height } = box
  const data = new Float32Array(3 * width * height)
  for (const channel of [0, 1, 2])
    data.set(cutPlane(image.data, channel, image, box), channel * width * height)
  return { width, height, data }
}

export const regionTasks = { measureRegion, measureRegionMaps }
