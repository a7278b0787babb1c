import { luminanceOfLightness, srgbByte } from '../../../shared/imaging/colour.ts'
import { MAP_FULL } from '../../../shared/imaging/pigments.ts'
import type { ImageSize, LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { RowBand } from '../row-bands.ts'
import { LEAST_SKIN } from '../skin/skin-mask.ts'
import { shrinkPlane } from './shrink-plane.ts'

/** Tasks that turn an analysis into what the screen shows: 8-bit pictures and halved copies. */

export interface ByteImage extends ImageSize {
  /** Interleaved R, G, B, gamma-encoded sRGB. */
  readonly data: Uint8Array<SharedArrayBuffer>
}

export interface NarrowInput extends ImageSize, RowBand {
  /** Interleaved R, G, B, 16 bit. */
  readonly source: Uint16Array<SharedArrayBuffer>
  readonly target: Uint8Array<SharedArrayBuffer>
}

function narrowRgb({ width, rowBegin, rowEnd, source, target }: NarrowInput, context: TaskContext): void {
  for (let y = rowBegin; y < rowEnd; y += 1) {
    context.throwIfCancelled()
    for (let at = 3 * y * width; at < 3 * (y + 1) * width; at += 1)
      target[at] = ((source[at] as number) * 255 + 32767) / 65535
  }
}

export interface PictureInput extends RowBand {
  readonly lab: LabImage
  /** Added to L*: a difference image is laid on a mid grey. */
  readonly lightness: number
  /** L*, a* and b* are multiplied by this before. */
  readonly gain: number
  readonly target: Uint8Array<SharedArrayBuffer>
}

/** LAB to sRGB bytes, colours outside the gamut clipped per channel. */
function pictureOfLab(
  { lab, lightness, gain, target, rowBegin, rowEnd }: PictureInput,
  context: TaskContext,
): void {
  const { width, height, data } = lab
  const pixels = width * height
  for (let y = rowBegin; y < rowEnd; y += 1) {
    context.throwIfCancelled()
    for (let at = y * width; at < (y + 1) * width; at += 1) {
      const fy = (gain * (data[at] as number) + lightness + 16) / 116
      const u = 0.95047 * cubed(fy + (gain * (data[pixels + at] as number)) / 500)
      const v = cubed(fy)
      const w = 1.08883 * cubed(fy - (gain * (data[2 * pixels + at] as number)) / 200)
      target[3 * at] = srgbByte(3.2404542 * u - 1.5371385 * v - 0.4985314 * w)
      target[3 * at + 1] = srgbByte(-0.969266 * u + 1.8760108 * v + 0.041556 * w)
      target[3 * at + 2] = srgbByte(0.0556434 * u - 0.2040259 * v + 1.0572252 * w)
    }
  }
}

/** The inverse of LAB's f. */
function cubed(f: number): number {
  return f > 6 / 29 ? f * f * f : 3 * (6 / 29) ** 2 * (f - 4 / 29)
}

export interface ShadeInput extends RowBand {
  /** The specular image: its L* gives the shading of the surface. */
  readonly specular: LabImage
  /** Receives its luminance, 0…`MAP_FULL`. */
  readonly target: Uint16Array<SharedArrayBuffer>
}

function shadeOfSpecular({ specular, target, rowBegin, rowEnd }: ShadeInput, context: TaskContext): void {
  const { width, data } = specular
  for (let y = rowBegin; y < rowEnd; y += 1) {
    context.throwIfCancelled()
    for (let at = y * width; at < (y + 1) * width; at += 1)
      target[at] = Math.min(1, Math.max(0, luminanceOfLightness(data[at] as number))) * MAP_FULL + 0.5
  }
}

export interface MarkSkinInput extends RowBand {
  readonly width: number
  /** A skin mask with its soft border. */
  readonly skin: Uint8Array<SharedArrayBuffer>
  readonly target: Uint8Array<SharedArrayBuffer>
}

/** 255 where a pixel counts as skin, else 0: what the maps were computed for, so that halving gives shares of skin. */
function markSkin({ width, skin, target, rowBegin, rowEnd }: MarkSkinInput, context: TaskContext): void {
  for (let y = rowBegin; y < rowEnd; y += 1) {
    context.throwIfCancelled()
    for (let at = y * width; at < (y + 1) * width; at += 1)
      target[at] = (skin[at] as number) >= LEAST_SKIN ? 255 : 0
  }
}

type Samples = Uint8Array<SharedArrayBuffer> | Uint16Array<SharedArrayBuffer>

export interface HalveSamplesInput extends RowBand {
  /** Of the source. */
  readonly size: ImageSize
  /** Samples per pixel. */
  readonly channels: number
  readonly source: Samples
  /** ⌈width / 2⌉ × ⌈height / 2⌉, of the same kind; the band's rows are its rows. */
  readonly target: Samples
}

/** Every pixel is the mean of the two by two it stands for; at an odd border of those that there are. */
function halveSamples(
  { size: { width, height }, channels, source, target, rowBegin, rowEnd }: HalveSamplesInput,
  context: TaskContext,
): void {
  const halfWidth = Math.ceil(width / 2)
  for (let y = rowBegin; y < rowEnd; y += 1) {
    context.throwIfCancelled()
    const upper = 2 * y * width
    const lower = Math.min(2 * y + 1, height - 1) * width
    for (let x = 0; x < halfWidth; x += 1) {
      const left = 2 * x
      const right = Math.min(left + 1, width - 1)
      const to = (y * halfWidth + x) * channels
      for (let channel = 0; channel < channels; channel += 1)
        target[to + channel] =
          ((source[(upper + left) * channels + channel] as number) +
            (source[(upper + right) * channels + channel] as number) +
            (source[(lower + left) * channels + channel] as number) +
            (source[(lower + right) * channels + channel] as number) +
            2) >>
          2
    }
  }
}

export const layerTasks = { narrowRgb, pictureOfLab, shadeOfSpecular, markSkin, halveSamples, shrinkPlane }
