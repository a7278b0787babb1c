import type { CaptureFigures, FaceFigures, LightFigures } from '../../shared/imaging/capture-figures.ts'
import type { TaskContext } from '../pool/task-table.ts'
import { faceWindow } from '../analysis/alignment/face-fit.ts'
import { wholeOf } from '../analysis/alignment/shrunk.ts'
import { colourFeatures } from '../analysis/skin/colour-features.ts'
import { skinByColour } from '../analysis/skin/colour-skin.ts'
import { findSteadyFaces, type DetectorSide } from '../analysis/skin/face-finder.ts'
import { inPicture } from '../analysis/skin/face-window.ts'
import {
  BROWS,
  distance,
  EYES,
  interpupillaryPx,
  pointsOf,
  seedOutlines,
  type Landmarks,
} from '../analysis/skin/landmarks.ts'
import { fillGrown, fillOutline, maskWhere, unite } from '../analysis/skin/raster.ts'
import { shrinkPhoto, workPicture, type WorkPicture } from '../analysis/skin/work-picture.ts'
import type { RgbImage } from '../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../shared/imaging/pyramid.ts'
import { bareParts } from './face-cover.ts'
import { followFace, followed, type FollowedFace } from './follow-face.ts'
import { faceState } from './face-state.ts'
import { sharpnessOf } from './sharpness.ts'
import { skinLight, wholeLight } from './skin-light.ts'

/** What one picture leaves behind for the next, so that motion can be seen. */
export interface PictureMemory {
  /** Shares of the picture. */
  readonly landmarks: Landmarks | null
  /** Where the face was found, to look for it there again. */
  readonly face: FollowedFace | null
  /** L* of a small copy, where there was no face. */
  readonly small: Float32Array | null
}

export interface MeasureInput {
  readonly image: RgbImage
  /** `site`: a piece of skin, whether or not a face is to be seen. */
  readonly of: 'face' | 'site'
  readonly before: PictureMemory | null
  /** How long before; null or left out: a tenth of a second. */
  readonly sinceMs?: number | null
  /** What the detector looks at, px: fewer and smaller sides are quicker. */
  readonly sides?: readonly DetectorSide[]
}

export interface MeasuredPicture {
  readonly figures: CaptureFigures
  readonly memory: PictureMemory
}

/** Long side of the copies in which faces, and skin by its colour, are looked for. */
const FACE_SIDE = 640
const SITE_SIDE = 200
/** Px between the pupils at which colours, and sharpness, are measured at most. */
const COLOUR_UNIT = 60
const SHARP_UNIT = 120
/** Long side at which the sharpness of a site is measured. */
const SHARP_SIDE = 640
/** Long side of the copy in which the motion of a site is seen. */
const MOTION_SIDE = 60

const TENTH_MS = 100
const LEAST_APART_MS = 50

/** Faces narrower than this share of the largest are in the background. */
const BACKGROUND = 0.4

/** Measures a picture: some hundredths of a second. Never fails because of what is in it. */
export async function measurePicture(
  { sinceMs, ...input }: MeasureInput,
  context: TaskContext,
): Promise<MeasuredPicture> {
  const { figures, memory } = await measureStill(input, context)
  const motion = figures.motion === null ? null : figures.motion / tenthsOf(sinceMs ?? TENTH_MS)
  return { figures: { ...figures, motion }, memory }
}

/** Pictures that follow each other more closely tell more of noise than of motion. */
const tenthsOf = (ms: number): number => Math.max(LEAST_APART_MS, ms) / TENTH_MS

/** As above; motion is that since the picture before, whenever it was. */
async function measureStill(
  { image, of, before, sides }: Omit<MeasureInput, 'sinceMs'>,
  context: TaskContext,
): Promise<MeasuredPicture> {
  const whole = wholeOf(image)
  if (of === 'site') return measureSite(image, whole, before, context)
  const picture = copyOf(image, whole, FACE_SIDE, context)
  const again = before?.face ? await followFace(picture, before.face) : null
  if (again) return measureFace(image, picture, again, before, context)
  const faces = await findSteadyFaces(picture, context, sides)
  const [first] = faces
  if (!first) return measureSite(image, whole, before, context)
  const near = faces.filter(({ box }) => box.width >= BACKGROUND * first.box.width)
  return measureFace(image, picture, followed(first, near.length, picture), before, context)
}

function measureFace(
  image: RgbImage,
  picture: WorkPicture,
  found: FollowedFace,
  before: PictureMemory | null,
  context: TaskContext,
): MeasuredPicture {
  const landmarks = found.shares.map(({ x, y }) => ({ x: x * picture.width, y: y * picture.height }))
  const inImage = landmarks.map(({ x, y }) => ({
    x: (x * image.width) / picture.width,
    y: (y * image.height) / picture.height,
  }))
  const state = faceState(landmarks, picture)
  const around = faceWindow(inImage, image)
  const closeUp = (unit: number): { readonly picture: WorkPicture; readonly landmarks: Landmarks } => {
    const factor = Math.max(1, interpupillaryPx(inImage) / unit)
    const copy = copyOf(image, around, Math.max(around.width, around.height) / factor, context)
    return { picture: copy, landmarks: inPicture(inImage, copy) }
  }
  const colour = closeUp(COLOUR_UNIT)
  const seeds = new Uint8Array(colour.picture.width * colour.picture.height)
  for (const outline of seedOutlines(colour.landmarks)) unite(seeds, fillOutline(colour.picture, outline))
  const detail = closeUp(SHARP_UNIT)
  const face: FaceFigures = {
    ...state,
    bare: bareParts(colour.picture, colour.landmarks, state.pose.yawDegrees),
  }
  const { shares, faces } = found
  return {
    figures: {
      whole: wholeLight(copyOf(image, wholeOf(image), MOTION_SIDE, context)),
      faces,
      face,
      site: null,
      light: skinLight(colour.picture, seeds),
      sharpness: sharpnessOf(detail.picture, edgesOf(detail.picture, detail.landmarks)),
      motion: before?.landmarks ? shiftOf(before.landmarks, shares, picture) : null,
    },
    memory: { landmarks: shares, face: found, small: null },
  }
}

/** Eyes, brows and mouth: edges that every face has, however smooth its skin. */
function edgesOf(picture: WorkPicture, landmarks: Landmarks): Uint8Array {
  const unit = interpupillaryPx(landmarks)
  const mask = new Uint8Array(picture.width * picture.height)
  for (const part of [...EYES, ...BROWS, [48, 60] as const])
    unite(mask, fillGrown(picture, pointsOf(landmarks, part), 0.1 * unit))
  return mask
}

/** Mean way of the landmarks, in distances between the pupils. */
function shiftOf(before: Landmarks, now: Landmarks, size: { width: number; height: number }): number {
  const px = (landmarks: Landmarks): Landmarks =>
    landmarks.map(({ x, y }) => ({ x: x * size.width, y: y * size.height }))
  const [one, two] = [px(before), px(now)]
  const sum = two.reduce((total, place, index) => total + distance(place, one[index] ?? place), 0)
  return sum / two.length / Math.max(1e-6, interpupillaryPx(two))
}

function measureSite(
  image: RgbImage,
  whole: PixelRect,
  before: PictureMemory | null,
  context: TaskContext,
): MeasuredPicture {
  const picture = copyOf(image, whole, SITE_SIDE, context)
  const { width, height } = picture
  const found = skinByColour(colourFeatures(picture), context)
  const skin =
    typeof found === 'string' ? new Uint8Array(width * height).fill(found === 'everything' ? 1 : 0) : found
  const isMiddle = (at: number): boolean => {
    const [x, y] = [at % width, Math.floor(at / width)]
    return x >= width / 4 && x < (3 * width) / 4 && y >= height / 4 && y < (3 * height) / 4
  }
  const middle = maskWhere(skin.length, isMiddle)
  const shareOf = (mask: Uint8Array | null): number => {
    let [inside, of] = [0, 0]
    for (let at = 0; at < skin.length; at += 1) {
      if (mask && mask[at] === 0) continue
      of += 1
      inside += skin[at] === 0 ? 0 : 1
    }
    return inside / Math.max(1, of)
  }
  const light: LightFigures | null = skinLight(picture, skin)
  const detail = copyOf(image, whole, SHARP_SIDE, context)
  const tiny = copyOf(image, whole, MOTION_SIDE, context)
  const small = colourFeatures(tiny).lightness
  return {
    figures: {
      whole: wholeLight(tiny),
      faces: 0,
      face: null,
      site: { skinShare: shareOf(null), middleShare: shareOf(middle) },
      light,
      sharpness: light && sharpnessOf(detail, enlarged(skin, picture, detail)),
      motion: before?.small?.length === small.length ? changeOf(before.small, small) : null,
    },
    memory: { landmarks: null, face: null, small },
  }
}

/** A mask at another size. */
function enlarged(mask: Uint8Array, from: WorkPicture, to: WorkPicture): Uint8Array {
  return maskWhere(to.width * to.height, (at) => {
    const x = Math.floor(((at % to.width) * from.width) / to.width)
    const y = Math.floor((Math.floor(at / to.width) * from.height) / to.height)
    return mask[y * from.width + x] !== 0
  })
}

/** Mean difference of L*, in standard deviations of L*: free of what brightness alone changes. */
function changeOf(before: Float32Array, now: Float32Array): number {
  const mean = (plane: Float32Array): number => plane.reduce((sum, value) => sum + value, 0) / plane.length
  const [one, two] = [mean(before), mean(now)]
  let [difference, squares] = [0, 0]
  for (let at = 0; at < now.length; at += 1) {
    const here = (now[at] as number) - two
    difference += Math.abs(here - ((before[at] as number) - one))
    squares += here * here
  }
  return difference / now.length / Math.max(1, Math.sqrt(squares / now.length))
}

function copyOf(image: RgbImage, part: PixelRect, longSide: number, context: TaskContext): WorkPicture {
  const picture = workPicture(part, longSide)
  if (image.data instanceof Uint8Array && picture.width === part.width && picture.height === part.height) {
    // A camera's picture comes as large as it is looked at: what is not shrunk is only cut out.
    for (let y = 0; y < part.height; y += 1) {
      const from = 3 * ((part.y + y) * image.width + part.x)
      picture.data.set(image.data.subarray(from, from + 3 * part.width), 3 * y * part.width)
    }
    return picture
  }
  shrinkPhoto({ photo: image, picture, rowBegin: 0, rowEnd: picture.height }, context)
  return picture
}
