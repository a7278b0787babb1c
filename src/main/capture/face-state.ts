import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { FaceFigures } from '../../shared/imaging/capture-figures.ts'
import { headPose } from '../analysis/alignment/head-pose.ts'
import {
  centroid,
  distance,
  EYES,
  faceOutline,
  interpupillaryPx,
  pointsOf,
  type Landmarks,
  type Point,
} from '../analysis/skin/landmarks.ts'
import { smileOf } from './smile.ts'

/** Points nearer to the border than this, in shares of the distance between the pupils, are cut. */
const BORDER = 0.02

/** What the landmarks alone say of a face in a picture. */
export function faceState(landmarks: Landmarks, size: ImageSize): Omit<FaceFigures, 'bare'> {
  const at = (index: number): Point => landmarks[index] as Point
  const outline = faceOutline(landmarks)
  const middle = centroid([...landmarks.slice(17, 27), at(8)])
  const unit = interpupillaryPx(landmarks)
  const pose = headPose(landmarks)
  const top = Math.min(...landmarks.slice(17, 27).map(({ y }) => y))
  return {
    heightShare: Math.max(0, at(8).y - top) / size.height,
    offset: { across: middle.x / size.width - 0.5, down: middle.y / size.height - 0.5 },
    pose,
    cutShare: outline.filter((point) => isAtBorder(point, size, BORDER * unit)).length / outline.length,
    eyeOpening: (eyeOpening(landmarks, EYES[0]) + eyeOpening(landmarks, EYES[1])) / 2,
    mouthOpening: distance(at(62), at(66)) / unit,
    smile: smileOf(landmarks, pose.pitchDegrees),
    interpupillaryPx: unit,
  }
}

function isAtBorder({ x, y }: Point, { width, height }: ImageSize, margin: number): boolean {
  return x < margin || y < margin || x > width - 1 - margin || y > height - 1 - margin
}

/** The eye aspect ratio (Soukupová and Čech 2016, "Real-Time Eye Blink Detection using Facial Landmarks"). */
function eyeOpening(landmarks: Landmarks, eye: readonly [number, number]): number {
  const [outer, upperOuter, upperInner, inner, lowerInner, lowerOuter] = pointsOf(landmarks, eye) as [
    Point,
    Point,
    Point,
    Point,
    Point,
    Point,
  ]
  const height = (distance(upperOuter, lowerOuter) + distance(upperInner, lowerInner)) / 2
  return height / Math.max(1e-6, distance(outer, inner))
}
