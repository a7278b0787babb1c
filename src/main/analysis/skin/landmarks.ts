/** Geometry of a face from the 68 points of the iBUG 300-W scheme (Sagonas et al. 2013), in pixels of a picture. */

export interface Point {
  readonly x: number
  readonly y: number
}

/** 0–16 jaw from ear to ear, 17–26 brows, 27–35 nose, 36–47 eyes, 48–59 outer and 60–67 inner lips. */
export type Landmarks = readonly Point[]

/**
 * Mean distance between the pupils of adults, mm (Dodgson 2004, "Variation and extrema of human interpupillary
 * distance", Proc. SPIE 5291: 63.4 mm, standard deviation 3.8 mm).
 */
export const MEAN_INTERPUPILLARY_MM = 63

export const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

export function centroid(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 })
  return { x: sum.x / points.length, y: sum.y / points.length }
}

export const EYES = [
  [36, 42],
  [42, 48],
] as const
export const BROWS = [
  [17, 22],
  [22, 27],
] as const

export const pointsOf = (landmarks: Landmarks, [from, to]: readonly [number, number]): readonly Point[] =>
  landmarks.slice(from, to)

/** The pupils are taken to be in the middle of the eyes' outlines. */
export function interpupillaryPx(landmarks: Landmarks): number {
  const [right, left] = EYES.map((eye) => centroid(pointsOf(landmarks, eye)))
  return distance(right as Point, left as Point)
}

/** Unit vectors of the face: across from its right eye to its left one, and down towards the chin. */
export function axes(landmarks: Landmarks): { readonly across: Point; readonly down: Point } {
  const [right, left] = EYES.map((eye) => centroid(pointsOf(landmarks, eye))) as [Point, Point]
  const length = Math.max(1e-6, distance(right, left))
  const across = { x: (left.x - right.x) / length, y: (left.y - right.y) / length }
  return { across, down: { x: -across.y, y: across.x } }
}

/** `from` moved by shares of the distance between the pupils along the axes of the face. */
export function moved(landmarks: Landmarks, from: Point, across: number, down: number): Point {
  const unit = interpupillaryPx(landmarks)
  const face = axes(landmarks)
  return {
    x: from.x + unit * (across * face.across.x + down * face.down.x),
    y: from.y + unit * (across * face.across.y + down * face.down.y),
  }
}

/**
 * Outline of the face: the jaw, and a forehead drawn above the brows, whose height above them (0.75 of the distance
 * between the pupils at the middle) is a mean: where hair begins, colour has to say.
 */
export function faceOutline(landmarks: Landmarks): readonly Point[] {
  const jaw = landmarks.slice(0, 17)
  const up = (index: number, height: number): Point => moved(landmarks, landmarks[index] as Point, 0, -height)
  return [...jaw, up(26, 0.3), up(25, 0.55), up(23, 0.75), up(20, 0.75), up(18, 0.55), up(17, 0.3)]
}

/** Parts that are skin in every face: both cheeks, the ridge of the nose, and the forehead just above the brows. */
export function seedOutlines(landmarks: Landmarks): readonly (readonly Point[])[] {
  const at = (index: number): Point => landmarks[index] as Point
  const cheek = (jaw: readonly number[], eye: number, nose: number, mouth: number): readonly Point[] => {
    const outer = jaw.map((index) => between(at(index), at(30), 0.2))
    const under = moved(landmarks, at(eye), 0, 0.2)
    return [
      ...outer,
      between(at(mouth), at(jaw[jaw.length - 1] as number), 0.3),
      between(at(nose), at(mouth), 0.3),
      under,
    ]
  }
  const forehead = [
    moved(landmarks, at(19), 0, -0.12),
    moved(landmarks, at(19), 0.1, -0.35),
    moved(landmarks, at(24), -0.1, -0.35),
    moved(landmarks, at(24), 0, -0.12),
  ]
  const nose = [
    between(at(27), at(39), 0.4),
    between(at(27), at(42), 0.4),
    between(at(30), at(35), 0.6),
    between(at(30), at(31), 0.6),
  ]
  return [cheek([2, 3, 4], 41, 31, 48), cheek([14, 13, 12], 46, 35, 54), forehead, nose]
}

/** Whether 68 points can be a face upright within 45°, in a detector's box of this width. */
export function isPlausible(landmarks: Landmarks, boxWidth: number): boolean {
  if (landmarks.length !== 68 || !landmarks.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)))
    return false
  const unit = interpupillaryPx(landmarks)
  const { across } = axes(landmarks)
  const mouth = centroid(landmarks.slice(48, 60))
  const eyes = centroid(landmarks.slice(36, 48))
  const drop = distance(mouth, eyes) / unit
  return (
    across.x > Math.SQRT1_2 &&
    mouth.y > eyes.y &&
    drop > 0.6 &&
    drop < 2 &&
    unit > 0.2 * boxWidth &&
    unit < 0.8 * boxWidth
  )
}
