import type { FaceRegion } from '../../../shared/imaging/face-regions.ts'
import type { Outline, Point } from '../../../shared/imaging/outline.ts'
import { between, moved, type Landmarks } from '../skin/landmarks.ts'

/** Whether a place of the photo is skin; false outside it. */
export type IsSkin = (place: Point) => boolean

/** The landmarks of one side of the face by what they mark, from the patient's right; of the left side mirrored. */
interface Side {
  /** −1: the patient's right, on the left of the picture. */
  readonly out: -1 | 1
  /** Of the outline of the face, the points beside the cheek. */
  readonly jaw: readonly [upper: number, lower: number]
  /** From the temple to the nose. */
  readonly brow: readonly [number, number, number, number, number]
  readonly eye: { readonly outer: number; readonly below: readonly [number, number]; readonly inner: number }
  readonly wing: number
  readonly mouth: number
}

const RIGHT: Side = {
  out: -1,
  jaw: [2, 3],
  brow: [17, 18, 19, 20, 21],
  eye: { outer: 36, below: [41, 40], inner: 39 },
  wing: 31,
  mouth: 48,
}
const LEFT: Side = {
  out: 1,
  jaw: [14, 13],
  brow: [26, 25, 24, 23, 22],
  eye: { outer: 45, below: [46, 47], inner: 42 },
  wing: 35,
  mouth: 54,
}

/**
 * Outlines of the regions of a face from its 68 landmarks (iBUG 300-W), px of the photo. Lengths are shares of the distance
 * between the pupils, along the face's own axes, so that a head held askew has its regions askew. A region is its outline
 * and what is skin in it: eyes, brows, nostrils and hair are left to the skin mask.
 */
export function faceOutlines(landmarks: Landmarks, isSkin: IsSkin): Readonly<Record<FaceRegion, Outline>> {
  const outlines: Readonly<Record<FaceRegion, Outline>> = {
    forehead: forehead(landmarks, isSkin),
    'eye-area-right': eyeArea(landmarks, RIGHT),
    'eye-area-left': eyeArea(landmarks, LEFT),
    'cheek-right': cheek(landmarks, RIGHT),
    'cheek-left': cheek(landmarks, LEFT),
    nose: nose(landmarks),
    'upper-lip': upperLip(landmarks),
    chin: chin(landmarks),
  }
  return outlines
}

const at = (landmarks: Landmarks, index: number): Point => landmarks[index] as Point

/** Above the brows, between their tails, up to where the skin ends, at most 0.85 above them. */
function forehead(landmarks: Landmarks, isSkin: IsSkin): Outline {
  const columns = [18, 19, 20, 21, 22, 23, 24, 25].map((index) => {
    const above = (height: number): Point => moved(landmarks, at(landmarks, index), 0, -height)
    const most = index === 18 || index === 25 ? 0.55 : 0.85
    const height = skinHeight((from) => isSkin(above(from)), most)
    return { top: above(height), bottom: above(LOWEST), height }
  })
  const seen = (column: (typeof columns)[number]): boolean => column.height > LOWEST
  // Hair over one temple narrows the forehead; hair over all of it leaves an outline without skin.
  const some = columns.slice(columns.findIndex(seen), columns.findLastIndex(seen) + 1)
  const kept = some.length > 1 ? some : columns
  return [...kept.map(({ top }) => top), ...kept.map(({ bottom }) => bottom).reverse()]
}

/** The points of a brow lie at its upper edge, or a little above. */
const LOWEST = 0.13
const STEP = 0.02
/** Hair that grows in is thin at first: the outline stays this far below it. */
const BELOW_HAIR = 0.06

/** How far up from the brows the skin goes without a break. */
function skinHeight(isSkinAt: (height: number) => boolean, most: number): number {
  let height = LOWEST
  while (height < most && isSkinAt(height + STEP) && isSkinAt(height + BELOW_HAIR)) height += STEP
  return height
}

/** Round an eye: below the brow, to the hollow of the temple, down to the bone under the eye, and to the side of the nose. */
function eyeArea(landmarks: Landmarks, { out, brow, eye }: Side): Outline {
  const off = (index: number, aside: number, down: number): Point =>
    moved(landmarks, at(landmarks, index), out * aside, down)
  return [
    ...brow.map((index) => off(index, 0, 0.14)),
    off(eye.inner, -0.1, -0.02),
    off(eye.inner, -0.06, 0.14),
    off(eye.below[1], 0, 0.25),
    off(eye.below[0], 0, 0.27),
    off(eye.outer, 0.1, 0.2),
    off(eye.outer, 0.22, 0),
  ]
}

/**
 * Below the area of the eye, beside nose and mouth, down to the corner of the mouth; on the outside 0.15 of the way in from the
 * face's outline, which runs along the ear.
 */
function cheek(landmarks: Landmarks, { out, jaw, eye, wing, mouth }: Side): Outline {
  const off = (index: number, aside: number, down: number): Point =>
    moved(landmarks, at(landmarks, index), out * aside, down)
  const inFromJaw = (index: number): Point => between(at(landmarks, index), at(landmarks, 30), 0.15)
  return [
    off(eye.outer, 0.14, 0.26),
    off(eye.below[0], 0, 0.33),
    off(eye.below[1], 0, 0.32),
    off(wing, 0.2, -0.16),
    off(wing, 0.22, 0.06),
    off(mouth, 0.14, -0.06),
    off(mouth, 0.16, 0.08),
    inFromJaw(jaw[1]),
    inFromJaw(jaw[0]),
  ]
}

/** From between the eyes down to the base, with both wings. */
function nose(landmarks: Landmarks): Outline {
  const side = ({ out, wing }: Side): Point[] => {
    const off = (index: number, aside: number, down: number): Point =>
      moved(landmarks, at(landmarks, index), out * aside, down)
    return [
      off(27, 0.12, -0.02),
      off(28, 0.15, 0),
      off(29, 0.2, 0),
      off(wing, 0.15, -0.14),
      off(wing, 0.11, 0.02),
    ]
  }
  return [...side(RIGHT), moved(landmarks, at(landmarks, 33), 0, 0.02), ...side(LEFT).reverse()]
}

/** Between nose and red of the lip, from one corner of the mouth to the other. */
function upperLip(landmarks: Landmarks): Outline {
  const off = (index: number, across: number, down: number): Point =>
    moved(landmarks, at(landmarks, index), across, down)
  return [
    off(31, -0.1, 0.08),
    off(33, 0, 0.07),
    off(35, 0.1, 0.08),
    off(54, 0.08, -0.06),
    ...[53, 52, 51, 50, 49].map((index) => off(index, 0, -0.04)),
    off(48, -0.08, -0.06),
  ]
}

/** Below the lower lip, between the corners of the mouth, a little in from the jaw. */
function chin(landmarks: Landmarks): Outline {
  const below = (index: number): Point => moved(landmarks, at(landmarks, index), 0, 0.11)
  const inFromJaw = (index: number): Point => between(at(landmarks, index), at(landmarks, 57), 0.06)
  return [...[59, 58, 57, 56, 55].map(below), ...[10, 9, 8, 7, 6].map(inFromJaw)]
}
