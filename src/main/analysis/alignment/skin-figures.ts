import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import { boxBlur } from '../skin/colour-features.ts'
import { seedOutlines, type Landmarks } from '../skin/landmarks.ts'
import { labOfPicture } from '../skin/picture-lab.ts'
import { fillOutline, unite } from '../skin/raster.ts'
import { LEAST_SKIN } from '../skin/skin-mask.ts'
import type { WorkPicture } from '../skin/work-picture.ts'
import { quantile } from './similarity-fit.ts'

export interface SkinFiguresInput {
  /** A copy at the pair's common scale. */
  readonly picture: WorkPicture
  /** Px of the picture; null: no face was found. */
  readonly landmarks: Landmarks | null
  /** The photo's skin mask, where there is one. */
  readonly skin: (ImageSize & { readonly data: Uint8Array<SharedArrayBuffer> }) | null
}

export interface SkinFigures {
  readonly sharpness: number | null
  readonly meanLab: readonly [number, number, number] | null
}

/** Fewer pixels than these tell nothing. */
const LEAST_PIXELS = 200

/** Every so many-th pixel is enough for a median. */
const MEDIAN_PIXELS = 20_000

/**
 * Radii of the four box blurs, each done twice, whose differences are the fine and the coarse structures: deviations
 * of 1.2, 2, 3.7 and 6.9 px.
 */
const RADII = [1, 2, 4, 8] as const

/**
 * Colour and sharpness of a photo's skin: of cheeks, nose and forehead where there is a face (what is skin in every face),
 * else of the mask, else of all.
 */
export function measureSkinFigures(
  { picture, landmarks, skin }: SkinFiguresInput,
  context: TaskContext,
): SkinFigures {
  const { width, height } = picture
  const measured = landmarks ? seedsOf(picture, landmarks) : new Uint8Array(width * height).fill(1)
  if (skin) keepMasked(measured, picture, skin)
  const count = measured.reduce((sum, is) => sum + is, 0)
  if (count < LEAST_PIXELS) return { sharpness: null, meanLab: null }
  context.throwIfCancelled()
  const [lightness, a, b] = labOfPicture(picture)
  context.throwIfCancelled()
  const step = Math.max(1, Math.floor(count / MEDIAN_PIXELS))
  const medianOf = (plane: Float32Array): number => {
    const values: number[] = []
    for (let at = 0, passed = 0; at < plane.length; at += 1) {
      if (measured[at] === 0) continue
      if (passed % step === 0) values.push(plane[at] as number)
      passed += 1
    }
    return quantile(values, 0.5)
  }
  const meanLab = [medianOf(lightness), medianOf(a), medianOf(b)] as const
  const blurred = RADII.map((radius) =>
    boxBlur(boxBlur(lightness, width, height, radius), width, height, radius),
  ) as [Float32Array, Float32Array, Float32Array, Float32Array]
  const fine = deviation(blurred[0], blurred[1], measured)
  const coarse = deviation(blurred[2], blurred[3], measured)
  return { sharpness: coarse > 0 ? fine / coarse : null, meanLab }
}

function seedsOf(picture: WorkPicture, landmarks: Landmarks): Uint8Array {
  const seeds = new Uint8Array(picture.width * picture.height)
  for (const outline of seedOutlines(landmarks)) unite(seeds, fillOutline(picture, outline))
  return seeds
}

function keepMasked(
  measured: Uint8Array,
  { width, height, part }: WorkPicture,
  skin: NonNullable<SkinFiguresInput['skin']>,
): void {
  for (let at = 0; at < measured.length; at += 1) {
    if (measured[at] === 0) continue
    const x = part.x + Math.floor((((at % width) + 0.5) * part.width) / width)
    const y = part.y + Math.floor(((Math.floor(at / width) + 0.5) * part.height) / height)
    if ((skin.data[y * skin.width + x] as number) < LEAST_SKIN) measured[at] = 0
  }
}

/** Root mean square of the difference of two planes. */
function deviation(one: Float32Array, two: Float32Array, measured: Uint8Array): number {
  let count = 0
  let squares = 0
  for (let at = 0; at < measured.length; at += 1) {
    if (measured[at] === 0) continue
    count += 1
    squares += ((one[at] as number) - (two[at] as number)) ** 2
  }
  return Math.sqrt(squares / count)
}
