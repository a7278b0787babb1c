import { typologyAngle } from '../../../shared/imaging/colour.ts'
import {
  LOW_CONFIDENCE,
  MapStatistics,
  type ConfidenceMetrics,
  type MapMetrics,
  type SkinMetrics,
} from '../../../shared/imaging/metrics.ts'
import { CONFIDENCE_FULL, MAP_FULL } from '../../../shared/imaging/pigments.ts'
import type { ImageSize, LabImage, RgbImage } from '../../../shared/imaging/pixels.ts'
import type { QualityRuleId } from '../../../shared/imaging/quality.ts'
import { countSpots } from '../../../shared/imaging/spots.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import { LEAST_SKIN } from '../skin/skin-mask.ts'

export interface MeasureMapInput {
  /** One map of `width × height`. */
  readonly plane: Uint16Array
  readonly width: number
  readonly height: number
  readonly areaLevel: number
  readonly spotMinArea: number
  /** As in `SkinMask`: only skin is measured. Absent: everything. The map is 0 elsewhere. */
  readonly skin?: Uint8Array | undefined
}

export interface MeasureConfidenceInput {
  /** One map's confidence of `width × height`. */
  readonly plane: Uint8Array
  readonly width: number
  /** As in `SkinMask`: only skin is measured. Absent: everything. */
  readonly skin?: Uint8Array | undefined
}

/** A `LabImage`, or a part that was cut out of one. */
export interface LabPlanes extends ImageSize {
  readonly data: Float32Array
}

export interface MeasureSkinInput {
  readonly diffuse: LabPlanes
  readonly specular: LabPlanes
  /** As in `SkinMask`: only skin is measured. Absent: everything. */
  readonly skin?: Uint8Array | undefined
}

const isCounted = (skin: Uint8Array | undefined, at: number): boolean =>
  skin === undefined || (skin[at] as number) >= LEAST_SKIN

export function measureMap(input: MeasureMapInput, context: TaskContext): MapMetrics {
  const { plane, width, height, areaLevel, spotMinArea, skin } = input
  const statistics = new MapStatistics(areaLevel)
  for (let at = 0; at < plane.length; at += 1) {
    if (at % width === 0) context.throwIfCancelled()
    if (isCounted(skin, at)) statistics.add((plane[at] as number) / MAP_FULL)
  }
  const level = Math.ceil(areaLevel * MAP_FULL)
  return { ...statistics.result(), spots: countSpots(plane, width, height, level, spotMinArea) }
}

export function measureConfidence(
  { plane, width, skin }: MeasureConfidenceInput,
  context: TaskContext,
): ConfidenceMetrics {
  const limit = LOW_CONFIDENCE * CONFIDENCE_FULL
  let count = 0
  let sum = 0
  let low = 0
  for (let at = 0; at < plane.length; at += 1) {
    if (at % width === 0) context.throwIfCancelled()
    if (!isCounted(skin, at)) continue
    const value = plane[at] as number
    count += 1
    sum += value
    if (value < limit) low += 1
  }
  return count === 0 ? { mean: 0, low: 0 } : { mean: sum / (count * CONFIDENCE_FULL), low: low / count }
}

export function measureSkin(
  { diffuse, specular, skin }: MeasureSkinInput,
  context: TaskContext,
): SkinMetrics {
  const { width, height } = specular
  const pixels = width * height
  const photoMean = (channel: 0 | 2): number => {
    const plane = channel * pixels
    let sum = 0
    let count = 0
    for (let at = 0; at < pixels; at += 1) {
      if (at % width === 0) context.throwIfCancelled()
      if (!isCounted(skin, at)) continue
      sum += (diffuse.data[plane + at] as number) + (specular.data[plane + at] as number)
      count += 1
    }
    return count === 0 ? 0 : sum / count
  }
  const itaDegrees = typologyAngle(photoMean(0), photoMean(2))
  let difference = 0
  let pairs = 0
  for (let y = 0; y < height; y += 1) {
    context.throwIfCancelled()
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      if (!isCounted(skin, at)) continue
      const here = specular.data[at] as number
      if (x + 1 < width && isCounted(skin, at + 1)) {
        difference += Math.abs(here - (specular.data[at + 1] as number))
        pairs += 1
      }
      if (y + 1 < height && isCounted(skin, at + width)) {
        difference += Math.abs(here - (specular.data[at + width] as number))
        pairs += 1
      }
    }
  }
  return { itaDegrees, roughness: pairs === 0 ? 0 : difference / pairs }
}

/** A channel value of 250 of 255 and more counts as burnt out, all three at 5 and less as black. */
const BRIGHT = 250 / 255
const DARK = 5 / 255

function measureQuality(
  input: { rgb: RgbImage; lab: LabImage },
  context: TaskContext,
): Record<QualityRuleId, number> {
  const { rgb, lab } = input
  const pixels = rgb.width * rgb.height
  const full = rgb.bits === 8 ? 255 : 65535
  let bright = 0
  let dark = 0
  let lightness = 0
  for (let at = 0; at < pixels; at += 1) {
    if (at % rgb.width === 0) context.throwIfCancelled()
    const r = rgb.data[3 * at] as number
    const g = rgb.data[3 * at + 1] as number
    const b = rgb.data[3 * at + 2] as number
    const highest = Math.max(r, g, b)
    if (highest >= BRIGHT * full) bright += 1
    if (highest <= DARK * full) dark += 1
    lightness += lab.data[at] as number
  }
  return {
    'short-side': Math.min(rgb.width, rgb.height),
    lightness: lightness / pixels,
    'too-bright': bright / pixels,
    'too-dark': dark / pixels,
  }
}

export const metricsTasks = { measureMap, measureConfidence, measureSkin, measureQuality }
