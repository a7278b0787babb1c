import { type Frame, type Plane, planeFrom, smoothstep } from '../plane.ts'
import type { PointMm } from '../structures.ts'
import {
  SIDES,
  distanceToPath,
  eyeCentre,
  headHalfWidth,
  lidsAt,
  mouthSlit,
  neckHalfWidth,
} from './face-curves.ts'
import { EYE_MIDDLE_MM, type FaceMeasures, type Person } from './person.ts'

/** Distance of the face's middle from the plane of the ears, mm. */
const DEPTH = 95

/** Where a part has no surface. */
export const NOWHERE = -60

/** Height of the parts of a head towards the camera in mm; where they overlap, the highest is seen. */
export interface HeadHeight {
  readonly head: Plane
  readonly neck: Plane
  readonly ears: Plane
}

export function headHeight(frame: Frame, { measures, age, hair }: Person): HeadHeight {
  const creases = creasePaths(measures)
  const part = (height: (u: number, v: number) => number): Plane =>
    planeFrom(frame, (x, y) => height(x - EYE_MIDDLE_MM.x, y - EYE_MIDDLE_MM.y))
  return {
    head: part((u, v) => skull(measures, u, v) + features(measures, creases, age, u, v)),
    neck: part((u, v) => neck(measures, u, v)),
    ears: part((u, v) => (hair === 'long' ? NOWHERE : ear(measures, Math.abs(u), v))),
  }
}

function skull(measures: FaceMeasures, u: number, v: number): number {
  const { vertex, chin } = measures
  const middle =
    v < 0
      ? (1 - Math.min(0.985, Math.abs(v / vertex)) ** 3.2) ** (1 / 2.2)
      : (1 - Math.min(0.985, v / (chin + 3)) ** 7) ** (1 / 2)
  const half = headHalfWidth(measures, v)
  const across = Math.min(0.985, Math.abs(u) / Math.max(1, half))
  // Beyond the outline the surface falls away steeply, so that neck and ears are seen there.
  const beyond = Math.max(0, Math.abs(u) - 0.985 * half) + Math.max(0, v - chin) + Math.max(0, vertex - v)
  return Math.max(NOWHERE + 1, DEPTH * middle * (1 - across ** 2.6) ** (1 / 2.1) - 4 * beyond)
}

function neck(measures: FaceMeasures, u: number, v: number): number {
  if (v < measures.chin - 75) return NOWHERE
  const across = Math.abs(u) / neckHalfWidth(measures, v)
  if (across > 1.02) return NOWHERE
  // The two muscles from behind the ear to the collarbone, with a hollow between them.
  const muscle = Math.max(7, 26 - 0.35 * (v - measures.chin))
  const strand =
    2 * (bell(u - muscle, 7) + bell(u + muscle, 7)) - 3 * bell(u, 9) * bell(v - measures.chin - 42, 12)
  return -14 + 44 * Math.sqrt(1 - Math.min(0.985, across) ** 2.2) + strand
}

function ear({ halfWidth }: FaceMeasures, u: number, v: number): number {
  const du = (u - halfWidth - 3 + 0.1 * (v - 8)) / 10
  const dv = (v - 8) / 31
  const radius = Math.hypot(du, dv + 0.12 * du)
  if (radius > 1.04) return NOWHERE
  const rim = 4 * bell(radius - 0.82, 0.13) - 4 * bell(radius - 0.3, 0.3)
  return 8 + 6 * Math.sqrt(1 - Math.min(0.97, radius) ** 2) + rim
}

/** Whether a place is on the head, the neck or an ear, which long hair hides, as a soft 0…1 across the outline. */
export function silhouette({ measures, hair }: Person, u: number, v: number): number {
  const edge = (distance: number): number => smoothstep(-0.35, 0.35, distance)
  const head =
    v > measures.vertex && v < measures.chin ? 0.985 * headHalfWidth(measures, v) - Math.abs(u) : -9
  const neckInside = v > measures.chin - 70 ? neckHalfWidth(measures, v) - Math.abs(u) : -9
  const du = (Math.abs(u) - measures.halfWidth - 3 + 0.1 * (v - 8)) / 10
  const earInside = hair === 'long' ? -9 : 10 * (1 - Math.hypot(du, (v - 8) / 31 + 0.12 * du))
  return Math.max(edge(head), edge(neckInside), edge(earInside))
}

interface Creases {
  readonly folds: readonly (readonly PointMm[])[]
  readonly lids: readonly (readonly PointMm[])[]
  readonly mouth: readonly PointMm[]
}

function creasePaths(measures: FaceMeasures): Creases {
  const { noseHalfWidth, noseBase, mouth, mouthHalfWidth, eyeHalfWidth } = measures
  const along = Array.from({ length: 13 }, (_, i) => i / 6 - 1)
  return {
    folds: SIDES.map((side) => [
      { x: side * (noseHalfWidth + 1), y: noseBase - 9 },
      { x: side * (noseHalfWidth + 6), y: noseBase - 1 },
      { x: side * (mouthHalfWidth + 3), y: mouth - 8 },
      { x: side * (mouthHalfWidth + 6), y: mouth + 2 },
    ]),
    lids: SIDES.map((side) => {
      const centre = eyeCentre(measures, side)
      return along.map((t) => ({
        x: centre.x + side * t * eyeHalfWidth * 1.04,
        y: centre.y + lidsAt(measures, t).upper - 3.4 * (1 - 0.55 * t * t),
      }))
    }),
    mouth: along.map((t) => mouthSlit(measures, t)),
  }
}

/** What makes a skull a face. Heights and widths are our choice, by eye. */
function features(measures: FaceMeasures, creases: Creases, age: number, u: number, v: number): number {
  let height = nose(measures, u, v) + lips(measures, u, v)
  for (const [index, side] of SIDES.entries()) {
    const eye = eyeCentre(measures, side)
    const out = side * (u - eye.x)
    const down = v - eye.y
    height += -7.5 * bell(out + 2, 14) * bell(down + 1.5, 9)
    height += -5 * bell(out + 15, 6) * bell(down, 9)
    height += 5.2 * bell(out, 10.5) * bell(down - 0.5, 7)
    height += 3.4 * bell(out - 2, 19) * bell(v - measures.browHeight - 1, 6.5)
    height += 3.4 * bell(side * u - 41, 14) * bell(v - 25, 13)
    height += -(1 + 0.02 * age) * bell(side * u - 47, 12) * bell(v - measures.mouth + 2, 16)
    height += -2.2 * bell(side * u - 62, 12) * bell(v + 28, 20)
    height += -(0.4 + 0.012 * age) * crease(creases.folds[index] ?? [], u, v, 3.2)
    height += -0.75 * crease(creases.lids[index] ?? [], u, v, 0.75)
    // The bag below the eye and the groove under it.
    height += 0.012 * age * bell(out + 1, 11) * bell(down - 10, 3.5)
    height += -(0.4 + 0.01 * age) * bell(out + 4, 11) * bell(down - 16 + 0.18 * out, 3)
  }
  height += 2 * bell(u, 9) * bell(v + 14, 8)
  height += 4.5 * bell(u, 13) * bell(v - measures.chin + 15, 9)
  height += -3 * bell(u, 15) * bell(v - 0.5 * (measures.mouth + measures.lowerLip + measures.chin - 15), 4.5)
  height += -0.9 * crease(creases.mouth, u, v, 1)
  return height
}

/** Longest piece of a crease's path, mm. */
const LONGEST_PIECE = 14

/** A bell across a path. */
function crease(path: readonly PointMm[], u: number, v: number, sigma: number): number {
  const far = 4 * sigma + LONGEST_PIECE
  const near = path.some(({ x, y }) => Math.abs(x - u) < far && Math.abs(y - v) < far)
  return near ? bell(distanceToPath(path, u, v), sigma) : 0
}

function nose(
  { noseBase, noseHalfWidth, noseLength, noseShift }: FaceMeasures,
  u: number,
  v: number,
): number {
  const tip = noseBase - 8
  const along = Math.min(1, Math.max(0, (v + 9) / (tip + 9)))
  const ridge = smoothstep(-22, 2, v) * (4 + (noseLength - 4) * along ** 1.3)
  const under = 1 - smoothstep(tip + 1, noseBase + 2.5, v)
  const width = 6.2 + 4.4 * along ** 1.6 + 2 * (1 - smoothstep(-16, 4, v))
  const middle = u - noseShift * along
  let height = ridge * under * Math.exp(-(Math.abs(middle / width) ** 1.9))
  height += 3.6 * bell(middle, 6.2) * bell(v - tip - 1, 6)
  for (const side of SIDES) {
    const out = side * middle
    height += 9.5 * bell(out - 0.74 * noseHalfWidth, 4.6) * bell(v - noseBase + 6, 5)
    height += -3.2 * bell(out - noseHalfWidth - 1.6, 1.8) * bell(v - noseBase + 6, 6)
  }
  // The groove from the nose to the upper lip.
  return height - 1.3 * bell(middle, 3) * bell(v - noseBase - 8, 5.5)
}

function lips(measures: FaceMeasures, u: number, v: number): number {
  const { mouth, mouthHalfWidth, upperLip, lowerLip } = measures
  const t = u / mouthHalfWidth
  const across = Math.max(0, 1 - Math.abs(t) ** 2.2)
  const slit = mouthSlit(measures, Math.min(1, Math.max(-1, t))).y
  const mound = 3.5 * bell(u, 24) * bell(v - mouth, 15)
  const upper = 2.6 * across * bell(v - slit + 0.42 * upperLip, 0.62 * upperLip)
  const lower = 3.8 * across * bell(v - slit - 0.48 * lowerLip, 0.5 * lowerLip)
  return mound + upper + lower
}

const bell = (distance: number, sigma: number): number => Math.exp(-0.5 * (distance / sigma) ** 2)
