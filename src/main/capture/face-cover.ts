import { FACE_PARTS, type FaceFigures, type FacePart } from '../../shared/imaging/capture-figures.ts'
import { faceOutlines } from '../analysis/regions/face-outlines.ts'
import {
  EYES,
  interpupillaryPx,
  moved,
  pointsOf,
  type Landmarks,
  type Point,
} from '../analysis/skin/landmarks.ts'
import { labOfPicture } from '../analysis/skin/picture-lab.ts'
import { fillGrown, fillOutline } from '../analysis/skin/raster.ts'
import type { WorkPicture } from '../analysis/skin/work-picture.ts'

/** How far a colour of bare skin may lie from the person's own, in a*, b* and in L*: shade, flush and gloss are skin. */
const LIKE_CHROMATIC = 11
const LIKE_LIGHTNESS = { darker: 22, lighter: 35 } as const

/** Hue angles that skin has in any usual light, degrees, and the least chroma. A mask of cloth is blue, green, white or black. */
const SKIN_HUE = [5, 95] as const
const LEAST_CHROMA = 4

/** A part of fewer pixels than these tells nothing. */
const LEAST_PIXELS = 12

/** In half profile the far side of a face is not asked for, degrees of yaw. */
const PROFILE_DEGREES = 20

interface Colour {
  readonly l: number
  readonly a: number
  readonly b: number
}

/**
 * How much of each part of a face is bare. What the person's skin looks like is the middle of those parts that can be skin
 * at all, so that neither a mask nor hair decides it. A hand before the face has the same colour: it shows in the landmarks,
 * not here.
 */
export function bareParts(
  picture: WorkPicture,
  landmarks: Landmarks,
  yawDegrees: number,
): FaceFigures['bare'] {
  const [lightness, a, b] = labOfPicture(picture)
  const parts = partsOf(picture, landmarks)
  const colours = FACE_PARTS.map((part): Colour | null => {
    const within = indicesOf(parts[part])
    if (within.length < LEAST_PIXELS) return null
    const of = (plane: Float32Array): number => median(Float64Array.from(within, (at) => plane[at] as number))
    return { l: of(lightness), a: of(a), b: of(b) }
  })
  const skin = colours.filter((colour) => colour !== null).filter(canBeSkin)
  const bare = (part: FacePart): number | null => {
    if (isTurnedAway(part, yawDegrees)) return null
    const within = indicesOf(parts[part])
    if (within.length < LEAST_PIXELS) return null
    if (skin.length === 0) return 0
    const own = {
      l: median(skin.map(({ l }) => l)),
      a: median(skin.map((one) => one.a)),
      b: median(skin.map((one) => one.b)),
    }
    const like = within.filter((at) => {
      const lighter = (lightness[at] as number) - own.l
      const [redder, yellower] = [(a[at] as number) - own.a, (b[at] as number) - own.b]
      return (
        redder * redder + yellower * yellower <= LIKE_CHROMATIC * LIKE_CHROMATIC &&
        lighter >= -LIKE_LIGHTNESS.darker &&
        lighter <= LIKE_LIGHTNESS.lighter
      )
    })
    return like.length / within.length
  }
  return Object.fromEntries(FACE_PARTS.map((part) => [part, bare(part)])) as FaceFigures['bare']
}

/** The masks of the parts. The eyes are what is round them, where the frame of glasses runs. */
function partsOf(picture: WorkPicture, landmarks: Landmarks): Readonly<Record<FacePart, Uint8Array>> {
  const outlines = faceOutlines(
    landmarks,
    ({ x, y }) => x >= 0 && y >= 0 && x < picture.width && y < picture.height,
  )
  const unit = interpupillaryPx(landmarks)
  const fill = (outline: readonly Point[]): Uint8Array => fillOutline(picture, outline)
  const forehead = [17, 19, 24, 26].map((index) => moved(landmarks, landmarks[index] as Point, 0, -0.12))
  const top = [24, 19].map((index) => moved(landmarks, landmarks[index] as Point, 0, -0.4))
  const [right, left] = EYES.map((eye) => {
    const around = fillGrown(picture, pointsOf(landmarks, eye), 0.22 * unit)
    const open = fillGrown(picture, pointsOf(landmarks, eye), 0.07 * unit)
    return around.map((is, at) => (is !== 0 && open[at] === 0 ? 1 : 0))
  }) as [Uint8Array, Uint8Array]
  return {
    forehead: fill([...forehead, ...top]),
    eyes: united(right, left),
    'cheek-right': fill(outlines['cheek-right']),
    'cheek-left': fill(outlines['cheek-left']),
    nose: fill(outlines.nose),
    mouth: united(fill(outlines['upper-lip']), fill(outlines.chin)),
  }
}

function united(one: Uint8Array, two: Uint8Array): Uint8Array {
  return one.map((is, at) => (is !== 0 || two[at] !== 0 ? 1 : 0))
}

function isTurnedAway(part: FacePart, yawDegrees: number): boolean {
  if (part === 'cheek-right') return yawDegrees < -PROFILE_DEGREES
  if (part === 'cheek-left') return yawDegrees > PROFILE_DEGREES
  return false
}

function canBeSkin({ a, b }: Colour): boolean {
  const hue = (Math.atan2(b, a) * 180) / Math.PI
  return Math.hypot(a, b) >= LEAST_CHROMA && hue >= SKIN_HUE[0] && hue <= SKIN_HUE[1]
}

function indicesOf(mask: Uint8Array): number[] {
  const found: number[] = []
  for (let at = 0; at < mask.length; at += 1) if (mask[at] !== 0) found.push(at)
  return found
}

function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[sorted.length >> 1] ?? 0
}
