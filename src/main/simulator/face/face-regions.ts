import type { Random } from '../random.ts'
import { depthInside } from '../paint-area.ts'
import type { PointMm } from '../structures.ts'
import {
  SIDES,
  type Side,
  browAt,
  eyeCentre,
  hairlineAt,
  inPicture,
  lidsAt,
  lipsOutline,
  mouthSlit,
} from './face-curves.ts'
import type { FaceMeasures } from './person.ts'

/** Left and right are the person's: `cheek-right` is on the left of the picture. */
export const REGION_NAMES = [
  'forehead',
  'cheek-right',
  'cheek-left',
  'nose',
  'under-eye-right',
  'under-eye-left',
  'upper-lip',
  'lips',
  'chin',
  'neck',
] as const
export type RegionName = (typeof REGION_NAMES)[number]
export type FaceRegions = Readonly<Record<RegionName, readonly PointMm[]>>

/** The outlines of the regions, mm in the scene as painted. */
export function faceRegions(measures: FaceMeasures): FaceRegions {
  const { halfWidth, chin, neckHalfWidth, noseBase, noseHalfWidth, noseShift, mouthHalfWidth } = measures
  const outline = lipsOutline(measures)
  const along = (from: number, to: number): number[] =>
    Array.from({ length: 17 }, (_, i) => from + ((to - from) * i) / 16)
  const brow = measures.browHeight - measures.browThickness / 2 - 5
  const side = 0.68 * halfWidth
  const upperBorder = outline.slice(0, (outline.length + 2) / 2)
  const regions: Record<RegionName, PointMm[]> = {
    forehead: [
      ...along(-side, side).map((u) => ({ x: u, y: hairlineAt(measures, u) + 6 })),
      { x: side, y: brow + 2 },
      { x: 0, y: brow + 4 },
      { x: -side, y: brow + 2 },
    ],
    'cheek-right': ellipse(-0.6 * halfWidth, 36, 0.235 * halfWidth, 20),
    'cheek-left': ellipse(0.6 * halfWidth, 36, 0.235 * halfWidth, 20),
    nose: [
      ...[-1, 1].map((s) => ({ x: s * 7, y: -5 })),
      { x: noseShift + 10, y: 0.45 * noseBase },
      { x: noseShift + noseHalfWidth, y: noseBase - 10 },
      { x: noseShift + noseHalfWidth - 1, y: noseBase - 3 },
      { x: noseShift, y: noseBase },
      { x: noseShift - noseHalfWidth + 1, y: noseBase - 3 },
      { x: noseShift - noseHalfWidth, y: noseBase - 10 },
      { x: noseShift - 10, y: 0.45 * noseBase },
    ],
    'under-eye-right': underEye(measures, -1),
    'under-eye-left': underEye(measures, 1),
    'upper-lip': [
      { x: -mouthHalfWidth, y: noseBase + 6 },
      { x: 0, y: noseBase + 3 },
      { x: mouthHalfWidth, y: noseBase + 6 },
      ...upperBorder.map(({ x, y }) => ({ x, y: y - 1.5 })).reverse(),
    ],
    lips: outline,
    chin: ellipse(0, chin - 15, 21, 10.5),
    neck: along(0, 2 * Math.PI).map((angle) => ({
      x: 0.72 * neckHalfWidth * Math.cos(angle),
      y: chin + 17 + 9 * Math.sin(angle),
    })),
  }
  const placed = Object.entries(regions).map(([name, path]) => [
    name,
    path.map(({ x, y }) => inPicture(x, y)),
  ])
  return Object.fromEntries(placed) as FaceRegions
}

function ellipse(u: number, v: number, radiusU: number, radiusV: number): PointMm[] {
  return Array.from({ length: 32 }, (_, i) => {
    const angle = (i * Math.PI) / 16
    return { x: u + radiusU * Math.cos(angle), y: v + radiusV * Math.sin(angle) }
  })
}

function underEye(measures: FaceMeasures, side: Side): PointMm[] {
  const centre = eyeCentre(measures, side)
  const at = (t: number, below: number): PointMm => ({
    x: centre.x + side * t * measures.eyeHalfWidth,
    y: centre.y + lidsAt(measures, t).lower + below,
  })
  const along = Array.from({ length: 9 }, (_, i) => i / 4 - 1)
  return [...along.map((t) => at(t, 1.8)), ...along.reverse().map((t) => at(t, 4 + 9 * Math.cos(1.3 * t)))]
}

/** A random place inside an outline, at least `margin` mm from its border. */
export function placeIn(random: Random, outline: readonly PointMm[], margin = 0): PointMm {
  const xs = outline.map(({ x }) => x)
  const ys = outline.map(({ y }) => y)
  for (;;) {
    const x = random.uniform(Math.min(...xs), Math.max(...xs))
    const y = random.uniform(Math.min(...ys), Math.max(...ys))
    if (depthInside(outline, x, y) > margin) return { x, y }
  }
}

export const LANDMARK_NAMES = [
  'pupil-right',
  'pupil-left',
  'eye-outer-right',
  'eye-inner-right',
  'eye-inner-left',
  'eye-outer-left',
  'brow-inner-right',
  'brow-outer-right',
  'brow-inner-left',
  'brow-outer-left',
  'nose-tip',
  'nose-base',
  'mouth-right',
  'mouth-left',
  'mouth-middle',
  'chin',
] as const
export type LandmarkName = (typeof LANDMARK_NAMES)[number]
export type FaceLandmarks = Readonly<Record<LandmarkName, PointMm>>

/** Points of the face, mm in the scene as painted; left and right are the person's. */
export function faceLandmarks(measures: FaceMeasures): FaceLandmarks {
  const points: Partial<Record<LandmarkName, PointMm>> = {
    'nose-tip': { x: measures.noseShift, y: measures.noseBase - 8 },
    'nose-base': { x: measures.noseShift, y: measures.noseBase },
    'mouth-middle': mouthSlit(measures, 0),
    chin: { x: 0, y: measures.chin },
  }
  for (const side of SIDES) {
    const name = side === 1 ? 'left' : 'right'
    const centre = eyeCentre(measures, side)
    const corner = (t: number): PointMm => ({
      x: centre.x + side * t * measures.eyeHalfWidth,
      y: centre.y + lidsAt(measures, t).upper,
    })
    points[`pupil-${name}`] = centre
    points[`eye-inner-${name}`] = corner(-1)
    points[`eye-outer-${name}`] = corner(1)
    points[`brow-inner-${name}`] = browAt(measures, side, 0)
    points[`brow-outer-${name}`] = browAt(measures, side, 1)
    points[`mouth-${name}`] = mouthSlit(measures, side)
  }
  const placed = Object.entries(points).map(([name, { x, y }]) => [name, inPicture(x, y)])
  return Object.fromEntries(placed) as FaceLandmarks
}
