import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { faceIn, type Face } from '../analysis/skin/face-finder.ts'
import {
  centroid,
  distance,
  interpupillaryPx,
  type Landmarks,
  type Point,
} from '../analysis/skin/landmarks.ts'
import type { WorkPicture } from '../analysis/skin/work-picture.ts'

/**
 * The detector costs several times what the landmarks do. A face that hardly moves is looked for where it was, and by the detector
 * in every third picture: so another face, or none, is seen within some tenths of a second.
 */
const MOST_FOLLOWED = 2

/** Mean way of the landmarks from one picture to the next, in distances between the pupils, above which it has moved. */
const MOVED = 0.1

/** A face, and what it is followed by. */
export interface FollowedFace {
  /** The landmarks in shares of the picture. */
  readonly shares: Landmarks
  /** How many faces the detector has seen. */
  readonly faces: number
  /** The detector's box from the landmarks' middle on, in distances between the pupils. */
  readonly box: { readonly middle: Point; readonly width: number; readonly height: number }
  /** Pictures since the detector has seen it. */
  readonly age: number
}

/** One that the detector has found. */
export function followed({ box, landmarks }: Face, faces: number, size: ImageSize): FollowedFace {
  const unit = interpupillaryPx(landmarks)
  const { x, y } = centroid(landmarks)
  return {
    shares: landmarks.map((point) => ({ x: point.x / size.width, y: point.y / size.height })),
    faces,
    box: {
      middle: { x: (box.x + box.width / 2 - x) / unit, y: (box.y + box.height / 2 - y) / unit },
      width: box.width / unit,
      height: box.height / unit,
    },
    age: 0,
  }
}

/** The same face in the next picture; null where the detector has to look. */
export async function followFace(picture: WorkPicture, face: FollowedFace): Promise<FollowedFace | null> {
  if (face.age >= MOST_FOLLOWED) return null
  const { width, height } = picture
  const before = face.shares.map(({ x, y }) => ({ x: x * width, y: y * height }))
  const unit = interpupillaryPx(before)
  const { x, y } = centroid(before)
  const size = { width: face.box.width * unit, height: face.box.height * unit }
  const landmarks = await faceIn(picture, {
    x: x + face.box.middle.x * unit - size.width / 2,
    y: y + face.box.middle.y * unit - size.height / 2,
    ...size,
  })
  if (!landmarks) return null
  const way = landmarks.reduce((sum, point, index) => sum + distance(point, before[index] ?? point), 0)
  if (way / landmarks.length > MOVED * unit) return null
  const shares = landmarks.map((point) => ({ x: point.x / width, y: point.y / height }))
  return { ...face, shares, age: face.age + 1 }
}
