import { scaleOf } from '../../../shared/imaging/alignment.ts'
import type { PhotoComparison, PhotoFigures } from '../../../shared/imaging/comparability.ts'
import type { EarlierCard } from '../../../shared/imaging/colour-card.ts'
import type { RgbImage } from '../../../shared/imaging/pixels.ts'
import { cardLightOf } from '../colour-card/card-light.ts'
import { findColourCard } from '../colour-card/find-colour-card.ts'
import { faceOutline, interpupillaryPx, type Landmarks } from '../skin/landmarks.ts'
import { alignWith, landmarksOf } from './align-photos.ts'
import { faceWindow } from './face-fit.ts'
import { headPose } from './head-pose.ts'
import { shrunk, wholeOf, type AlignmentServices } from './shrunk.ts'
import type { SkinFiguresInput } from './skin-figures.ts'

/** A photo and, where it has been analysed, its skin mask at the photo's size. */
export interface PhotoToCompare {
  readonly photo: RgbImage
  readonly skin?: SkinFiguresInput['skin'] | undefined
  /** The clinic's print of the colour card that it may show; null: none is known. */
  readonly print?: EarlierCard | null
}

/** Px of the distance between the pupils, and of the long side of a photo without a face, at which skin is measured. */
const MEASURED_UNIT = 400
const MEASURED_SIDE = 1000

/** Lays `other` ("before") on `reference` ("after") and measures what makes the two comparable. */
export async function comparePhotos(
  reference: PhotoToCompare,
  other: PhotoToCompare,
  services: AlignmentServices,
): Promise<PhotoComparison> {
  const [one, two] = await Promise.all([
    landmarksOf(reference.photo, services),
    landmarksOf(other.photo, services),
  ])
  const faces = { reference: one, other: two }
  const alignment = await alignWith(reference.photo, other.photo, faces, services)
  const scale = scaleOf(alignment.similarity)
  const { width, height } = reference.photo
  const ideal = one ? interpupillaryPx(one) / MEASURED_UNIT : Math.max(width, height) / MEASURED_SIDE
  // The same skin has as many px in both copies, and neither is enlarged.
  const factor = Math.max(1, ideal, 1 / scale)
  const [ofReference, ofOther, referenceLight, otherLight] = await Promise.all([
    measureForComparison(reference, one, factor, services),
    measureForComparison(other, two, factor * scale, services),
    lightOn(reference, services),
    lightOn(other, services),
  ])
  return {
    alignment,
    reference: { ...ofReference, light: referenceLight },
    other: { ...ofOther, light: otherLight },
  }
}

async function lightOn(
  { photo, print }: PhotoToCompare,
  services: AlignmentServices,
): Promise<PhotoFigures['light']> {
  const card = await findColourCard(photo, { ...services, earlier: print ?? undefined })
  return card && cardLightOf(card.report)
}

/** One photo's figures, its skin measured `factor` times smaller. */
export async function measureForComparison(
  { photo, skin = null }: PhotoToCompare,
  landmarks: Landmarks | null,
  factor: number,
  services: AlignmentServices,
): Promise<PhotoFigures> {
  const part = landmarks ? faceWindow(landmarks, photo) : wholeOf(photo)
  const picture = await shrunk(photo, part, Math.max(part.width, part.height) / factor, services)
  const inPicture =
    landmarks?.map(({ x, y }) => ({
      x: ((x - picture.part.x) * picture.width) / picture.part.width,
      y: ((y - picture.part.y) * picture.height) / picture.part.height,
    })) ?? null
  const input = { picture, landmarks: inPicture, skin }
  const { sharpness, meanLab } = await services.runner.run('measureSkinFigures', input, {
    signal: services.signal,
  })
  return {
    pose: landmarks && headPose(landmarks),
    faceShare: landmarks && outlineArea(landmarks) / (photo.width * photo.height),
    sharpness,
    meanLab: meanLab && [...meanLab],
  }
}

/** Px² within the outline of a face (Gauss's area formula). */
function outlineArea(landmarks: Landmarks): number {
  const outline = faceOutline(landmarks)
  const twice = outline.reduce((sum, { x, y }, index) => {
    const next = outline[(index + 1) % outline.length] ?? { x, y }
    return sum + x * next.y - next.x * y
  }, 0)
  return Math.abs(twice) / 2
}
