import type { CompressionOptions } from './block-compression.ts'
import type { CameraResponse } from './camera-response.ts'
import type { LightingOptions } from './lighting.ts'
import type { PatchPlan } from './patch-plan.ts'
import type { Triple } from './observer.ts'
import type { Frame, Plane } from './plane.ts'
import type { Pose } from './pose.ts'
import type { SensorOptions } from './sensor.ts'
import type { Subject } from './subject.ts'

/** Something that lies over the skin and hides it: hair, an eye, a cloth, what is behind the head. */
export interface Cover {
  /** How much of a pixel it covers, 0…1. */
  readonly cover: Plane
  /** Its own reflectance in white-balanced camera RGB: one colour, or three planes. */
  readonly reflectance: readonly [number, number, number] | readonly [Plane, Plane, Plane]
  /** Fine hair leaves skin to be seen: what it covers still counts as skin. */
  readonly leavesSkin: boolean
}

/** The subject's own unevenness: standard deviation as a share of the baseline. It is no finding, and not in the truth. */
export interface Unevenness {
  readonly melanin: number
  readonly blood: number
  readonly wavelengthMm: number
}

/** Everything a picture depends on, drawn or given. */
export interface Scene {
  readonly frame: Frame
  readonly subject: Subject
  readonly plan: PatchPlan
  readonly unevenness: Unevenness
  readonly camera: CameraResponse
  readonly lighting: LightingOptions
  /** Light on the large form (a head's curve, the shade of a nose), 1 = full; multiplies the light; 1 where absent. */
  readonly form?: Plane
  /** Light in full shade over that of the lamp, R, G, B: a wall, the sky or the skin beside it; white where absent. */
  readonly shadeColour?: Triple
  readonly sensor: SensorOptions
  /** The later ones lie over the earlier ones. */
  readonly covers: readonly Cover[]
  /** Where the finished scene lies in the picture; as painted where absent. */
  readonly pose?: Pose
  readonly compression: CompressionOptions | null
  /** Tells captures of one scene apart: their noise differs. 0 where absent. */
  readonly capture?: number
}
