import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { boxBlur, type ColourFeatures } from './colour-features.ts'
import {
  between,
  BROWS,
  centroid,
  distance,
  EYES,
  faceOutline,
  interpupillaryPx,
  moved,
  pointsOf,
  seedOutlines,
  type Landmarks,
  type Point,
} from './landmarks.ts'
import { distanceTo, fillGrown, fillOutline, strokeLine, unite } from './raster.ts'

/** What the landmarks alone say about every pixel. Lengths are shares of the distance between the pupils. */
export interface FaceZones {
  /** Distance between the pupils, px. */
  readonly unit: number
  /** Inside the outline of the face, forehead and all. */
  readonly face: Uint8Array
  /** Skin in every face. */
  readonly seeds: Uint8Array
  /** The lips, with the opening between them. */
  readonly mouth: Uint8Array
  /** Eyes with their lashes, and the opening of the mouth: never skin. */
  readonly openings: Uint8Array
  /** Where brows and nostrils are: not skin where they are darker than it. */
  readonly darkParts: Uint8Array
  /** How likely skin is before any colour is seen, as a logarithm of odds. */
  readonly prior: Float32Array
  /** Surely not the face, its ears or its neck. */
  readonly elsewhere: Uint8Array
  /** Above and beside the face, where hair is if there is any. */
  readonly hair: Uint8Array
}

const LASHES = 0.07
const BROW = 0.13
const NOSTRIL = 0.09
/** How far round a fair brow, and by how much L*, the skin is lighter. */
const AROUND = 0.25
const DARKER = 4
/** A mouth that is open less than this has no opening. */
const OPEN_MOUTH = 0.05

export function faceZones(landmarks: Landmarks, size: ImageSize): FaceZones {
  const unit = interpupillaryPx(landmarks)
  const face = fillOutline(size, faceOutline(landmarks))
  const seeds = united(
    size,
    seedOutlines(landmarks).map((outline) => fillOutline(size, outline)),
  )
  const mouth = fillGrown(size, pointsOf(landmarks, [48, 60]), 0.03 * unit)
  const eyes = EYES.map((eye) => fillGrown(size, pointsOf(landmarks, eye), LASHES * unit))
  const openings = united(size, [...eyes, mouthOpening(landmarks, size, unit)])
  const brows = BROWS.map((brow) => {
    const line = pointsOf(landmarks, brow).map((point) => moved(landmarks, point, 0, 0.03))
    return strokeLine(size, line, BROW * unit)
  })
  const nostrils = [32, 34].map((index) => {
    const centre = moved(landmarks, landmarks[index] as Point, 0, -0.04)
    return strokeLine(size, [centre], NOSTRIL * unit)
  })
  const distances = distanceTo(face, size)
  return {
    unit,
    face,
    seeds,
    mouth,
    openings,
    darkParts: united(size, [...brows, ...nostrils]),
    ...expectations(landmarks, size, face, distances),
  }
}

function mouthOpening(landmarks: Landmarks, size: ImageSize, unit: number): Uint8Array {
  const height = distance(landmarks[62] as Point, landmarks[66] as Point)
  if (height < OPEN_MOUTH * unit) return new Uint8Array(size.width * size.height)
  const lips = pointsOf(landmarks, [60, 68])
  const centre = centroid(lips)
  // Drawn in: where it ends exactly, colour says.
  return fillOutline(
    size,
    lips.map((point) => between(point, centre, 0.3)),
  )
}

/** Skin is likely inside the outline, less so on the forehead; a neck lies below the chin; it fades with distance. */
function expectations(
  landmarks: Landmarks,
  { width }: ImageSize,
  face: Uint8Array,
  distances: Float32Array,
): Pick<FaceZones, 'prior' | 'elsewhere' | 'hair'> {
  const unit = interpupillaryPx(landmarks)
  const origin = centroid(landmarks.slice(36, 48))
  const tip = moved(landmarks, origin, 1, 0)
  const across = { x: (tip.x - origin.x) / unit, y: (tip.y - origin.y) / unit }
  const chin = landmarks[8] as Point
  const prior = new Float32Array(face.length)
  const elsewhere = new Uint8Array(face.length)
  const hair = new Uint8Array(face.length)
  for (let at = 0; at < face.length; at += 1) {
    const x = at % width
    const y = (at - x) / width
    const down = ((y - origin.y) * across.x - (x - origin.x) * across.y) / unit
    const away = (distances[at] as number) / unit
    const aside = Math.abs((x - chin.x) * across.x + (y - chin.y) * across.y) / unit
    const neck = down > 1 && aside < 1 && away < 1.5
    if (face[at] !== 0) prior[at] = down > -0.35 ? 1.5 : 0.7
    else prior[at] = neck ? 0.3 : -0.5 - 1.5 * Math.min(2, away)
    if (away > (down > 0.8 ? 1.2 : 0.3)) elsewhere[at] = 1
    if (down < 0.5 && away > 0.15 && away < 0.6) hair[at] = 1
  }
  return { prior, elsewhere, hair }
}

/** Of the dark parts, the pixels darker than the seeds by more than skin varies, or than what is round them. */
export function darkPartsOf(
  { darkParts, seeds, unit }: FaceZones,
  { lightness, width, height }: ColourFeatures,
): Uint8Array {
  let [count, sum, squares] = [0, 0, 0]
  for (let at = 0; at < seeds.length; at += 1) {
    if (seeds[at] === 0) continue
    const value = lightness[at] as number
    count += 1
    sum += value
    squares += value * value
  }
  const mean = sum / Math.max(1, count)
  const deviation = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean))
  const limit = mean - Math.max(8, 1.5 * deviation)
  const around = boxBlur(lightness, width, height, Math.round(AROUND * unit))
  return darkParts.map((part, at) => {
    const here = lightness[at] as number
    return part !== 0 && (here < limit || here < (around[at] as number) - DARKER) ? 1 : 0
  })
}

function united({ width, height }: ImageSize, masks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(width * height)
  for (const mask of masks) unite(all, mask)
  return all
}
