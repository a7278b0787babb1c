import type { PhotoPoint, Similarity } from '../../../shared/imaging/alignment.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { faceOutline, interpupillaryPx, type Landmarks } from '../skin/landmarks.ts'
import type { WorkPicture } from '../skin/work-picture.ts'
import { errorsOf, fitRobustly, type PointPair } from './similarity-fit.ts'

/**
 * How far each of the 68 points may be trusted to stay with the skull: the jaw follows the outline that the pose shows,
 * brows and mouth follow the expression, lids open and close, the corners of the eyes and the nose stay. [D]
 */
const WEIGHTS: readonly number[] = Array.from({ length: 68 }, (_, index) => {
  if (index < 17) return 0.1
  if (index < 27) return 0.3
  if (index < 36) return 1
  if (index < 48) return [36, 39, 42, 45].includes(index) ? 1 : 0.5
  return 0.2
})

/** A landmark of a small copy in px of its photo (corner at 0). */
export const photoPlace = ({ part, width, height }: WorkPicture, { x, y }: PhotoPoint): PhotoPoint => ({
  x: part.x + (x * part.width) / width,
  y: part.y + (y * part.height) / height,
})

export interface FaceFit {
  readonly similarity: Similarity
  /** Distances that the similarity leaves between points with full weight, px of the other photo. */
  readonly errors: readonly number[]
}

/** The similarity that lays one face on another, by their landmarks; null only for points without any extent. */
export function fitFaces(reference: Landmarks, other: Landmarks): FaceFit | null {
  const pairs = reference.map((from, index): PointPair => ({
    from,
    to: other[index] as PhotoPoint,
    weight: WEIGHTS[index] as number,
  }))
  const similarity = fitRobustly(pairs)
  if (!similarity) return null
  return {
    similarity,
    errors: errorsOf(
      similarity,
      pairs.filter(({ weight }) => weight === 1),
    ),
  }
}

/** How far beyond the face's outline it is looked at, in distances between the pupils. */
const MARGIN = 0.15

/** The part of a photo that its face fills. */
export function faceWindow(landmarks: Landmarks, photo: ImageSize): PixelRect {
  const margin = MARGIN * interpupillaryPx(landmarks)
  const outline = faceOutline(landmarks)
  const xs = outline.map(({ x }) => x)
  const ys = outline.map(({ y }) => y)
  return clipped(
    {
      left: Math.min(...xs) - margin,
      top: Math.min(...ys) - margin,
      right: Math.max(...xs) + margin,
      bottom: Math.max(...ys) + margin,
    },
    photo,
  )
}

/** Whole pixels inside the photo; at least one. */
export function clipped(
  { left, top, right, bottom }: Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>,
  { width, height }: ImageSize,
): PixelRect {
  const x = Math.min(width - 1, Math.max(0, Math.floor(left)))
  const y = Math.min(height - 1, Math.max(0, Math.floor(top)))
  return {
    x,
    y,
    width: Math.max(1, Math.min(width, Math.ceil(right)) - x),
    height: Math.max(1, Math.min(height, Math.ceil(bottom)) - y),
  }
}
