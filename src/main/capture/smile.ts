import {
  axes,
  centroid,
  distance,
  interpupillaryPx,
  type Landmarks,
  type Point,
} from '../analysis/skin/landmarks.ts'

/**
 * How high the corners of a mouth at rest stand over the middle of its lips where the head is held straight, in distances between the
 * pupils, and how much higher they seem for every degree that the chin is lower: the mouth bends round the teeth. Fitted to faces at
 * rest, real and rendered ones, from −42° to 13°. [D]
 */
const REST_LIFT = 0.05
const LIFT_PER_DEGREE = 0.004
const STRAIGHT_DEGREES = -10

/** The corners go up less far than apart, and that as well tells a smile from a mouth that is only wide. [D] */
const LIFT_WEIGHT = 1.5

/**
 * How far the corners of the mouth are drawn apart, and up beyond what the pose does, in distances between the pupils. At rest about
 * 0.7 to 0.95, of the same face the same to 0.04; a broad smile adds 0.3 and more.
 */
export function smileOf(landmarks: Landmarks, pitchDegrees: number): number {
  const at = (index: number): Point => landmarks[index] as Point
  const unit = interpupillaryPx(landmarks)
  const { down } = axes(landmarks)
  const corners = centroid([at(48), at(54)])
  const lips = centroid([at(51), at(57)])
  const lift = ((lips.x - corners.x) * down.x + (lips.y - corners.y) * down.y) / unit
  const atRest = REST_LIFT - LIFT_PER_DEGREE * (pitchDegrees - STRAIGHT_DEGREES)
  return distance(at(48), at(54)) / unit + LIFT_WEIGHT * (lift - atRest)
}
