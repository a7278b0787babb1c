import { type ImageSize, type LabImage, labPlane } from '../../../shared/imaging/pixels.ts'
import type { DiffuseStack } from '../filter/diffuse-stack.ts'
import type { InputVariant } from './manifest.ts'

/**
 * What a net of the variant is shown of a photo: the diffuse image alone; the stack of diffuse images; or these with the
 * base that they leave and, as an image of one pixel, the person's own skin (`reference`, see `referenceColour`).
 */
export function netImages(
  variant: InputVariant,
  { levels, base }: Pick<DiffuseStack, 'levels' | 'base'>,
  reference: LabImage,
): readonly LabImage[] {
  switch (variant) {
    case 'diffuse':
      return levels.slice(0, 1)
    case 'stack':
      return levels
    case 'stack-base':
      return [...levels, base, reference]
  }
}

const BINS_PER_UNIT = 16
const LOWEST = -128
const BINS = 256 * BINS_PER_UNIT

/**
 * The person's own skin as the photo shows it: the median of L*, a* and b* over the skin of the base, one by one.
 * `skin` holds a value per pixel of the base, above 0 = skin; without it, or where it is empty, the whole base counts.
 */
export function referenceColour(base: LabImage, skin?: ArrayLike<number>): LabImage {
  const data = new Float32Array(new SharedArrayBuffer(3 * Float32Array.BYTES_PER_ELEMENT))
  const counted = skin !== undefined && some(skin) ? skin : undefined
  for (const channel of [0, 1, 2] as const) data[channel] = median(labPlane(base, channel), counted)
  return { width: 1, height: 1, data }
}

/** A skin mask of the photo at the size of its base: the pixel in the middle of each of the base's pixels. */
export function skinOfBase(skin: Uint8Array, photo: ImageSize, base: ImageSize): Uint8Array {
  // Odd sides are rounded up when they are halved, so the quotient is at most the power of two that it stands for.
  const quotient = Math.max(photo.width / base.width, photo.height / base.height)
  const step = 2 ** Math.ceil(Math.log2(quotient))
  const middle = (index: number, limit: number): number =>
    Math.min(limit - 1, Math.floor((index + 0.5) * step))
  return Uint8Array.from({ length: base.width * base.height }, (_, i) => {
    const x = middle(i % base.width, photo.width)
    const y = middle(Math.floor(i / base.width), photo.height)
    return skin[y * photo.width + x] as number
  })
}

function some(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i += 1) if ((values[i] as number) > 0) return true
  return false
}

/** By a histogram: half a bin exact, and no second copy of the plane. */
function median(values: Float32Array, skin: ArrayLike<number> | undefined): number {
  const counts = new Uint32Array(BINS)
  let total = 0
  for (let i = 0; i < values.length; i += 1) {
    if (skin !== undefined && (skin[i] as number) === 0) continue
    const bin = Math.floor(((values[i] as number) - LOWEST) * BINS_PER_UNIT)
    const at = Math.min(BINS - 1, Math.max(0, bin))
    counts[at] = (counts[at] as number) + 1
    total += 1
  }
  let below = 0
  let bin = 0
  while (bin < BINS - 1 && below + (counts[bin] as number) <= total / 2) below += counts[bin++] as number
  return LOWEST + (bin + 0.5) / BINS_PER_UNIT
}
