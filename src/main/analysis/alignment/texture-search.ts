import { combined, inverted, type Similarity } from '../../../shared/imaging/alignment.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { WorkPicture } from '../skin/work-picture.ts'
import { spectrumOf, type Spectrum } from './fourier.ts'
import { lightnessOf, localContrast, sampleAt, type LightPlane } from './light-plane.ts'
import { shiftPeaks } from './phase-correlation.ts'

/** Long side of the copies, px, and side of the planes that are transformed. */
export const TEXTURE_SIDE = 256
const SIDE = 256

/** Radius of the local contrast, px. */
const CONTRAST_RADIUS = 8

/** Turns and scales that are tried, besides none; each also half a turn further. */
const CANDIDATES = 6

/** Scales beyond these are no second photo of the same. */
const SCALE_RANGE = 2

/** Frequencies that the log-polar spectra cover, cycles a side. */
const LOWEST = 6
const HIGHEST = 120

/** Less than this share of the reference seen in the other photo tells nothing. */
const LEAST_OVERLAP = 0.2

export interface TextureInput {
  /** Copies of the whole photos, at most `TEXTURE_SIDE` px a side. */
  readonly reference: WorkPicture
  readonly other: WorkPicture
}

/**
 * The likeliest similarity between two photos without a face, from the reference's px to the other's: turn and scale from
 * their spectra in log-polar coordinates, the shift by phase correlation (Reddy and Chatterji 1996), the best of several
 * candidates by how their contrasts agree. Only likely: the refinement finds out whether it is true.
 */
export function searchTexture({ reference, other }: TextureInput, context: TaskContext): Similarity | null {
  const one = localContrast(lightnessOf(reference), CONTRAST_RADIUS)
  const two = localContrast(lightnessOf(other), CONTRAST_RADIUS)
  const spectrum = spectrumOf(SIDE, framed(one, null))
  context.throwIfCancelled()
  let best: { readonly similarity: Similarity; readonly agreement: number } | null = null
  for (const turn of turnsBetween(spectrum, spectrumOf(SIDE, framed(two, null)))) {
    context.throwIfCancelled()
    const about = centredOn(turn, one, two)
    const shown = spectrumOf(SIDE, framed(one, { plane: two, similarity: about }))
    for (const { x, y } of shiftPeaks(spectrum, shown, 2)) {
      const similarity = combined(about, { a: 1, b: 0, tx: x, ty: y })
      const agreement = agreementOf(one, two, similarity)
      if (agreement > (best?.agreement ?? 0)) best = { similarity, agreement }
    }
  }
  if (!best) return null
  return combined(inverted(ofPicture(other)), combined(best.similarity, ofPicture(reference)))
}

/** From px of a photo to px of its copy. */
const ofPicture = ({ width, height, part }: WorkPicture): Similarity => {
  const scale = Math.sqrt((width * height) / (part.width * part.height))
  return { a: scale, b: 0, tx: -part.x * scale, ty: -part.y * scale }
}

interface Turn {
  readonly radians: number
  readonly scale: number
}

function centredOn({ radians, scale }: Turn, one: LightPlane, two: LightPlane): Similarity {
  const a = scale * Math.cos(radians)
  const b = scale * Math.sin(radians)
  const [x, y] = [one.width / 2, one.height / 2]
  return { a, b, tx: two.width / 2 - a * x + b * y, ty: two.height / 2 - b * x - a * y }
}

/**
 * A plane, or another one as it lies on it, in the middle of the square that is transformed, faded to 0 towards its
 * border (Hann), for borders have spectra of their own.
 */
function framed(
  { width, height, data }: LightPlane,
  laid: { readonly plane: LightPlane; readonly similarity: Similarity } | null,
): Float64Array {
  const frame = new Float64Array(SIDE * SIDE)
  const left = (SIDE - width) >> 1
  const top = (SIDE - height) >> 1
  for (let y = 0; y < height; y += 1) {
    const fade = hann((y + 0.5) / height)
    for (let x = 0; x < width; x += 1) {
      const value = laid ? valueOf(laid.plane, laid.similarity, x + 0.5, y + 0.5) : data[y * width + x]
      frame[(top + y) * SIDE + left + x] = fade * hann((x + 0.5) / width) * (value ?? 0)
    }
  }
  return frame
}

const hann = (share: number): number => 0.5 - 0.5 * Math.cos(2 * Math.PI * share)

/** The plane where a similarity leads; null beyond it. */
function valueOf(plane: LightPlane, { a, b, tx, ty }: Similarity, x: number, y: number): number | null {
  const ox = a * x - b * y + tx
  const oy = b * x + a * y + ty
  return ox >= 0 && oy >= 0 && ox <= plane.width && oy <= plane.height ? sampleAt(plane, ox, oy) : null
}

/** Turns and scales under which the two spectra look alike, the likeliest first; none at all is always among them. */
function turnsBetween(one: Spectrum, two: Spectrum): Turn[] {
  const [first, second] = [logPolar(one), logPolar(two)]
  const peaks = shiftPeaks(spectrumOf(SIDE, first), spectrumOf(SIDE, second), CANDIDATES)
  const found = peaks.flatMap(({ x, y }): Turn[] => {
    const radians = (y * Math.PI) / SIDE
    const scale = Math.exp((-x * Math.log(HIGHEST / LOWEST)) / SIDE)
    if (scale > SCALE_RANGE || scale < 1 / SCALE_RANGE) return []
    return [
      { radians, scale },
      { radians: radians + Math.PI, scale },
    ]
  })
  return [{ radians: 0, scale: 1 }, ...found]
}

/**
 * Magnitudes of a spectrum: rows are directions over half a turn, columns logarithms of frequency. Every column is brought
 * to mean 0 and deviation 1, so that only what has a direction counts: how contrast falls with frequency is the same in
 * all photos, and would speak for the same scale always.
 */
function logPolar({ side, real, imaginary }: Spectrum): Float64Array {
  const magnitudes: LightPlane = {
    width: side,
    height: side,
    data: Float32Array.from(real, (_, at) => {
      // The origin moves to the middle.
      const from = (Math.floor(at / side) ^ (side / 2)) * side + ((at % side) ^ (side / 2))
      return Math.log1p(Math.hypot(real[from] as number, imaginary[from] as number))
    }),
  }
  const polar = new Float64Array(SIDE * SIDE)
  for (let column = 0; column < SIDE; column += 1) {
    const frequency = LOWEST * (HIGHEST / LOWEST) ** (column / SIDE)
    let sum = 0
    let squares = 0
    for (let row = 0; row < SIDE; row += 1) {
      const angle = (row * Math.PI) / SIDE
      const x = side / 2 + frequency * Math.cos(angle)
      const y = side / 2 + frequency * Math.sin(angle)
      const value = sampleAt(magnitudes, x + 0.5, y + 0.5)
      polar[row * SIDE + column] = value
      sum += value
      squares += value * value
    }
    const mean = sum / SIDE
    const factor = hann((column + 0.5) / SIDE) / Math.sqrt(Math.max(1e-9, squares / SIDE - mean * mean))
    for (let row = 0; row < SIDE; row += 1) {
      const at = row * SIDE + column
      polar[at] = ((polar[at] as number) - mean) * factor
    }
  }
  return polar
}

/** Correlation of the two contrasts where they overlap; 0 where they hardly do. */
function agreementOf(one: LightPlane, two: LightPlane, similarity: Similarity): number {
  const sums = { count: 0, a: 0, b: 0, aa: 0, bb: 0, ab: 0 }
  for (let y = 0; y < one.height; y += 2)
    for (let x = 0; x < one.width; x += 2) {
      const b = valueOf(two, similarity, x + 0.5, y + 0.5)
      if (b === null) continue
      const a = one.data[y * one.width + x] as number
      sums.count += 1
      sums.a += a
      sums.b += b
      sums.aa += a * a
      sums.bb += b * b
      sums.ab += a * b
    }
  const { count } = sums
  if (count < (LEAST_OVERLAP * one.width * one.height) / 4) return 0
  const covariance = sums.ab - (sums.a * sums.b) / count
  const spread = (sums.aa - (sums.a * sums.a) / count) * (sums.bb - (sums.b * sums.b) / count)
  return spread > 0 ? covariance / Math.sqrt(spread) : 0
}
